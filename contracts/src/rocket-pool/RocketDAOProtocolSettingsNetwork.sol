// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { RocketDAOProtocolSettings } from "./RocketDAOProtocolSettings.sol";
import {
    IRocketDAOProtocolSettings,
    IRocketDAOProtocolSettingsNetwork
} from "./interfaces/IRocketDAOProtocolSettings.sol";
import { IRocketStorage } from "./interfaces/IRocketStorage.sol";

/// @title Settings of the network
contract RocketDAOProtocolSettingsNetwork is IRocketDAOProtocolSettingsNetwork, RocketDAOProtocolSettings {
    /// @dev Smallest maximum delta, 1e18 = 100 %.
    uint256 private constant LEAST_DELTA = 0.01 ether;

    /// @param rocketStorage Where the values lie.
    constructor(IRocketStorage rocketStorage) RocketDAOProtocolSettings(rocketStorage, "network") { }

    /// @inheritdoc IRocketDAOProtocolSettings
    function setDefaults() external onlyGuardian {
        _setUint("network.consensus.threshold", 0.51 ether);
        _setBool("network.submit.balances.enabled", true);
        _setUint("network.submit.balances.frequency", 1 days);
        _setUint("network.reth.collateral.target", 0.1 ether);
        _setUint("network.reth.deposit.delay", 0);
        _setUint("network.max.reth.balance.delta", 0.02 ether);
        _setUint("network.node.commission.share", 0.05 ether);
        _setUint("network.voter.share", 0.09 ether);
        _setUint("network.pdao.share", 0);
    }

    /// @inheritdoc IRocketDAOProtocolSettingsNetwork
    function getNodeConsensusThreshold() external view returns (uint256) {
        return getSettingUint("network.consensus.threshold");
    }

    /// @inheritdoc IRocketDAOProtocolSettingsNetwork
    function getSubmitBalancesEnabled() external view returns (bool) {
        return getSettingBool("network.submit.balances.enabled");
    }

    /// @inheritdoc IRocketDAOProtocolSettingsNetwork
    function getSubmitBalancesFrequency() external view returns (uint256) {
        return getSettingUint("network.submit.balances.frequency");
    }

    /// @inheritdoc IRocketDAOProtocolSettingsNetwork
    function getTargetRethCollateralRate() external view returns (uint256) {
        return getSettingUint("network.reth.collateral.target");
    }

    /// @inheritdoc IRocketDAOProtocolSettingsNetwork
    function getRethDepositDelay() external view returns (uint256) {
        return getSettingUint("network.reth.deposit.delay");
    }

    /// @inheritdoc IRocketDAOProtocolSettingsNetwork
    function getMaxRethDelta() external view returns (uint256) {
        return getSettingUint("network.max.reth.balance.delta");
    }

    /// @inheritdoc IRocketDAOProtocolSettingsNetwork
    function getNodeShare() public view returns (uint256) {
        return getSettingUint("network.node.commission.share");
    }

    /// @inheritdoc IRocketDAOProtocolSettingsNetwork
    function getVoterShare() public view returns (uint256) {
        return getSettingUint("network.voter.share");
    }

    /// @inheritdoc IRocketDAOProtocolSettingsNetwork
    function getProtocolDAOShare() public view returns (uint256) {
        return getSettingUint("network.pdao.share");
    }

    /// @inheritdoc IRocketDAOProtocolSettingsNetwork
    function getRethCommission() external view returns (uint256) {
        return getNodeShare() + getVoterShare() + getProtocolDAOShare();
    }

    function _checkUint(string memory path, uint256 value) internal pure override {
        require(
            value >= LEAST_DELTA || !_isPath(path, "network.max.reth.balance.delta"), "Max reth delta must be >= 1%"
        );
    }
}
