// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { ILidoLocator } from "./ILidoLocator.sol";

/// @title Report entry
/// @notice Turns a report about the consensus layer into new pool balances, fees and finalized withdrawals.
interface IAccounting {
    /// @notice A report. Amounts in wei, as they were at `timestamp`.
    /// @param timestamp Moment described, unix seconds; before now and after the last report's.
    /// @param timeElapsed Seconds since the last report's moment; only passed on in `TokenRebased`.
    /// @param clValidatorsBalance Balance of all validators.
    /// @param clPendingBalance Deposits waiting on the consensus layer, those made up to `timestamp` included.
    /// @param withdrawalVaultBalance Ether in the withdrawal vault.
    /// @param elRewardsVaultBalance Ether in the execution-layer rewards vault.
    /// @param sharesRequestedToBurn Shares waiting in the burner, cover and non-cover.
    /// @param withdrawalFinalizationBatches From `calculateFinalizationBatches`; empty to finalize nothing.
    /// @param simulatedShareRate Share rate after this report without finalization, 1e27; 0 only without batches.
    struct ReportValues {
        uint256 timestamp;
        uint256 timeElapsed;
        uint256 clValidatorsBalance;
        uint256 clPendingBalance;
        uint256 withdrawalVaultBalance;
        uint256 elRewardsVaultBalance;
        uint256 sharesRequestedToBurn;
        uint256[] withdrawalFinalizationBatches;
        uint256 simulatedShareRate;
    }

    /// @notice What a report leads to. Ether in wei.
    /// @param withdrawalsVaultTransfer Taken from the withdrawal vault.
    /// @param elRewardsVaultTransfer Taken from the execution-layer rewards vault.
    /// @param etherToFinalizeWQ Locked in the withdrawal queue.
    /// @param sharesToFinalizeWQ Shares of the finalized requests, moved to the burner.
    /// @param sharesToBurnForWithdrawals Of the burnt shares, those that finalization made possible to burn.
    /// @param sharesToBurn Shares burnt; the rest waits in the burner.
    /// @param sharesToMintAsFees Shares minted as the protocol fee.
    /// @param principalCLBalance Last reported consensus-layer balance plus deposits since, up to the report's moment.
    /// @param preTotalShares Shares before.
    /// @param preTotalPooledEther Ether before.
    /// @param postTotalShares Shares after.
    /// @param postTotalPooledEther Ether after.
    struct CalculatedValues {
        uint256 withdrawalsVaultTransfer;
        uint256 elRewardsVaultTransfer;
        uint256 etherToFinalizeWQ;
        uint256 sharesToFinalizeWQ;
        uint256 sharesToBurnForWithdrawals;
        uint256 sharesToBurn;
        uint256 sharesToMintAsFees;
        uint256 principalCLBalance;
        uint256 preTotalShares;
        uint256 preTotalPooledEther;
        uint256 postTotalShares;
        uint256 postTotalPooledEther;
    }

    /// @notice The report's moment is not between the last report's and now.
    /// @param reportTimestamp Moment of the report.
    /// @param upperBoundTimestamp Now; the moment must be before.
    error IncorrectReportTimestamp(uint256 reportTimestamp, uint256 upperBoundTimestamp);

    /// @notice Applies a report. Role REPORT_ROLE.
    /// @dev Order: queue shares to the burner, consensus-layer balances, burn, vaults, finalization, fee, closing events.
    /// Fees are taken only if consensus-layer balance plus withdrawals grew. Rewards from the vaults are taken, and
    /// shares burnt, as far as the positive-rebase cap allows; losses are not capped. A paused queue finalizes nothing.
    /// Reverts as {IOracleReportSanityChecker} and the contracts it calls.
    function handleOracleReport(ReportValues calldata report) external;

    /// @notice What {handleOracleReport} would lead to, without checks against the limits.
    function simulateOracleReport(ReportValues calldata report) external view returns (CalculatedValues memory);

    /// @notice Moment the last report describes, unix seconds; 0 before the first.
    function getLastReportTimestamp() external view returns (uint256);

    /// @notice Where all protocol contracts are found.
    function LIDO_LOCATOR() external view returns (ILidoLocator);
}
