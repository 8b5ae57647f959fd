// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { AccountingOracle } from "../src/lido/AccountingOracle.sol";
import { HashConsensus } from "../src/lido/HashConsensus.sol";
import { LidoLocator } from "../src/lido/LidoLocator.sol";
import { IAccountingOracle } from "../src/lido/interfaces/IAccountingOracle.sol";
import { Fixture } from "./Fixture.sol";

/// @dev Everything, with a real oracle: one member, quorum one, frames of a day on slots of 12 seconds.
abstract contract OracleFixture is Fixture {
    uint256 internal constant SLOT = 12;
    uint256 internal constant EPOCH = 32 * SLOT;
    uint256 internal constant EPOCHS_PER_FRAME = 225;
    uint256 internal constant FRAME = EPOCHS_PER_FRAME * EPOCH;

    address internal member = makeAddr("member");
    uint256 internal genesis;
    HashConsensus internal consensus;
    AccountingOracle internal oracle;

    function _deploy() internal virtual override {
        genesis = block.timestamp;
        super._deploy();
        consensus = new HashConsensus(32, SLOT, genesis, EPOCHS_PER_FRAME, EPOCHS_PER_FRAME, admin, _oracleAddress());
        oracle = new AccountingOracle(locator, admin, address(consensus), SLOT, genesis);
        vm.prank(admin);
        consensus.addMember(member, 1);
    }

    /// @dev Two contracts after accounting, which is the last of the fixture, come the consensus and the oracle; the
    /// module that is deployed between takes one more address.
    function _config(uint64 nonce) internal view override returns (LidoLocator.Config memory config) {
        config = super._config(nonce);
        config.accountingOracle = vm.computeCreateAddress(address(this), nonce + 13);
    }

    function _oracleAddress() private view returns (address) {
        return locator.accountingOracle();
    }

    /// @dev The report of the next frame, by way of the oracle, with the validators' balance changed by so many gwei.
    function _oracleReport(int256 clChangeGwei, bool finalizes) internal {
        IAccountingOracle.ReportData memory data = _reportData(clChangeGwei, finalizes);
        _agree(data);
        vm.prank(member);
        oracle.submitReportData(data, 5);
    }

    function _agree(IAccountingOracle.ReportData memory data) internal {
        vm.prank(member);
        consensus.submitReport(data.refSlot, keccak256(abi.encode(data)), 6);
    }

    /// @dev Goes to the second slot of the next frame and describes what is there.
    function _reportData(int256 clChangeGwei, bool finalizes) internal returns (IAccountingOracle.ReportData memory) {
        _toNextFrame();
        return _dataNow(clChangeGwei, finalizes);
    }

    function _dataNow(int256 clChangeGwei, bool finalizes)
        internal
        view
        returns (IAccountingOracle.ReportData memory data)
    {
        (data.refSlot,) = consensus.getCurrentFrame();
        data.consensusVersion = 6;
        uint256 timestamp = genesis + data.refSlot * SLOT;
        (uint256 validators, uint256 pending,,) = lido.getBalanceStats();
        uint256 principal = validators + pending + lido.getDepositedForReport(timestamp);
        data.clValidatorsBalanceGwei = uint256(int256(principal / 1e9) + clChangeGwei);
        data.withdrawalVaultBalance = address(withdrawalVault).balance;
        data.elRewardsVaultBalance = address(elVault).balance;
        (uint256 cover, uint256 nonCover) = burner.getSharesRequestedToBurn();
        data.sharesRequestedToBurn = cover + nonCover;
        if (finalizes) _finalizeWith(data, timestamp);
    }

    function _finalizeWith(IAccountingOracle.ReportData memory data, uint256 timestamp) private view {
        (data.withdrawalFinalizationBatches, data.simulatedShareRate) = _finalizationFor(
            timestamp,
            data.clValidatorsBalanceGwei * 1e9,
            data.withdrawalVaultBalance,
            data.elRewardsVaultBalance,
            data.sharesRequestedToBurn
        );
    }

    function _toNextFrame() internal {
        uint256 first = genesis + FRAME;
        uint256 start = block.timestamp < first ? first : first + ((block.timestamp - first) / FRAME + 1) * FRAME;
        vm.warp(start + SLOT);
        vm.roll(block.number + 1);
    }
}
