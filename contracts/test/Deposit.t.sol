// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { DepositSink } from "../src/lido/DepositSink.sol";
import { LidoLocator } from "../src/lido/LidoLocator.sol";
import { StakingRouter } from "../src/lido/StakingRouter.sol";
import { IAccounting } from "../src/lido/interfaces/IAccounting.sol";
import { ILido } from "../src/lido/interfaces/ILido.sol";
import { IStakingRouter } from "../src/lido/interfaces/IStakingRouter.sol";
import { IWithdrawalVault } from "../src/lido/interfaces/IVaults.sol";
import { Fixture } from "./Fixture.sol";
import { stdError } from "forge-std/StdError.sol";

contract DepositTest is Fixture {
    function setUp() public override {
        super.setUp();
        _stake(alice, 100 ether);
    }

    function _deposit(uint256 amount) private {
        vm.prank(admin);
        lido.depositToConsensusLayer(amount);
    }

    // depositToConsensusLayer

    function test_Deposit_KeepsTheTotal() external {
        uint256 total = lido.getTotalPooledEther();
        vm.expectEmit(address(lido));
        emit ILido.Unbuffered(64 ether);
        _deposit(64 ether);
        assertEq(lido.getTotalPooledEther(), total, "total");
        assertEq(lido.getBufferedEther(), total - 64 ether, "buffer");
        assertEq(address(sink).balance, 64 ether, "sink");
        assertEq(router.DEPOSIT_CONTRACT(), address(sink), "deposit contract");
        (uint256 validators, uint256 pending, uint256 since, uint256 forReport) = lido.getBalanceStats();
        assertEq(validators + pending, 0, "nothing reported yet");
        assertEq(since, 64 ether, "since the last report");
        assertEq(forReport, 64 ether, "for the next report");
        (uint256 deposited, uint256 seen, uint256 balance) = lido.getBeaconStat();
        assertEq(deposited, 2, "two validators");
        assertEq(seen, 2, "the same number");
        assertEq(balance, 0, "balance as reported");
    }

    function test_Deposit_Reverts() external {
        vm.prank(alice);
        vm.expectRevert("APP_AUTH_FAILED");
        lido.depositToConsensusLayer(1);
        vm.startPrank(admin);
        vm.expectRevert("ZERO_DEPOSIT");
        lido.depositToConsensusLayer(0);
        vm.expectRevert("NOT_ENOUGH_ETHER");
        lido.depositToConsensusLayer(101 ether + 1);
        vm.stopPrank();
        vm.expectRevert(IStakingRouter.AppAuthLidoFailed.selector);
        router.deposit();
    }

    function test_Deposit_MadeAfterTheReportsMoment_StaysCounted() external {
        _deposit(10 ether);
        skip(1 days);
        IAccounting.ReportValues memory report = _reportValues(0);
        _nextBlock();
        _deposit(20 ether);
        uint256 total = lido.getTotalPooledEther();
        _nextBlock();
        vm.prank(admin);
        accounting.handleOracleReport(report);
        assertEq(lido.getTotalPooledEther(), total, "no false loss");
        (uint256 validators,, uint256 since, uint256 forReport) = lido.getBalanceStats();
        assertEq(validators, 10 ether, "reported");
        assertEq(since, 20 ether, "the late one");
        assertEq(forReport, 20 ether, "for the next report");
        _report(0, false);
        assertEq(lido.getTotalPooledEther(), total, "covered by the next report");
    }

    function test_Deposit_PendingIsCountedToo() external {
        _deposit(40 ether);
        skip(1 days);
        IAccounting.ReportValues memory report = _reportValues(0);
        report.clValidatorsBalance -= 8 ether;
        report.clPendingBalance = 8 ether;
        uint256 total = lido.getTotalPooledEther();
        _send(report);
        (uint256 validators, uint256 pending,,) = lido.getBalanceStats();
        assertEq(validators, 32 ether, "validators");
        assertEq(pending, 8 ether, "pending");
        assertEq(lido.getTotalPooledEther(), total, "total");
        (,, uint256 balance) = lido.getBeaconStat();
        assertEq(balance, 40 ether, "both");
    }

    // reserves

    function test_Reserves_SplitTheBuffer() external {
        _request(alice, 30 ether);
        assertEq(lido.getDepositsReserve(), 0, "no reserve");
        assertEq(lido.getWithdrawalsReserve(), 30 ether, "withdrawals");
        assertEq(lido.getDepositableEther(), 71 ether, "the rest");
        vm.expectEmit(address(lido));
        emit ILido.DepositsReserveTargetSet(90 ether);
        vm.prank(admin);
        lido.setDepositsReserveTarget(90 ether);
        assertEq(lido.getDepositsReserve(), 0, "not before the next report");
        _report(0, false);
        assertEq(lido.getDepositsReserveTarget(), 90 ether, "target");
        assertEq(lido.getDepositsReserve(), 90 ether, "deposits first");
        assertEq(lido.getWithdrawalsReserve(), 11 ether, "what is left");
        assertEq(lido.getDepositableEther(), 90 ether, "depositable");
        _deposit(50 ether);
        assertEq(lido.getDepositsReserve(), 40 ether, "used up by deposits");
        vm.prank(admin);
        lido.setDepositsReserveTarget(5 ether);
        assertEq(lido.getDepositsReserve(), 5 ether, "lowered at once");
    }

    function test_Reserves_AreNotForWithdrawals() external {
        vm.prank(admin);
        lido.setDepositsReserveTarget(90 ether);
        _report(0, false);
        _request(alice, 30 ether);
        _report(0, true);
        assertEq(queue.getLastFinalizedRequestId(), 0, "11 ether do not cover it");

        skip(1 days);
        IAccounting.ReportValues memory report = _reportValues(0);
        report.simulatedShareRate = _rate();
        report.withdrawalFinalizationBatches = _one(1);
        _nextBlock();
        vm.prank(admin);
        vm.expectRevert("NOT_ENOUGH_ETHER");
        accounting.handleOracleReport(report);
    }

    function test_Reserves_LeaveToWithdrawalsWhatTheVaultsBring() external {
        _deposit(50 ether);
        vm.prank(admin);
        lido.setDepositsReserveTarget(1000 ether);
        _report(0, false);
        assertEq(lido.getDepositsReserve(), 51 ether, "all of the buffer");
        _request(alice, 5 ether);
        vm.prank(admin);
        sink.release(payable(address(withdrawalVault)), 6 ether);
        _report(-6 ether, true);
        assertEq(queue.getLastFinalizedRequestId(), 1, "paid from the vault");
        assertEq(lido.getDepositsReserve(), 52 ether, "the rest refills the reserve");
    }

    function test_Reserves_RevertWhen_NotAllowed() external {
        vm.prank(alice);
        vm.expectRevert("APP_AUTH_FAILED");
        lido.setDepositsReserveTarget(1);
    }

    // fee

    function test_Fee_BeforeTheFirstDeposit() external {
        assertEq(lido.getFee(), 0, "fee");
        vm.expectRevert(stdError.divisionError);
        lido.getFeeDistribution();
        (uint96 modules, uint96 treasuryFee, uint256 precision) = router.getStakingFeeAggregateDistribution();
        assertEq(uint256(modules) + treasuryFee, 0, "no fees");
        assertEq(precision, 1e20, "precision");
        (address[] memory recipients,,, uint96 total,) = router.getStakingRewardsDistribution();
        assertEq(recipients.length + total, 0, "nobody");
    }

    function test_Fee_AfterIt() external {
        _deposit(32 ether);
        assertEq(lido.getFee(), 1000, "ten percent");
        (uint16 treasuryPart, uint16 insurance, uint16 operatorsPart) = lido.getFeeDistribution();
        assertEq(treasuryPart, 5000, "treasury");
        assertEq(insurance, 0, "insurance");
        assertEq(operatorsPart, 5000, "operators");
        (address[] memory recipients, uint256[] memory ids, uint96[] memory fees, uint96 total, uint256 precision) =
            router.getStakingRewardsDistribution();
        assertEq(recipients[0], operators, "recipient");
        assertEq(ids[0], 1, "id");
        assertEq(fees[0], 5e18, "module's fee");
        assertEq(total, 10e18, "total");
        assertEq(precision, 1e20, "precision");
        assertEq(router.getStakingModulesCount(), 1, "modules");
        assertEq(router.getStakingModuleIds()[0], 1, "their ids");
    }

    function test_Router_RevertWhen_NoDepositContract() external {
        vm.expectRevert(IStakingRouter.ZeroAddress.selector);
        new StakingRouter(locator, admin, payable(address(0)));
    }

    // vaults, sink, locator

    function test_Vaults_OnlyForThePool() external {
        vm.expectRevert(IWithdrawalVault.NotLido.selector);
        withdrawalVault.withdrawWithdrawals(1);
        vm.expectRevert("ONLY_LIDO_CAN_WITHDRAW");
        elVault.withdrawRewards(1);
        vm.startPrank(address(lido));
        vm.expectRevert(IWithdrawalVault.ZeroAmount.selector);
        withdrawalVault.withdrawWithdrawals(0);
        vm.expectRevert(abi.encodeWithSelector(IWithdrawalVault.NotEnoughEther.selector, 1, 0));
        withdrawalVault.withdrawWithdrawals(1);
        assertEq(elVault.withdrawRewards(1), 0, "nothing there");
        vm.stopPrank();
    }

    function test_Pool_HooksAreNotForStrangers() external {
        ILido.ReportSettlement memory settlement;
        ILido.RebaseTotals memory totals;
        vm.startPrank(alice);
        vm.expectRevert("APP_AUTH_FAILED");
        lido.receiveELRewards{ value: 1 }();
        vm.expectRevert("APP_AUTH_FAILED");
        lido.receiveWithdrawals{ value: 1 }();
        vm.expectRevert("APP_AUTH_FAILED");
        lido.processClStateUpdate(1, 1, 1);
        vm.expectRevert("APP_AUTH_FAILED");
        lido.collectRewardsAndProcessWithdrawals(settlement);
        vm.expectRevert("APP_AUTH_FAILED");
        lido.mintShares(alice, 1);
        vm.expectRevert("APP_AUTH_FAILED");
        lido.burnShares(1);
        vm.expectRevert("APP_AUTH_FAILED");
        lido.emitTokenRebase(totals);
        vm.stopPrank();
    }

    function test_Sink_ReleasesForTheOperator() external {
        _deposit(10 ether);
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(DepositSink.NotOperator.selector, alice));
        sink.release(payable(alice), 1);
        vm.startPrank(admin);
        sink.release(payable(address(withdrawalVault)), 4 ether);
        assertEq(address(withdrawalVault).balance, 4 ether, "vault");
        vm.expectRevert(abi.encodeWithSelector(DepositSink.ReleaseFailed.selector, bob, 7 ether));
        sink.release(payable(bob), 7 ether);
        vm.stopPrank();
    }

    function test_Locator() external {
        assertEq(locator.lido(), address(lido), "lido");
        assertEq(locator.wstETH(), address(wst), "wstETH");
        assertEq(locator.withdrawalQueue(), address(queue), "withdrawalQueue");
        assertEq(locator.burner(), address(burner), "burner");
        assertEq(locator.accounting(), address(accounting), "accounting");
        assertEq(locator.stakingRouter(), address(router), "stakingRouter");
        assertEq(locator.elRewardsVault(), address(elVault), "elRewardsVault");
        assertEq(locator.withdrawalVault(), address(withdrawalVault), "withdrawalVault");
        assertEq(locator.oracleReportSanityChecker(), address(checker), "oracleReportSanityChecker");
        assertEq(locator.treasury(), treasury, "treasury");
        assertEq(locator.vaultHub(), address(0), "left out");
        LidoLocator.Config memory config;
        vm.expectRevert(LidoLocator.ZeroAddress.selector);
        new LidoLocator(config);
    }
}
