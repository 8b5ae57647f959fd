// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IAccounting } from "./interfaces/IAccounting.sol";
import { IBurner } from "./interfaces/IBurner.sol";
import { ILido } from "./interfaces/ILido.sol";
import { ILidoLocator } from "./interfaces/ILidoLocator.sol";
import { IOracleReportSanityChecker } from "./interfaces/IOracleReportSanityChecker.sol";
import { IStakingRouter } from "./interfaces/IStakingRouter.sol";
import { IWithdrawalQueue } from "./interfaces/IWithdrawalQueue.sol";
import { RebaseCap } from "./lib/RebaseCap.sol";
import { AccessControl } from "@openzeppelin/contracts/access/AccessControl.sol";
import { Math } from "@openzeppelin/contracts/utils/math/Math.sol";

/// @title Report entry
contract Accounting is IAccounting, AccessControl {
    using RebaseCap for RebaseCap.Room;

    bytes32 public constant REPORT_ROLE = keccak256("REPORT_ROLE");

    /// @inheritdoc IAccounting
    ILidoLocator public immutable LIDO_LOCATOR;
    ILido public immutable LIDO;

    uint256 private _lastReportTimestamp;

    /// @param locator Address book; its accounting oracle may report.
    /// @param admin May let others report.
    constructor(ILidoLocator locator, address admin) {
        LIDO_LOCATOR = locator;
        LIDO = ILido(locator.lido());
        _grantRole(DEFAULT_ADMIN_ROLE, admin);
        _grantRole(REPORT_ROLE, locator.accountingOracle());
    }

    /// @inheritdoc IAccounting
    function handleOracleReport(ReportValues calldata report) external onlyRole(REPORT_ROLE) {
        if (report.timestamp <= _lastReportTimestamp || report.timestamp >= block.timestamp) {
            revert IncorrectReportTimestamp(report.timestamp, block.timestamp);
        }
        _lastReportTimestamp = report.timestamp;
        CalculatedValues memory values = _calculate(report);
        _check(report, values);
        _apply(report, values);
    }

    /// @inheritdoc IAccounting
    function simulateOracleReport(ReportValues calldata report) external view returns (CalculatedValues memory) {
        return _calculate(report);
    }

    /// @inheritdoc IAccounting
    function getLastReportTimestamp() external view returns (uint256) {
        return _lastReportTimestamp;
    }

    // Calculation

    function _calculate(ReportValues calldata report) private view returns (CalculatedValues memory values) {
        values.preTotalShares = LIDO.getTotalShares();
        values.preTotalPooledEther = LIDO.getTotalPooledEther();
        values.principalCLBalance = _principal(report.timestamp);
        (values.etherToFinalizeWQ, values.sharesToFinalizeWQ) = _finalizationOf(report);
        _smoothen(report, values);

        uint256 ether_ = values.preTotalPooledEther + _clBalance(report) + values.withdrawalsVaultTransfer
            + values.elRewardsVaultTransfer - values.principalCLBalance - values.etherToFinalizeWQ;
        uint256 sharesBeforeFee = values.preTotalShares - values.sharesToBurn;
        values.sharesToMintAsFees = _feeSharesDown(report, values, ether_, sharesBeforeFee);
        values.postTotalPooledEther = ether_;
        values.postTotalShares = sharesBeforeFee + values.sharesToMintAsFees;
    }

    function _principal(uint256 timestamp) private view returns (uint256) {
        (uint256 validators, uint256 pending,,) = LIDO.getBalanceStats();
        return validators + pending + LIDO.getDepositedForReport(timestamp);
    }

    function _clBalance(ReportValues calldata report) private pure returns (uint256) {
        return report.clValidatorsBalance + report.clPendingBalance;
    }

    function _finalizationOf(ReportValues calldata report) private view returns (uint256, uint256) {
        IWithdrawalQueue queue = _queue();
        if (report.withdrawalFinalizationBatches.length == 0 || queue.isPaused()) return (0, 0);
        return queue.prefinalize(report.withdrawalFinalizationBatches, report.simulatedShareRate);
    }

    /// @dev Fills in what is taken from the vaults and how many shares are burnt, under the positive-rebase cap.
    function _smoothen(ReportValues calldata report, CalculatedValues memory values) private view {
        RebaseCap.Room memory room =
            RebaseCap.open(values.preTotalPooledEther, values.preTotalShares, _checker().getMaxPositiveTokenRebase());
        uint256 clBalance = _clBalance(report);
        if (clBalance < values.principalCLBalance) {
            room.remove(values.principalCLBalance - clBalance);
        } else {
            // Growth above the cap is real and stays; it only leaves no room for the rest.
            room.takeUpTo(clBalance - values.principalCLBalance);
        }
        values.withdrawalsVaultTransfer = room.takeUpTo(report.withdrawalVaultBalance);
        values.elRewardsVaultTransfer = room.takeUpTo(report.elRewardsVaultBalance);

        uint256 burntAnyway = Math.min(room.burnableSharesDown(), report.sharesRequestedToBurn);
        room.remove(values.etherToFinalizeWQ);
        values.sharesToBurn =
            Math.min(room.burnableSharesDown(), report.sharesRequestedToBurn + values.sharesToFinalizeWQ);
        values.sharesToBurnForWithdrawals = values.sharesToBurn - burntAnyway;
    }

    /// @dev Shares worth the fee at the rate after the report, rounded down (in favour of holders). The fee is due on
    /// all rewards of the report, but only if the consensus layer earned something.
    function _feeSharesDown(
        ReportValues calldata report,
        CalculatedValues memory values,
        uint256 etherAfter,
        uint256 sharesBeforeFee
    ) private view returns (uint256) {
        uint256 clWithWithdrawals = _clBalance(report) + values.withdrawalsVaultTransfer;
        if (clWithWithdrawals <= values.principalCLBalance) return 0;
        uint256 rewards = clWithWithdrawals - values.principalCLBalance + values.elRewardsVaultTransfer;
        (uint256 modulesFee, uint256 treasuryFee, uint256 precision) = _router().getStakingFeeAggregateDistribution();
        uint256 feeEther = rewards * (modulesFee + treasuryFee) / precision;
        return Math.mulDiv(feeEther, sharesBeforeFee, etherAfter - feeEther);
    }

    // Checks and effects

    function _check(ReportValues calldata report, CalculatedValues memory values) private {
        IOracleReportSanityChecker checker = _checker();
        checker.checkAccountingOracleReport(_checkedPartOf(report, values));
        if (values.sharesToFinalizeWQ == 0) return;
        uint256[] calldata batches = report.withdrawalFinalizationBatches;
        checker.checkWithdrawalQueueOracleReport(batches[batches.length - 1], report.timestamp);
        checker.checkSimulatedShareRate(
            values.postTotalPooledEther,
            values.postTotalShares,
            values.etherToFinalizeWQ,
            values.sharesToBurnForWithdrawals,
            report.simulatedShareRate
        );
    }

    function _checkedPartOf(ReportValues calldata report, CalculatedValues memory values)
        private
        view
        returns (IOracleReportSanityChecker.AccountingReport memory part)
    {
        (part.preValidatorsBalance, part.prePendingBalance,,) = LIDO.getBalanceStats();
        part.timestamp = report.timestamp;
        part.timeElapsed = report.timeElapsed;
        part.deposits = LIDO.getDepositedForReport(report.timestamp);
        part.postValidatorsBalance = report.clValidatorsBalance;
        part.postPendingBalance = report.clPendingBalance;
        part.withdrawalVaultBalance = report.withdrawalVaultBalance;
        part.withdrawalsVaultTransfer = values.withdrawalsVaultTransfer;
        part.elRewardsVaultBalance = report.elRewardsVaultBalance;
        part.sharesRequestedToBurn = report.sharesRequestedToBurn;
    }

    function _apply(ReportValues calldata report, CalculatedValues memory values) private {
        IBurner burner = IBurner(LIDO_LOCATOR.burner());
        if (values.sharesToFinalizeWQ != 0) burner.requestBurnShares(address(_queue()), values.sharesToFinalizeWQ);
        LIDO.processClStateUpdate(report.timestamp, report.clValidatorsBalance, report.clPendingBalance);
        burner.commitSharesToBurn(values.sharesToBurn);
        LIDO.collectRewardsAndProcessWithdrawals(_settlementOf(report, values));
        if (values.sharesToMintAsFees != 0) _distributeFee(values.sharesToMintAsFees);
        LIDO.emitTokenRebase(
            ILido.RebaseTotals({
                reportTimestamp: report.timestamp,
                timeElapsed: report.timeElapsed,
                preTotalShares: values.preTotalShares,
                preTotalEther: values.preTotalPooledEther,
                postTotalShares: values.postTotalShares,
                postTotalEther: values.postTotalPooledEther,
                sharesMintedAsFees: values.sharesToMintAsFees
            })
        );
    }

    function _settlementOf(ReportValues calldata report, CalculatedValues memory values)
        private
        pure
        returns (ILido.ReportSettlement memory settlement)
    {
        settlement.reportTimestamp = report.timestamp;
        settlement.preCLBalance = values.principalCLBalance;
        settlement.postCLBalance = _clBalance(report);
        settlement.withdrawalsVaultTransfer = values.withdrawalsVaultTransfer;
        settlement.elRewardsVaultTransfer = values.elRewardsVaultTransfer;
        settlement.simulatedShareRate = report.simulatedShareRate;
        settlement.etherToLockOnWithdrawalQueue = values.etherToFinalizeWQ;
        if (values.sharesToFinalizeWQ != 0) {
            uint256[] calldata batches = report.withdrawalFinalizationBatches;
            settlement.lastRequestIdToFinalize = batches[batches.length - 1];
        }
    }

    /// @dev Mints the fee here and hands it on; the treasury gets what rounding leaves.
    function _distributeFee(uint256 sharesToMint) private {
        LIDO.mintShares(address(this), sharesToMint);
        (address[] memory recipients, uint256[] memory ids, uint96[] memory moduleFees, uint96 totalFee,) =
            _router().getStakingRewardsDistribution();
        uint256[] memory moduleShares = new uint256[](recipients.length);
        uint256 left = sharesToMint;
        for (uint256 i = 0; i < recipients.length; ++i) {
            moduleShares[i] = sharesToMint * moduleFees[i] / totalFee;
            if (moduleShares[i] == 0) continue;
            LIDO.transferShares(recipients[i], moduleShares[i]);
            left -= moduleShares[i];
        }
        if (left != 0) LIDO.transferShares(LIDO_LOCATOR.treasury(), left);
        _router().reportRewardsMinted(ids, moduleShares);
    }

    function _queue() private view returns (IWithdrawalQueue) {
        return IWithdrawalQueue(LIDO_LOCATOR.withdrawalQueue());
    }

    function _router() private view returns (IStakingRouter) {
        return IStakingRouter(LIDO_LOCATOR.stakingRouter());
    }

    function _checker() private view returns (IOracleReportSanityChecker) {
        return IOracleReportSanityChecker(LIDO_LOCATOR.oracleReportSanityChecker());
    }
}
