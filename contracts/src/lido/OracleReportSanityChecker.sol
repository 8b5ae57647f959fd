// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IBurner } from "./interfaces/IBurner.sol";
import { ILidoLocator } from "./interfaces/ILidoLocator.sol";
import { IOracleReportSanityChecker } from "./interfaces/IOracleReportSanityChecker.sol";
import { IWithdrawalQueue } from "./interfaces/IWithdrawalQueue.sol";
import { AccessControl } from "@openzeppelin/contracts/access/AccessControl.sol";
import { Math } from "@openzeppelin/contracts/utils/math/Math.sol";
import { SafeCast } from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import { Checkpoints } from "@openzeppelin/contracts/utils/structs/Checkpoints.sol";

/// @title Report limits
contract OracleReportSanityChecker is IOracleReportSanityChecker, AccessControl {
    using Checkpoints for Checkpoints.Trace208;
    using SafeCast for uint256;

    bytes32 public constant ALL_LIMITS_MANAGER_ROLE = keccak256("ALL_LIMITS_MANAGER_ROLE");
    bytes32 public constant MAX_POSITIVE_TOKEN_REBASE_MANAGER_ROLE =
        keccak256("MAX_POSITIVE_TOKEN_REBASE_MANAGER_ROLE");

    uint256 private constant SHARE_RATE_PRECISION = 1e27;
    uint256 private constant TOTAL_BASIS_POINTS = 10_000;
    uint256 private constant LOSS_WINDOW = 36 days;

    ILidoLocator private immutable LOCATOR;

    LimitsList private _limits;
    uint256 private _leftInVault;
    Checkpoints.Trace208 private _losses;

    /// @param locator Address book.
    /// @param admin Gets every role.
    /// @param limits First limits.
    constructor(ILidoLocator locator, address admin, LimitsList memory limits) {
        LOCATOR = locator;
        _grantRole(DEFAULT_ADMIN_ROLE, admin);
        _grantRole(ALL_LIMITS_MANAGER_ROLE, admin);
        _grantRole(MAX_POSITIVE_TOKEN_REBASE_MANAGER_ROLE, admin);
        _setLimits(limits);
    }

    /// @inheritdoc IOracleReportSanityChecker
    function getOracleReportLimits() external view returns (LimitsList memory) {
        return _limits;
    }

    /// @inheritdoc IOracleReportSanityChecker
    function getMaxPositiveTokenRebase() external view returns (uint256) {
        return _limits.maxPositiveTokenRebase;
    }

    /// @inheritdoc IOracleReportSanityChecker
    function setOracleReportLimits(LimitsList calldata limits) external onlyRole(ALL_LIMITS_MANAGER_ROLE) {
        _setLimits(limits);
    }

    /// @inheritdoc IOracleReportSanityChecker
    function setMaxPositiveTokenRebase(uint256 maxPositiveTokenRebase)
        external
        onlyRole(MAX_POSITIVE_TOKEN_REBASE_MANAGER_ROLE)
    {
        LimitsList memory limits = _limits;
        limits.maxPositiveTokenRebase = maxPositiveTokenRebase;
        _setLimits(limits);
    }

    /// @inheritdoc IOracleReportSanityChecker
    function checkAccountingOracleReport(AccountingReport calldata report) external {
        if (msg.sender != LOCATOR.accounting()) revert CalledNotFromAccounting();
        _checkExists(report);
        _checkPending(report);
        uint256 principal = report.preValidatorsBalance + report.prePendingBalance + report.deposits;
        // What came out of validators is not lost; what a report left in the vault came before.
        uint256 withdrawn = report.withdrawalVaultBalance - Math.min(report.withdrawalVaultBalance, _leftInVault);
        uint256 outcome = report.postValidatorsBalance + report.postPendingBalance + withdrawn;
        _leftInVault = report.withdrawalVaultBalance - report.withdrawalsVaultTransfer;
        if (outcome > principal) _checkIncrease(outcome - principal, principal, report.timeElapsed);
        else if (outcome < principal) _checkDecrease(principal - outcome, principal, report.timestamp);
    }

    /// @inheritdoc IOracleReportSanityChecker
    function checkWithdrawalQueueOracleReport(uint256 lastFinalizableRequestId, uint256 reportTimestamp) external view {
        uint256[] memory ids = new uint256[](1);
        ids[0] = lastFinalizableRequestId;
        uint256 created = IWithdrawalQueue(LOCATOR.withdrawalQueue()).getWithdrawalStatus(ids)[0].timestamp;
        if (reportTimestamp < created + _limits.requestTimestampMargin) revert IncorrectRequestFinalization(created);
    }

    /// @inheritdoc IOracleReportSanityChecker
    function checkExitedEthAmountPerDay(uint256 newlyExitedValidatorsCount, uint256 timeElapsed) external view {
        uint256 exited = newlyExitedValidatorsCount * _limits.exitedValidatorEthAmountLimit * 1 ether;
        uint256 perDay = _ethPerDayUp(exited, timeElapsed);
        uint256 limit = _limits.exitedEthAmountPerDayLimit;
        if (perDay > limit) revert ExitedEthAmountPerDayLimitExceeded(limit, perDay);
    }

    /// @inheritdoc IOracleReportSanityChecker
    function checkCLBalancesConsistency(
        uint256[] calldata stakingModuleIds,
        uint256[] calldata validatorBalancesGwei,
        uint256 clValidatorsBalanceGwei
    ) external pure {
        uint256 sum = 0;
        for (uint256 i = 0; i < stakingModuleIds.length; ++i) {
            sum += validatorBalancesGwei[i];
        }
        if (sum != clValidatorsBalanceGwei) revert InconsistentValidatorsBalanceByModule(clValidatorsBalanceGwei, sum);
    }

    /// @inheritdoc IOracleReportSanityChecker
    function checkExtraDataItemsCountPerTransaction(uint256 extraDataListItemsCount) external view {
        uint256 most = _limits.maxItemsPerExtraDataTransaction;
        if (extraDataListItemsCount > most) revert TooManyItemsPerExtraDataTransaction(most, extraDataListItemsCount);
    }

    /// @inheritdoc IOracleReportSanityChecker
    function checkNodeOperatorsPerExtraDataItemCount(uint256 itemIndex, uint256 nodeOperatorsCount) external view {
        if (nodeOperatorsCount > _limits.maxNodeOperatorsPerExtraDataItem) {
            revert TooManyNodeOpsPerExtraDataItem(itemIndex, nodeOperatorsCount);
        }
    }

    /// @inheritdoc IOracleReportSanityChecker
    function checkSimulatedShareRate(
        uint256 postTotalPooledEther,
        uint256 postTotalShares,
        uint256 etherToFinalizeWQ,
        uint256 sharesToBurnForWithdrawals,
        uint256 simulatedShareRate
    ) external view {
        // Adding back what finalization took gives the rate a report without it would have led to.
        uint256 actualShareRate = (postTotalPooledEther + etherToFinalizeWQ) * SHARE_RATE_PRECISION
            / (postTotalShares + sharesToBurnForWithdrawals);
        uint256 difference = actualShareRate > simulatedShareRate
            ? actualShareRate - simulatedShareRate
            : simulatedShareRate - actualShareRate;
        if (difference * TOTAL_BASIS_POINTS > actualShareRate * _limits.simulatedShareRateDeviationBPLimit) {
            revert IncorrectSimulatedShareRate(simulatedShareRate, actualShareRate);
        }
    }

    function _checkExists(AccountingReport calldata report) private view {
        uint256 inWithdrawalVault = LOCATOR.withdrawalVault().balance;
        if (report.withdrawalVaultBalance > inWithdrawalVault) {
            revert IncorrectWithdrawalsVaultBalance(inWithdrawalVault);
        }
        uint256 inRewardsVault = LOCATOR.elRewardsVault().balance;
        if (report.elRewardsVaultBalance > inRewardsVault) revert IncorrectELRewardsVaultBalance(inRewardsVault);
        (uint256 cover, uint256 nonCover) = IBurner(LOCATOR.burner()).getSharesRequestedToBurn();
        if (report.sharesRequestedToBurn > cover + nonCover) revert IncorrectSharesRequestedToBurn(cover + nonCover);
    }

    function _checkPending(AccountingReport calldata report) private view {
        uint256 waiting = report.prePendingBalance + report.deposits;
        uint256 most = waiting + _limits.externalPendingBalanceCapEth * 1 ether;
        if (report.postPendingBalance > most) revert IncorrectTotalPendingBalance(most, report.postPendingBalance);
        if (report.postPendingBalance >= waiting) return;
        uint256 perDay = _ethPerDayUp(waiting - report.postPendingBalance, report.timeElapsed);
        uint256 limit = _limits.appearedEthAmountPerDayLimit;
        if (perDay > limit) revert AppearedEthAmountPerDayLimitExceeded(limit, perDay);
    }

    function _checkIncrease(uint256 growth, uint256 principal, uint256 timeElapsed) private view {
        if (principal == 0) return;
        uint256 annual = growth * TOTAL_BASIS_POINTS * 365 days / principal / _secondsOf(timeElapsed);
        if (annual > _limits.annualBalanceIncreaseBPLimit) revert IncorrectCLBalanceIncrease(annual);
    }

    /// @dev Keeps the running sum of losses by time, so that those of a window are one subtraction.
    function _checkDecrease(uint256 loss, uint256 principal, uint256 timestamp) private {
        uint256 total = _losses.latest() + loss;
        uint256 before = timestamp < LOSS_WINDOW ? 0 : _losses.upperLookupRecent((timestamp - LOSS_WINDOW).toUint48());
        _losses.push(timestamp.toUint48(), total.toUint208());
        uint256 most = principal * _limits.maxCLBalanceDecreaseBP / TOTAL_BASIS_POINTS;
        if (total - before > most) revert IncorrectCLBalanceDecrease(total - before, most);
    }

    function _ethPerDayUp(uint256 amount, uint256 timeElapsed) private pure returns (uint256) {
        return Math.ceilDiv(amount * 1 days, _secondsOf(timeElapsed) * 1 ether);
    }

    function _secondsOf(uint256 timeElapsed) private pure returns (uint256) {
        return timeElapsed == 0 ? 1 hours : timeElapsed;
    }

    function _setLimits(LimitsList memory limits) private {
        _checkRange(limits.maxPositiveTokenRebase, 1, type(uint64).max);
        _checkRange(limits.simulatedShareRateDeviationBPLimit, 0, TOTAL_BASIS_POINTS);
        _checkRange(limits.maxCLBalanceDecreaseBP, 0, TOTAL_BASIS_POINTS);
        _limits = limits;
        emit OracleReportLimitsSet(limits);
    }

    function _checkRange(uint256 value, uint256 min, uint256 max) private pure {
        if (value < min || value > max) revert IncorrectLimitValue(value, min, max);
    }
}
