// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Report limits
/// @notice Holds the limits a report has to keep and checks them as far as a report carries the data.
/// @dev Not enforced, only kept for those who read them: exit requests (`maxBalanceExitRequestedPerReportInEth`),
/// effective-balance weights, consolidations, and the tolerance of second-opinion oracles.
interface IOracleReportSanityChecker {
    /// @notice Limits of reports. Amounts are in whole ETH.
    /// @param exitedEthAmountPerDayLimit Most that may exit in a day.
    /// @param appearedEthAmountPerDayLimit Most that may turn from pending to validators in a day.
    /// @param annualBalanceIncreaseBPLimit Most the consensus layer may earn, basis points a year.
    /// @param exitedValidatorEthAmountLimit What one exited validator counts as.
    /// @param maxCLBalanceDecreaseBP Most the consensus layer may lose within 36 days, basis points.
    /// @param externalPendingBalanceCapEth Most that others may have deposited for the pool's validators.
    /// @param simulatedShareRateDeviationBPLimit Furthest the simulated share rate may be off, basis points.
    /// @param requestTimestampMargin Youngest age of a request when it is finalized, seconds.
    /// @param maxPositiveTokenRebase Most the share rate may grow in one report, 1e9 = 100 %; 2^64 - 1 for no cap.
    struct LimitsList {
        uint256 exitedEthAmountPerDayLimit;
        uint256 appearedEthAmountPerDayLimit;
        uint256 annualBalanceIncreaseBPLimit;
        uint256 simulatedShareRateDeviationBPLimit;
        uint256 maxBalanceExitRequestedPerReportInEth;
        uint256 maxEffectiveBalanceWeightWCType01;
        uint256 maxEffectiveBalanceWeightWCType02;
        uint256 maxItemsPerExtraDataTransaction;
        uint256 maxNodeOperatorsPerExtraDataItem;
        uint256 requestTimestampMargin;
        uint256 maxPositiveTokenRebase;
        uint256 maxCLBalanceDecreaseBP;
        uint256 clBalanceOraclesErrorUpperBPLimit;
        uint256 consolidationEthAmountPerDayLimit;
        uint256 exitedValidatorEthAmountLimit;
        uint256 externalPendingBalanceCapEth;
    }

    /// @notice What is checked of a report, in wei.
    /// @param timestamp Moment of the report, unix seconds.
    /// @param timeElapsed Seconds since the last report's moment; 0 counts as an hour.
    /// @param preValidatorsBalance Validators in the last report.
    /// @param prePendingBalance Pending deposits in the last report.
    /// @param deposits Deposited since, up to this report's moment.
    /// @param postValidatorsBalance Validators in this report.
    /// @param postPendingBalance Pending deposits in this report.
    /// @param withdrawalVaultBalance Reported balance.
    /// @param withdrawalsVaultTransfer What the report takes from it.
    /// @param elRewardsVaultBalance Reported balance.
    /// @param sharesRequestedToBurn Reported shares.
    struct AccountingReport {
        uint256 timestamp;
        uint256 timeElapsed;
        uint256 preValidatorsBalance;
        uint256 prePendingBalance;
        uint256 deposits;
        uint256 postValidatorsBalance;
        uint256 postPendingBalance;
        uint256 withdrawalVaultBalance;
        uint256 withdrawalsVaultTransfer;
        uint256 elRewardsVaultBalance;
        uint256 sharesRequestedToBurn;
    }

    /// @notice Only accounting may.
    error CalledNotFromAccounting();

    /// @notice The consensus layer cannot earn `annualBalanceDiff` basis points a year.
    error IncorrectCLBalanceIncrease(uint256 annualBalanceDiff);

    /// @notice The consensus layer lost `negativeCLRebaseSum` wei within 36 days.
    error IncorrectCLBalanceDecrease(uint256 negativeCLRebaseSum, uint256 maxNegativeCLRebaseSum);

    /// @notice More is pending than was deposited, in wei.
    error IncorrectTotalPendingBalance(uint256 maxAllowed, uint256 actual);

    /// @notice Deposits cannot be activated that fast, in ETH a day.
    error AppearedEthAmountPerDayLimitExceeded(uint256 limitPerDay, uint256 appearedPerDay);

    /// @notice Validators cannot exit that fast, in ETH a day.
    error ExitedEthAmountPerDayLimitExceeded(uint256 limitPerDay, uint256 exitedPerDay);

    /// @notice Too many items of extra data in one transaction.
    error TooManyItemsPerExtraDataTransaction(uint256 maxItemsCount, uint256 receivedItemsCount);

    /// @notice Too many operators in one item of extra data.
    error TooManyNodeOpsPerExtraDataItem(uint256 itemIndex, uint256 nodeOpsCount);

    /// @notice Balances by module must add up, in gwei.
    error InconsistentValidatorsBalanceByModule(uint256 expected, uint256 actual);

    /// @notice The youngest request to finalize was made too shortly before the report.
    error IncorrectRequestFinalization(uint256 requestCreationTimestamp);

    /// @notice A limit must be in range.
    error IncorrectLimitValue(uint256 value, uint256 minAllowedValue, uint256 maxAllowedValue);

    /// @notice The withdrawal vault holds only `actualWithdrawalVaultBalance` wei.
    error IncorrectWithdrawalsVaultBalance(uint256 actualWithdrawalVaultBalance);

    /// @notice The execution-layer rewards vault holds only `actualELRewardsVaultBalance` wei.
    error IncorrectELRewardsVaultBalance(uint256 actualELRewardsVaultBalance);

    /// @notice The burner holds only `actualSharesToBurn` shares.
    error IncorrectSharesRequestedToBurn(uint256 actualSharesToBurn);

    /// @notice The simulated share rate is too far from the real one, both 1e27.
    error IncorrectSimulatedShareRate(uint256 simulatedShareRate, uint256 actualShareRate);

    /// @notice New limits.
    event OracleReportLimitsSet(LimitsList limits);

    /// @notice All limits.
    function getOracleReportLimits() external view returns (LimitsList memory);

    /// @notice Most the share rate may grow in one report, 1e9 = 100 %.
    function getMaxPositiveTokenRebase() external view returns (uint256);

    /// @notice Sets all limits. Role ALL_LIMITS_MANAGER_ROLE.
    function setOracleReportLimits(LimitsList calldata limits) external;

    /// @notice Sets the cap alone. Role MAX_POSITIVE_TOKEN_REBASE_MANAGER_ROLE.
    /// @param maxPositiveTokenRebase 1e9 = 100 %; from 1 to 2^64 - 1, which means no cap.
    function setMaxPositiveTokenRebase(uint256 maxPositiveTokenRebase) external;

    /// @notice Reverts if a report claims more than there is, or that balances changed faster than they can. Accounting
    /// only; remembers losses and what is left in the withdrawal vault for the reports to come.
    function checkAccountingOracleReport(AccountingReport calldata report) external;

    /// @notice Reverts if the youngest request to finalize is too young.
    /// @param lastFinalizableRequestId Id of that request.
    /// @param reportTimestamp Moment of the report, unix seconds.
    function checkWithdrawalQueueOracleReport(uint256 lastFinalizableRequestId, uint256 reportTimestamp) external view;

    /// @notice Reverts if so many validators cannot have exited in that time.
    /// @param newlyExitedValidatorsCount Number of validators.
    /// @param timeElapsed Seconds.
    function checkExitedEthAmountPerDay(uint256 newlyExitedValidatorsCount, uint256 timeElapsed) external view;

    /// @notice Reverts if a transaction brings more items of extra data than allowed.
    /// @param extraDataListItemsCount Number of items.
    function checkExtraDataItemsCountPerTransaction(uint256 extraDataListItemsCount) external view;

    /// @notice Reverts if an item of extra data is about more operators than allowed.
    /// @param itemIndex Number of the item.
    /// @param nodeOperatorsCount Number of operators.
    function checkNodeOperatorsPerExtraDataItemCount(uint256 itemIndex, uint256 nodeOperatorsCount) external view;

    /// @notice Reverts if balances by module do not add up to the total.
    /// @param stakingModuleIds Modules.
    /// @param validatorBalancesGwei Balance of each.
    /// @param clValidatorsBalanceGwei The total.
    function checkCLBalancesConsistency(
        uint256[] calldata stakingModuleIds,
        uint256[] calldata validatorBalancesGwei,
        uint256 clValidatorsBalanceGwei
    ) external pure;

    /// @notice Reverts if the simulated share rate is too far from what the report leads to.
    /// @param postTotalPooledEther Ether after the report, wei.
    /// @param postTotalShares Shares after the report.
    /// @param etherToFinalizeWQ Ether that finalization took, wei.
    /// @param sharesToBurnForWithdrawals Shares burnt because of finalization.
    /// @param simulatedShareRate Reported rate, 1e27.
    function checkSimulatedShareRate(
        uint256 postTotalPooledEther,
        uint256 postTotalShares,
        uint256 etherToFinalizeWQ,
        uint256 sharesToBurnForWithdrawals,
        uint256 simulatedShareRate
    ) external view;
}
