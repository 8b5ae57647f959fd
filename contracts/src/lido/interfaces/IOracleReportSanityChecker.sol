// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Report limits
/// @notice Holds the limits a report has to keep and checks those that need nothing but the chain's own state.
/// @dev Enforced here: `simulatedShareRateDeviationBPLimit`, `maxPositiveTokenRebase`, and that reported vault and
/// burner amounts exist. The other limits bind the oracle that makes reports; they are kept for those who read them.
interface IOracleReportSanityChecker {
    /// @notice Limits of reports.
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

    /// @notice Reverts if the report claims more than there is.
    /// @param withdrawalVaultBalance Reported balance, wei.
    /// @param elRewardsVaultBalance Reported balance, wei.
    /// @param sharesRequestedToBurn Reported shares.
    function checkReportedBalances(
        uint256 withdrawalVaultBalance,
        uint256 elRewardsVaultBalance,
        uint256 sharesRequestedToBurn
    ) external view;

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
