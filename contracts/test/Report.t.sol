// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IAccounting } from "../src/lido/interfaces/IAccounting.sol";
import { IBurner } from "../src/lido/interfaces/IBurner.sol";
import { ILido } from "../src/lido/interfaces/ILido.sol";
import { IOracleReportSanityChecker } from "../src/lido/interfaces/IOracleReportSanityChecker.sol";
import { IStETH } from "../src/lido/interfaces/IStETH.sol";
import { IWithdrawalQueue } from "../src/lido/interfaces/IWithdrawalQueue.sol";
import { Fixture } from "./Fixture.sol";
import { IAccessControl } from "@openzeppelin/contracts/access/IAccessControl.sol";
import { IERC20 } from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import { Vm } from "forge-std/Vm.sol";

contract ReportTest is Fixture {
    /// @dev 1 + 10,000 ether, nearly all deposited, rate one.
    function setUp() public override {
        super.setUp();
        _stakeAndDeposit(alice, 10_000 ether);
        _stake(alice, 100 ether);
    }

    function _cap(uint256 value) private {
        vm.prank(admin);
        checker.setMaxPositiveTokenRebase(value);
    }

    // who and when

    function test_RevertWhen_NotAReporter() external {
        skip(1 days);
        IAccounting.ReportValues memory report = _reportValues(0);
        bytes32 role = accounting.REPORT_ROLE();
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(IAccessControl.AccessControlUnauthorizedAccount.selector, alice, role));
        accounting.handleOracleReport(report);
    }

    function test_RevertWhen_TimestampIsNotInThePastOrNotNew() external {
        _report(0, false);
        uint256 last = accounting.getLastReportTimestamp();
        skip(1 days);
        IAccounting.ReportValues memory report = _reportValues(0);
        vm.startPrank(admin);
        vm.expectRevert(
            abi.encodeWithSelector(IAccounting.IncorrectReportTimestamp.selector, block.timestamp, block.timestamp)
        );
        accounting.handleOracleReport(report);
        report.timestamp = last;
        vm.expectRevert(abi.encodeWithSelector(IAccounting.IncorrectReportTimestamp.selector, last, block.timestamp));
        accounting.handleOracleReport(report);
        vm.stopPrank();
    }

    function test_RevertWhen_MoreIsReportedThanThereIs() external {
        skip(1 days);
        IAccounting.ReportValues memory report = _reportValues(0);
        _nextBlock();
        vm.startPrank(admin);
        report.withdrawalVaultBalance = 1;
        vm.expectRevert(abi.encodeWithSelector(IOracleReportSanityChecker.IncorrectWithdrawalsVaultBalance.selector, 0));
        accounting.handleOracleReport(report);
        report.withdrawalVaultBalance = 0;
        report.elRewardsVaultBalance = 1;
        vm.expectRevert(abi.encodeWithSelector(IOracleReportSanityChecker.IncorrectELRewardsVaultBalance.selector, 0));
        accounting.handleOracleReport(report);
        report.elRewardsVaultBalance = 0;
        report.sharesRequestedToBurn = 1;
        vm.expectRevert(abi.encodeWithSelector(IOracleReportSanityChecker.IncorrectSharesRequestedToBurn.selector, 0));
        accounting.handleOracleReport(report);
        vm.stopPrank();
    }

    function test_RevertWhen_SimulatedShareRateIsOff() external {
        _request(alice, 1 ether);
        skip(1 days);
        IAccounting.ReportValues memory report = _reportValues(0);
        _addFinalization(report);
        _nextBlock();
        report.simulatedShareRate = RATE_PRECISION * 9_949 / 10_000;
        vm.prank(admin);
        vm.expectPartialRevert(IOracleReportSanityChecker.IncorrectSimulatedShareRate.selector);
        accounting.handleOracleReport(report);
        report.simulatedShareRate = RATE_PRECISION * 9_951 / 10_000;
        vm.prank(admin);
        accounting.handleOracleReport(report);
    }

    // no change

    function test_NoChange_StillAnnounced() external {
        uint256 shares = lido.getTotalShares();
        uint256 pooled = lido.getTotalPooledEther();
        skip(1 days);
        IAccounting.ReportValues memory report = _reportValues(0);
        _nextBlock();
        vm.expectEmit(address(lido));
        emit ILido.TokenRebased(report.timestamp, 1 days, shares, pooled, shares, pooled, 0);
        vm.expectEmit(address(lido));
        emit ILido.InternalShareRateUpdated(report.timestamp, shares, pooled, 0);
        vm.prank(admin);
        accounting.handleOracleReport(report);
        assertEq(lido.getTotalPooledEther(), pooled, "ether");
        assertEq(lido.getTotalShares(), shares, "shares");
        assertEq(accounting.getLastReportTimestamp(), report.timestamp, "timestamp");
    }

    // fees

    function test_Fee_TenPercentOfRewards_HalfEach() external {
        uint256 sharesBefore = lido.getTotalShares();
        uint256 etherBefore = lido.getTotalPooledEther();
        _report(2 ether, false);
        uint256 etherAfter = etherBefore + 2 ether;
        uint256 minted = uint256(0.2 ether) * sharesBefore / (etherAfter - 0.2 ether);
        assertEq(lido.getTotalPooledEther(), etherAfter, "ether");
        assertEq(lido.getTotalShares(), sharesBefore + minted, "rewards * fee * shares / (ether - rewards * fee)");
        assertEq(lido.sharesOf(operators), minted / 2, "operators");
        assertEq(lido.sharesOf(treasury), minted - minted / 2, "treasury gets the odd share");
        assertEq(lido.sharesOf(address(accounting)), 0, "nothing stays");
        assertApproxEqAbs(lido.getPooledEthByShares(minted), 0.2 ether, 2, "worth a tenth of the rewards");
    }

    function test_Fee_OnlyIfTheConsensusLayerGrew() external {
        vm.deal(address(elVault), 1 ether);
        IAccounting.CalculatedValues memory values = _report(0, false);
        assertEq(values.elRewardsVaultTransfer, 1 ether, "execution-layer rewards are taken");
        assertEq(values.sharesToMintAsFees, 0, "no fee");
        assertEq(lido.sharesOf(treasury), 0, "treasury");
        assertGt(_rate(), RATE_PRECISION, "the rate rises");
    }

    function test_Fee_IncludesExecutionLayerRewardsWhenItDid() external {
        vm.deal(address(elVault), 1 ether);
        uint256 sharesBefore = lido.getTotalShares();
        IAccounting.CalculatedValues memory values = _report(1, false);
        uint256 fee = (1 ether + 1) / uint256(10);
        assertEq(
            values.sharesToMintAsFees, fee * sharesBefore / (lido.getTotalPooledEther() - fee), "fee on all rewards"
        );
    }

    function test_Fee_CountsWithdrawalsAsGrowth() external {
        _release(50 ether);
        IAccounting.CalculatedValues memory values = _report(-49 ether, false);
        assertGt(values.sharesToMintAsFees, 0, "49 less there, up to 50 more here");
    }

    function test_Fee_Settable() external {
        vm.prank(admin);
        router.updateStakingModule(1, 10_000, 10_000, 0, 0, 150, 25);
        _report(1 ether, false);
        assertEq(lido.sharesOf(operators) + lido.sharesOf(treasury), 0, "no fee");
    }

    function _release(uint256 amount) private {
        vm.prank(admin);
        sink.release(payable(address(withdrawalVault)), amount);
    }

    // cap

    function test_Cap_HoldsBackExecutionLayerRewards() external {
        _cap(5_000_000);
        uint256 etherBefore = lido.getTotalPooledEther();
        vm.deal(address(elVault), 100 ether);
        IAccounting.CalculatedValues memory values = _report(0, false);
        assertEq(values.elRewardsVaultTransfer, etherBefore / 200, "exactly half a percent");
        assertEq(address(elVault).balance, 100 ether - etherBefore / 200, "the rest waits");
        assertEq(lido.getTotalELRewardsCollected(), etherBefore / 200, "collected");
        assertEq(lido.getBufferedEther(), 101 ether + etherBefore / 200, "in the buffer");
    }

    function test_Cap_ConsensusLayerGrowthIsNotHeldBackButLeavesNoRoom() external {
        uint256 etherBefore = lido.getTotalPooledEther();
        vm.deal(address(elVault), 1 ether);
        IAccounting.CalculatedValues memory values = _report(100 ether, false);
        assertEq(lido.getTotalPooledEther(), etherBefore + 100 ether, "all of it");
        assertEq(values.elRewardsVaultTransfer, 0, "no room");
    }

    function test_Cap_LossesMakeRoom() external {
        uint256 etherBefore = lido.getTotalPooledEther();
        uint256 room = etherBefore * MAX_REBASE / 1e9;
        vm.deal(address(elVault), 100 ether);
        IAccounting.CalculatedValues memory values = _report(-5 ether, false);
        assertEq(values.elRewardsVaultTransfer, room + 5 ether, "cap and loss");
    }

    function test_Cap_WithdrawalsComeFirst() external {
        uint256 room = lido.getTotalPooledEther() * MAX_REBASE / 1e9;
        _release(5 ether);
        vm.deal(address(elVault), 100 ether);
        IAccounting.CalculatedValues memory values = _report(-5 ether, false);
        assertEq(values.withdrawalsVaultTransfer, 5 ether, "withdrawals");
        assertEq(values.elRewardsVaultTransfer, room, "the rest of the room");
    }

    function test_Cap_Unlimited() external {
        _cap(type(uint64).max);
        vm.deal(address(elVault), 5000 ether);
        IAccounting.CalculatedValues memory values = _report(0, false);
        assertEq(values.elRewardsVaultTransfer, 5000 ether, "all");
    }

    function testFuzz_Cap_RateNeverRisesAboveIt(uint256 cap, uint256 elRewards, uint256 request, int256 clChange)
        external
    {
        cap = bound(cap, 1, 1e8);
        clChange = bound(clChange, -500 ether, 0);
        _cap(cap);
        _request(alice, bound(request, 100, 90 ether));
        vm.deal(address(elVault), bound(elRewards, 0, 1000 ether));
        uint256 etherBefore = lido.getTotalPooledEther();
        uint256 sharesBefore = lido.getTotalShares();
        _report(clChange, true);
        uint256 maxEther = etherBefore + etherBefore * cap / 1e9;
        assertLe(
            lido.getTotalPooledEther() * sharesBefore,
            maxEther * lido.getTotalShares(),
            "rate after <= rate * (1 + cap)"
        );
    }

    // burner

    function test_Burn_SharesAboveTheCapWait() external {
        // A request made before a rise owns more than its nominal amount; burning all of that at once lifts the rate.
        _request(alice, 90 ether);
        _cap(type(uint64).max);
        _report(1000 ether, false);
        _cap(1);
        IAccounting.CalculatedValues memory values = _report(0, true);
        assertEq(values.etherToFinalizeWQ, 90 ether, "nominal");
        assertLt(values.sharesToBurn, 90 ether, "not all burnt");
        assertEq(lido.sharesOf(address(burner)), 90 ether - values.sharesToBurn, "the rest waits");
        (, uint256 waiting) = burner.getSharesRequestedToBurn();
        assertEq(waiting, 90 ether - values.sharesToBurn, "as the burner says");
        _cap(type(uint64).max);
        _report(0, false);
        assertEq(lido.sharesOf(address(burner)), 0, "burnt by a later report");
        assertEq(burner.getNonCoverSharesBurnt(), 90 ether, "burnt in all");
    }

    function test_Burn_Cover() external {
        _cap(type(uint64).max);
        vm.startPrank(alice);
        lido.transferShares(admin, 10 ether);
        vm.stopPrank();
        vm.startPrank(admin);
        lido.approve(address(burner), 10 ether);
        vm.expectEmit(address(burner));
        emit IBurner.StETHBurnRequested(true, admin, 10 ether, 10 ether);
        burner.requestBurnMyStETHForCover(10 ether);
        vm.stopPrank();
        uint256 rate = _rate();
        _report(0, false);
        assertEq(burner.getCoverSharesBurnt(), 10 ether, "burnt");
        assertGt(_rate(), rate, "holders gain");
    }

    function test_Burner_Reverts() external {
        vm.startPrank(admin);
        vm.expectRevert(IBurner.AppAuthFailed.selector);
        burner.commitSharesToBurn(1);
        vm.expectRevert(IBurner.ZeroBurnAmount.selector);
        burner.requestBurnMyStETHForCover(0);
        vm.expectRevert();
        burner.requestBurnShares(address(queue), 1);
        vm.stopPrank();
        vm.startPrank(address(accounting));
        vm.expectRevert(IBurner.ZeroBurnAmount.selector);
        burner.requestBurnShares(address(queue), 0);
        vm.expectRevert(abi.encodeWithSelector(IBurner.BurnAmountExceedsActual.selector, 1, 0));
        burner.commitSharesToBurn(1);
        vm.stopPrank();
    }

    // losses

    function test_Loss_LowersEveryBalance() external {
        uint256 before = lido.balanceOf(alice);
        _report(-1000 ether, false);
        assertApproxEqRel(lido.balanceOf(alice), before * 9101 / 10_101, 1e6, "in proportion");
        assertEq(lido.sharesOf(treasury), 0, "no fee");
        assertLt(wst.stEthPerToken(), 1 ether, "wrapped token too");
    }

    // simulation

    function testFuzz_Simulation_IsWhatHappens(int256 clChange, uint256 elRewards, uint256 request) external {
        clChange = bound(clChange, -1000 ether, 100 ether);
        vm.deal(address(elVault), bound(elRewards, 0, 200 ether));
        uint256 amount = bound(request, 100, 90 ether);
        _request(alice, amount);
        uint256 queueShares = lido.sharesOf(address(queue));
        IAccounting.CalculatedValues memory values = _report(clChange, true);
        assertEq(lido.getTotalPooledEther(), values.postTotalPooledEther, "ether");
        assertEq(lido.getTotalShares(), values.postTotalShares, "shares");
        assertEq(queue.getLockedEtherAmount(), values.etherToFinalizeWQ, "locked");
        assertEq(values.sharesToFinalizeWQ, queueShares, "queue's shares");
        assertEq(address(lido).balance, lido.getBufferedEther(), "buffer is real");
    }

    // order of events

    function test_Events_InOrder() external {
        _growOnce();
        _request(alice, 3 ether);
        _release(2 ether);
        vm.deal(address(elVault), 0.5 ether);
        skip(1 days);
        IAccounting.ReportValues memory report = _reportValues(-1 ether);
        _addFinalization(report);
        _nextBlock();
        vm.recordLogs();
        vm.prank(admin);
        accounting.handleOracleReport(report);
        _assertTopics(vm.getRecordedLogs());
    }

    function _growOnce() private {
        _report(1 ether, false);
    }

    function _assertTopics(Vm.Log[] memory logs) private pure {
        bytes32[20] memory expected = [
            IERC20.Transfer.selector,
            IStETH.TransferShares.selector,
            IBurner.StETHBurnRequested.selector,
            ILido.CLBalancesUpdated.selector,
            IBurner.StETHBurnt.selector,
            IStETH.SharesBurnt.selector,
            ILido.ELRewardsReceived.selector,
            ILido.WithdrawalsReceived.selector,
            IWithdrawalQueue.WithdrawalsFinalized.selector,
            IWithdrawalQueue.BatchMetadataUpdate.selector,
            ILido.ETHDistributed.selector,
            IERC20.Transfer.selector,
            IStETH.TransferShares.selector,
            IERC20.Transfer.selector,
            IStETH.TransferShares.selector,
            IERC20.Transfer.selector,
            IStETH.TransferShares.selector,
            ILido.TokenRebased.selector,
            ILido.InternalShareRateUpdated.selector,
            bytes32(0)
        ];
        assertEq(logs.length, 19, "number of events");
        for (uint256 i = 0; i < logs.length; ++i) {
            assertEq(logs[i].topics[0], expected[i], string.concat("event ", vm.toString(i)));
        }
    }

    function test_Topics() external pure {
        assertEq(
            ILido.TokenRebased.selector,
            0xff08c3ef606d198e316ef5b822193c489965899eb4e3c248cea1a4626c3eda50,
            "TokenRebased"
        );
        assertEq(
            ILido.ETHDistributed.selector,
            0x92dd3cb149a1eebd51fd8c2a3653fd96f30c4ac01d4f850fc16d46abd6c3e92f,
            "ETHDistributed"
        );
        assertEq(
            IStETH.SharesBurnt.selector,
            0x8b2a1e1ad5e0578c3dd82494156e985dade827a87c573b5c1c7716a32162ad64,
            "SharesBurnt"
        );
        assertEq(
            IStETH.TransferShares.selector,
            0x9d9c909296d9c674451c0c24f02cb64981eb3b727f99865939192f880a755dcb,
            "TransferShares"
        );
        assertEq(
            ILido.Submitted.selector, 0x96a25c8ce0baabc1fdefd93e9ed25d8e092a3332f3aa9a41722b5697231d1d1a, "Submitted"
        );
        assertEq(
            ILido.InternalShareRateUpdated.selector,
            0xaf00d86be4cd299db16aa59803992e174fa88b67d81a0c7dd0148f9a75606a8d,
            "InternalShareRateUpdated"
        );
        assertEq(
            ILido.CLBalancesUpdated.selector,
            0xc091cf4d34e62bb075bf8dadd00496528c94b8f3fdec3affd7414840847017d2,
            "CLBalancesUpdated"
        );
        assertEq(
            IWithdrawalQueue.WithdrawalRequested.selector,
            0xf0cb471f23fb74ea44b8252eb1881a2dca546288d9f6e90d1a0e82fe0ed342ab,
            "WithdrawalRequested"
        );
        assertEq(
            IWithdrawalQueue.WithdrawalsFinalized.selector,
            0x197874c72af6a06fb0aa4fab45fd39c7cb61ac0992159872dc3295207da7e9eb,
            "WithdrawalsFinalized"
        );
        assertEq(
            IWithdrawalQueue.WithdrawalClaimed.selector,
            0x6ad26c5e238e7d002799f9a5db07e81ef14e37386ae03496d7a7ef04713e145b,
            "WithdrawalClaimed"
        );
        assertEq(
            IWithdrawalQueue.BatchMetadataUpdate.selector,
            0x6bd5c950a8d8df17f772f5af37cb3655737899cbf903264b9795592da439661c,
            "BatchMetadataUpdate"
        );
        assertEq(
            IWithdrawalQueue.BunkerModeEnabled.selector,
            0x47f03b07e5b5377f871539bb2942f5ecb72733be9fc9d55a17b6d6a05d418345,
            "BunkerModeEnabled"
        );
        assertEq(
            IWithdrawalQueue.BunkerModeDisabled.selector,
            0xd1f8a2998c0caf73e09434aa93d273a599060d789407c6f70ccd4c9c9f32c8f4,
            "BunkerModeDisabled"
        );
    }

    // limits

    function test_Limits_Settable() external {
        IOracleReportSanityChecker.LimitsList memory limits = _limits();
        limits.requestTimestampMargin = 1;
        vm.startPrank(admin);
        checker.setOracleReportLimits(limits);
        assertEq(checker.getOracleReportLimits().requestTimestampMargin, 1, "margin");
        checker.setMaxPositiveTokenRebase(7);
        assertEq(checker.getMaxPositiveTokenRebase(), 7, "cap");
        vm.expectRevert(
            abi.encodeWithSelector(IOracleReportSanityChecker.IncorrectLimitValue.selector, 0, 1, type(uint64).max)
        );
        checker.setMaxPositiveTokenRebase(0);
        limits.simulatedShareRateDeviationBPLimit = 10_001;
        vm.expectRevert(
            abi.encodeWithSelector(IOracleReportSanityChecker.IncorrectLimitValue.selector, 10_001, 0, 10_000)
        );
        checker.setOracleReportLimits(limits);
        vm.stopPrank();
        vm.startPrank(alice);
        vm.expectRevert();
        checker.setMaxPositiveTokenRebase(7);
        vm.expectRevert();
        checker.setOracleReportLimits(limits);
        vm.stopPrank();
    }
}
