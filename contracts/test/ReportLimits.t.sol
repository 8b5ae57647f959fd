// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IAccounting } from "../src/lido/interfaces/IAccounting.sol";
import { IOracleReportSanityChecker } from "../src/lido/interfaces/IOracleReportSanityChecker.sol";
import { Fixture } from "./Fixture.sol";

/// @dev Limits as on mainnet.
contract ReportLimitsTest is Fixture {
    function setUp() public override {
        super.setUp();
        _stakeAndDeposit(alice, 3200 ether);
        _report(0, false);
        IOracleReportSanityChecker.LimitsList memory limits = _limits();
        limits.exitedEthAmountPerDayLimit = 57_600;
        limits.appearedEthAmountPerDayLimit = 57_600;
        limits.annualBalanceIncreaseBPLimit = 1000;
        limits.maxCLBalanceDecreaseBP = 360;
        limits.externalPendingBalanceCapEth = 0;
        vm.prank(admin);
        checker.setOracleReportLimits(limits);
    }

    function test_Increase_AtMostTheYearlyLimit() external {
        _report(0.87 ether, false);
        IAccounting.ReportValues memory report = _next();
        report.clValidatorsBalance += 0.88 ether;
        _expectRefused(
            report, abi.encodeWithSelector(IOracleReportSanityChecker.IncorrectCLBalanceIncrease.selector, 1003)
        );
    }

    function test_Increase_CountsWhatReachedTheVault() external {
        vm.deal(address(withdrawalVault), 0.88 ether);
        _expectRefused(
            _next(), abi.encodeWithSelector(IOracleReportSanityChecker.IncorrectCLBalanceIncrease.selector, 1003)
        );
    }

    function test_Increase_LongerTimeAllowsMore() external {
        IAccounting.ReportValues memory report = _next();
        report.clValidatorsBalance += 1.7 ether;
        report.timeElapsed = 2 days;
        _nextBlock();
        vm.prank(admin);
        accounting.handleOracleReport(report);
    }

    function test_Increase_NoTimeCountsAsAnHour() external {
        IAccounting.ReportValues memory report = _next();
        report.clValidatorsBalance += 0.87 ether;
        report.timeElapsed = 0;
        _expectRefused(
            report, abi.encodeWithSelector(IOracleReportSanityChecker.IncorrectCLBalanceIncrease.selector, 23_816)
        );
    }

    function test_Vault_WhatIsLeftThereIsNoGrowth() external {
        vm.prank(admin);
        checker.setMaxPositiveTokenRebase(1);
        vm.deal(address(withdrawalVault), 0.8 ether);
        _report(0, false);
        assertGt(address(withdrawalVault).balance, 0.79 ether, "held back");
        _report(0.8 ether, false);
    }

    function test_Decrease_AtMostTheLimit() external {
        uint256 most = 3200 ether * 360 / uint256(10_000);
        _report(-int256(most), false);
        IAccounting.ReportValues memory report = _next();
        report.clValidatorsBalance -= 1;
        uint256 mostNow = (3200 ether - most) * 360 / 10_000;
        _expectRefused(
            report,
            abi.encodeWithSelector(IOracleReportSanityChecker.IncorrectCLBalanceDecrease.selector, most + 1, mostNow)
        );
        skip(36 days);
        _report(-1, false);
    }

    function test_Decrease_OfReleasedEtherIsNone() external {
        vm.prank(admin);
        sink.release(payable(address(withdrawalVault)), 3000 ether);
        _report(-3000 ether, false);
    }

    function test_Pending_OnlyWhatWasDeposited() external {
        _stakeAndDeposit(bob, 320 ether);
        IAccounting.ReportValues memory report = _next();
        report.clPendingBalance = 320 ether + 1;
        report.clValidatorsBalance -= 320 ether + 1;
        _expectRefused(
            report,
            abi.encodeWithSelector(
                IOracleReportSanityChecker.IncorrectTotalPendingBalance.selector, 320 ether, 320 ether + 1
            )
        );
    }

    function test_Pending_ActivatesAtMostSoFast() external {
        _stakeAndDeposit(bob, 60_000 ether);
        IAccounting.ReportValues memory report = _next();
        report.timeElapsed = 1 days;
        _expectRefused(
            report,
            abi.encodeWithSelector(
                IOracleReportSanityChecker.AppearedEthAmountPerDayLimitExceeded.selector, 57_600, 60_000
            )
        );
        report.clPendingBalance = 2400 ether;
        report.clValidatorsBalance -= 2400 ether;
        vm.prank(admin);
        accounting.handleOracleReport(report);
    }

    function test_Exits_AtMostSoFast() external {
        checker.checkExitedEthAmountPerDay(1800, 1 days);
        vm.expectRevert(
            abi.encodeWithSelector(
                IOracleReportSanityChecker.ExitedEthAmountPerDayLimitExceeded.selector, 57_600, 57_632
            )
        );
        checker.checkExitedEthAmountPerDay(1801, 1 days);
    }

    function test_Modules_AddUp() external {
        checker.checkCLBalancesConsistency(_two(1, 2), _two(10, 20), 30);
        vm.expectRevert(
            abi.encodeWithSelector(IOracleReportSanityChecker.InconsistentValidatorsBalanceByModule.selector, 31, 30)
        );
        checker.checkCLBalancesConsistency(_two(1, 2), _two(10, 20), 31);
    }

    function test_Request_OldEnough() external {
        _stake(bob, 10 ether);
        _request(bob, 1 ether);
        uint256 created = block.timestamp;
        checker.checkWithdrawalQueueOracleReport(1, created + 7680);
        vm.expectRevert(
            abi.encodeWithSelector(IOracleReportSanityChecker.IncorrectRequestFinalization.selector, created)
        );
        checker.checkWithdrawalQueueOracleReport(1, created + 7679);
    }

    function test_Request_TooYoungInAReport() external {
        _stake(bob, 10 ether);
        skip(1 days);
        _request(bob, 1 ether);
        uint256 created = block.timestamp;
        IAccounting.ReportValues memory report = _reportValues(0);
        _addFinalization(report);
        _nextBlock();
        vm.prank(admin);
        vm.expectRevert(
            abi.encodeWithSelector(IOracleReportSanityChecker.IncorrectRequestFinalization.selector, created)
        );
        accounting.handleOracleReport(report);
    }

    function test_RevertWhen_AStrangerReports() external {
        IOracleReportSanityChecker.AccountingReport memory report;
        vm.prank(alice);
        vm.expectRevert(IOracleReportSanityChecker.CalledNotFromAccounting.selector);
        checker.checkAccountingOracleReport(report);
    }

    function _next() private returns (IAccounting.ReportValues memory report) {
        skip(1 days);
        report = _reportValues(0);
        _nextBlock();
    }

    function _expectRefused(IAccounting.ReportValues memory report, bytes memory reason) private {
        vm.prank(admin);
        vm.expectRevert(reason);
        accounting.handleOracleReport(report);
    }
}
