// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { RocketBase } from "./RocketBase.sol";
import { IRocketDAONodeTrusted } from "./interfaces/IRocketDAONodeTrusted.sol";
import { IRocketDAOProtocolSettingsNetwork } from "./interfaces/IRocketDAOProtocolSettings.sol";
import { IRocketNetworkBalances } from "./interfaces/IRocketNetworkBalances.sol";
import { IRocketStorage } from "./interfaces/IRocketStorage.sol";
import { Math } from "@openzeppelin/contracts/utils/math/Math.sol";

/// @title Reported balances
contract RocketNetworkBalances is IRocketNetworkBalances, RocketBase {
    uint256 private constant ONE = 1 ether;

    /// @dev How much of the frequency must have passed, in percent.
    uint256 private constant LEAST_PASSED = 95;

    struct Balances {
        uint256 blockNumber;
        uint256 slotTimestamp;
        uint256 totalEth;
        uint256 stakingEth;
        uint256 rethSupply;
    }

    Balances private _current;

    /// @dev Members who submitted these balances.
    mapping(bytes32 balancesHash => uint256) private _votes;
    mapping(bytes32 balancesHash => mapping(address member => bool)) private _voted;

    /// @param rocketStorage Where the other contracts are found.
    constructor(IRocketStorage rocketStorage) RocketBase(rocketStorage) { }

    // Reading

    /// @inheritdoc IRocketNetworkBalances
    function getBalancesBlock() external view returns (uint256) {
        return _current.blockNumber;
    }

    /// @inheritdoc IRocketNetworkBalances
    function getBalancesTimestamp() external view returns (uint256) {
        return _current.slotTimestamp;
    }

    /// @inheritdoc IRocketNetworkBalances
    function getTotalETHBalance() external view returns (uint256) {
        return _current.totalEth;
    }

    /// @inheritdoc IRocketNetworkBalances
    function getStakingETHBalance() external view returns (uint256) {
        return _current.stakingEth;
    }

    /// @inheritdoc IRocketNetworkBalances
    function getTotalRETHSupply() external view returns (uint256) {
        return _current.rethSupply;
    }

    /// @inheritdoc IRocketNetworkBalances
    function getETHUtilizationRate() external view returns (uint256) {
        return _current.totalEth == 0 ? ONE : _current.stakingEth * ONE / _current.totalEth;
    }

    // Writing

    /// @inheritdoc IRocketNetworkBalances
    function submitBalances(
        uint256 blockNumber,
        uint256 slotTimestamp,
        uint256 totalEth,
        uint256 stakingEth,
        uint256 rethSupply
    ) external {
        require(_members().getMemberIsValid(msg.sender), "Invalid trusted node");
        Balances memory next = Balances(blockNumber, slotTimestamp, totalEth, stakingEth, rethSupply);
        _check(next);
        bytes32 id = keccak256(abi.encode(next));
        require(!_voted[id][msg.sender], "Duplicate submission from node");
        _voted[id][msg.sender] = true;
        ++_votes[id];
        emit BalancesSubmitted(
            msg.sender, blockNumber, slotTimestamp, totalEth, stakingEth, rethSupply, block.timestamp
        );
        if (_isAgreed(id)) _update(next);
    }

    /// @inheritdoc IRocketNetworkBalances
    function executeUpdateBalances(
        uint256 blockNumber,
        uint256 slotTimestamp,
        uint256 totalEth,
        uint256 stakingEth,
        uint256 rethSupply
    ) external {
        Balances memory next = Balances(blockNumber, slotTimestamp, totalEth, stakingEth, rethSupply);
        _check(next);
        require(_isAgreed(keccak256(abi.encode(next))), "Consensus has not been reached");
        _update(next);
    }

    function _check(Balances memory next) private view {
        IRocketDAOProtocolSettingsNetwork settings = _settings();
        require(settings.getSubmitBalancesEnabled(), "Submitting balances is currently disabled");
        require(next.blockNumber < block.number, "Balances can not be submitted for a future block");
        require(next.blockNumber > _current.blockNumber, "Network balances for an equal or higher block are set");
        // forge-lint: disable-next-line(block-timestamp)
        require(next.stakingEth <= next.totalEth && next.slotTimestamp < block.timestamp, "Invalid network balances");
        if (_current.blockNumber > 0) _checkGuardrail(settings, next);
    }

    /// @dev RPIP-61. The rates compared are those of 1e18 tokens in wei, rounded down.
    function _checkGuardrail(IRocketDAOProtocolSettingsNetwork settings, Balances memory next) private view {
        require(
            next.slotTimestamp * 100
                >= _current.slotTimestamp * 100 + settings.getSubmitBalancesFrequency() * LEAST_PASSED,
            "Not enough time has passed since the last update"
        );
        uint256 rate = _rate(_current);
        uint256 nextRate = _rate(next);
        uint256 change = nextRate > rate ? nextRate - rate : rate - nextRate;
        require(change <= rate * settings.getMaxRethDelta() / ONE, "rETH exchange rate changed by too much");
    }

    function _update(Balances memory next) private {
        _current = next;
        emit BalancesUpdated(
            next.blockNumber, next.slotTimestamp, next.totalEth, next.stakingEth, next.rethSupply, block.timestamp
        );
    }

    function _isAgreed(bytes32 id) private view returns (bool) {
        return
            _votes[id] * ONE >= _members().getMemberCount() * _settings().getNodeConsensusThreshold() && _votes[id] > 0;
    }

    function _rate(Balances memory balances) private pure returns (uint256) {
        return balances.rethSupply == 0 ? ONE : Math.mulDiv(ONE, balances.totalEth, balances.rethSupply);
    }

    function _members() private view returns (IRocketDAONodeTrusted) {
        return IRocketDAONodeTrusted(_contract("rocketDAONodeTrusted"));
    }

    function _settings() private view returns (IRocketDAOProtocolSettingsNetwork) {
        return IRocketDAOProtocolSettingsNetwork(_contract("rocketDAOProtocolSettingsNetwork"));
    }
}
