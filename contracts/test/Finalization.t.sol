// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IPausableUntil } from "../src/lido/interfaces/IPausableUntil.sol";
import { IWithdrawalQueue } from "../src/lido/interfaces/IWithdrawalQueue.sol";
import { Fixture } from "./Fixture.sol";
import { IAccessControl } from "@openzeppelin/contracts/access/IAccessControl.sol";

contract FinalizationTest is Fixture {
    function setUp() public override {
        super.setUp();
        _stake(alice, 10_000 ether);
    }

    function _calculate(uint256 rate, uint256 maxTimestamp, uint256 maxRequests, uint256 budget)
        private
        view
        returns (IWithdrawalQueue.BatchesCalculationState memory state)
    {
        state.remainingEthBudget = budget;
        return queue.calculateFinalizationBatches(rate, maxTimestamp, maxRequests, state);
    }

    function _markReport() private {
        _nextBlock();
        vm.prank(admin);
        queue.onOracleReport(false, 0, block.timestamp - 1);
    }

    // calculateFinalizationBatches

    function test_Calculate_RevertWhen_BudgetIsZeroOrFinished() external {
        IWithdrawalQueue.BatchesCalculationState memory state;
        vm.expectRevert(IWithdrawalQueue.InvalidState.selector);
        queue.calculateFinalizationBatches(RATE_PRECISION, block.timestamp, 1, state);
        state.remainingEthBudget = 1;
        state.finished = true;
        vm.expectRevert(IWithdrawalQueue.InvalidState.selector);
        queue.calculateFinalizationBatches(RATE_PRECISION, block.timestamp, 1, state);
    }

    function test_Calculate_EmptyQueue_IsFinished() external view {
        IWithdrawalQueue.BatchesCalculationState memory state = _calculate(RATE_PRECISION, block.timestamp, 10, 1);
        assertTrue(state.finished, "finished");
        assertEq(state.batchesLength, 0, "batches");
    }

    function test_Calculate_StopsAtTheBudget() external {
        _request(alice, 3 ether);
        _request(alice, 4 ether);
        _request(alice, 5 ether);
        IWithdrawalQueue.BatchesCalculationState memory state =
            _calculate(RATE_PRECISION, block.timestamp, 10, 11 ether);
        assertTrue(state.finished, "finished");
        assertEq(state.batchesLength, 1, "one batch");
        assertEq(state.batches[0], 2, "up to request 2");
        assertEq(state.remainingEthBudget, 4 ether, "budget left");
    }

    function test_Calculate_StopsAtTheTimestamp() external {
        _request(alice, 3 ether);
        uint256 margin = block.timestamp;
        _nextBlock();
        _request(alice, 4 ether);
        IWithdrawalQueue.BatchesCalculationState memory state = _calculate(RATE_PRECISION, margin, 10, 100 ether);
        assertTrue(state.finished, "finished");
        assertEq(state.batches[0], 1, "only the old one");
    }

    function test_Calculate_GoesOnInTheNextCall() external {
        for (uint256 i = 0; i < 5; ++i) {
            _request(alice, 1 ether);
        }
        IWithdrawalQueue.BatchesCalculationState memory state = _calculate(RATE_PRECISION, block.timestamp, 2, 10 ether);
        assertFalse(state.finished, "after 2");
        assertEq(state.batches[0], 2, "up to 2");
        state = queue.calculateFinalizationBatches(RATE_PRECISION, block.timestamp, 2, state);
        assertFalse(state.finished, "after 4");
        state = queue.calculateFinalizationBatches(RATE_PRECISION, block.timestamp, type(uint256).max, state);
        assertTrue(state.finished, "after 5");
        assertEq(state.batchesLength, 1, "one batch");
        assertEq(state.batches[0], 5, "up to 5");
        assertEq(state.remainingEthBudget, 5 ether, "budget left");
    }

    function test_Calculate_SplitsAtTheRate() external {
        _stakeAndDeposit(carol, 1000 ether);
        _request(alice, 1 ether);
        _report(1 ether, false);
        _request(alice, 1 ether);
        // Between the two rates: the first request is nominal, the second one discounted.
        uint256 rate = (RATE_PRECISION + _rate()) / 2;
        IWithdrawalQueue.BatchesCalculationState memory state = _calculate(rate, block.timestamp, 10, 10 ether);
        assertEq(state.batchesLength, 2, "two batches");
        assertEq(state.batches[0], 1, "nominal");
        assertEq(state.batches[1], 2, "discounted");
        assertLt(10 ether - state.remainingEthBudget, 2 ether, "a discount");
        state = _calculate(_rate() * 2, block.timestamp, 10, 10 ether);
        assertEq(state.batchesLength, 1, "one batch when all are nominal");
    }

    function test_Calculate_AtMost36Batches() external {
        _stakeAndDeposit(carol, 1000 ether);
        uint256 low = _rate();
        for (uint256 i = 0; i < 40; ++i) {
            _request(alice, 1 ether);
            _report(i % 2 == 0 ? int256(3 ether) : -3 ether, false);
        }
        uint256[] memory batches =
            _batches(low + (_rate() > low ? (_rate() - low) / 2 : 1e22), block.timestamp, 100 ether);
        assertEq(queue.MAX_BATCHES_LENGTH(), 36, "limit");
        assertLe(batches.length, 36, "batches");
    }

    // prefinalize

    function test_Prefinalize_Reverts() external {
        _request(alice, 1 ether);
        _request(alice, 1 ether);
        vm.expectRevert(IWithdrawalQueue.ZeroShareRate.selector);
        queue.prefinalize(_one(1), 0);
        vm.expectRevert(IWithdrawalQueue.EmptyBatches.selector);
        queue.prefinalize(new uint256[](0), RATE_PRECISION);
        vm.expectRevert(abi.encodeWithSelector(IWithdrawalQueue.InvalidRequestId.selector, 0));
        queue.prefinalize(_one(0), RATE_PRECISION);
        vm.expectRevert(abi.encodeWithSelector(IWithdrawalQueue.InvalidRequestId.selector, 3));
        queue.prefinalize(_one(3), RATE_PRECISION);
        vm.expectRevert(IWithdrawalQueue.BatchesAreNotSorted.selector);
        queue.prefinalize(_two(2, 2), RATE_PRECISION);
    }

    function test_Prefinalize_AtAndBelowTheRate() external {
        _request(alice, 3 ether);
        _request(alice, 7 ether);
        (uint256 etherToLock, uint256 shares) = queue.prefinalize(_one(2), RATE_PRECISION);
        assertEq(etherToLock, 10 ether, "nominal");
        assertEq(shares, 10 ether, "shares");
        (etherToLock, shares) = queue.prefinalize(_one(2), RATE_PRECISION * 9 / 10);
        assertEq(etherToLock, 9 ether, "discounted");
        assertEq(shares, 10 ether, "the same shares");
    }

    // finalize

    function _finalizeAs(address caller, uint256 id, uint256 value) private {
        vm.deal(caller, value);
        vm.prank(caller);
        queue.finalize{ value: value }(id, RATE_PRECISION);
    }

    function test_Finalize_RevertWhen_NotThePool() external {
        _request(alice, 1 ether);
        vm.expectRevert(
            abi.encodeWithSelector(
                IAccessControl.AccessControlUnauthorizedAccount.selector, admin, queue.FINALIZE_ROLE()
            )
        );
        _finalizeAs(admin, 1, 1 ether);
    }

    function test_Finalize_RevertWhen_IdIsOutOfRange() external {
        _request(alice, 1 ether);
        vm.expectRevert(abi.encodeWithSelector(IWithdrawalQueue.InvalidRequestId.selector, 2));
        _finalizeAs(address(lido), 2, 1 ether);
        _finalizeAs(address(lido), 1, 1 ether);
        vm.expectRevert(abi.encodeWithSelector(IWithdrawalQueue.InvalidRequestId.selector, 1));
        _finalizeAs(address(lido), 1, 1 ether);
    }

    function test_Finalize_RevertWhen_TooMuchEther() external {
        _request(alice, 1 ether);
        vm.expectRevert(abi.encodeWithSelector(IWithdrawalQueue.TooMuchEtherToFinalize.selector, 1 ether + 1, 1 ether));
        _finalizeAs(address(lido), 1, 1 ether + 1);
    }

    function test_Finalize_RevertWhen_Paused() external {
        _request(alice, 1 ether);
        vm.prank(admin);
        queue.pauseFor(100);
        vm.expectRevert(IPausableUntil.ResumedExpected.selector);
        _finalizeAs(address(lido), 1, 1 ether);
    }

    function test_Finalize_StoresTheCheckpoint() external {
        _request(alice, 1 ether);
        _request(alice, 2 ether);
        vm.expectEmit(address(queue));
        emit IWithdrawalQueue.WithdrawalsFinalized(1, 2, 3 ether, 3 ether, block.timestamp);
        vm.expectEmit(address(queue));
        emit IWithdrawalQueue.BatchMetadataUpdate(1, 2);
        _finalizeAs(address(lido), 2, 3 ether);
        assertEq(queue.getLastFinalizedRequestId(), 2, "last finalized");
        assertEq(queue.getLastCheckpointIndex(), 1, "checkpoints");
        assertEq(queue.getLockedEtherAmount(), 3 ether, "locked");
        assertEq(queue.unfinalizedStETH(), 0, "pending amount");
        assertEq(queue.unfinalizedRequestNumber(), 0, "pending number");
    }

    // whole reports

    function test_Report_AtRateOne_PaysExactly() external {
        uint256 id = _request(alice, 3 ether);
        _report(0, true);
        assertEq(_claimable(id), 3 ether, "exact");
    }

    function test_Report_AtAnUnchangedRate_PaysOneWeiLess() external {
        _growTheRate();
        uint256 last;
        for (uint256 i = 1; i <= 12; ++i) {
            last = _request(alice, i * 1 ether);
        }
        _report(0, true);
        assertEq(queue.getLastFinalizedRequestId(), last, "all finalized");
        for (uint256 id = 1; id <= last; ++id) {
            assertEq(_claimable(id), id * 1 ether - 1, "one wei less");
        }
    }

    function test_Report_AfterARise_PaysNominal() external {
        _growTheRate();
        uint256 first = _request(alice, 3 ether);
        uint256 second = _request(alice, 7 ether);
        _report(0.5 ether, true);
        assertEq(_claimable(first), 3 ether, "3");
        assertEq(_claimable(second), 7 ether, "7");
    }

    function test_Report_AfterAFall_PaysLess() external {
        _growTheRate();
        uint256 id = _request(alice, 3 ether);
        uint256 shares = queue.getWithdrawalStatus(_one(id))[0].amountOfShares;
        uint256 rate = (lido.getTotalPooledEther() - 60 ether) * RATE_PRECISION / lido.getTotalShares();
        _report(-60 ether, true);
        assertEq(_claimable(id), shares * rate / RATE_PRECISION, "shares at the checkpoint's rate");
        assertLt(_claimable(id), 3 ether, "a discount");
    }

    function test_Report_WithoutEnoughBuffer_FinalizesAPart() external {
        uint256 buffered = lido.getBufferedEther();
        vm.prank(admin);
        lido.depositToConsensusLayer(buffered - 1897 ether);
        for (uint256 i = 0; i < 3; ++i) {
            _request(alice, 1000 ether);
        }
        _report(0, true);
        assertEq(queue.getLastFinalizedRequestId(), 1, "one of three");
        assertEq(queue.unfinalizedStETH(), 2000 ether, "pending");
    }

    function test_Report_WhileTheQueueIsPaused_FinalizesNothing() external {
        _request(alice, 1 ether);
        vm.prank(admin);
        queue.pauseFor(10 days);
        _report(0, true);
        assertEq(queue.getLastFinalizedRequestId(), 0, "nothing");
        assertEq(lido.sharesOf(address(queue)), 1 ether, "shares stay");
    }

    function test_Report_FinalizationLowersTotalsButNotTheRate() external {
        _growTheRate();
        _request(alice, 100 ether);
        uint256 etherBefore = lido.getTotalPooledEther();
        uint256 rateBefore = _rate();
        _report(0, true);
        assertLt(lido.getTotalPooledEther(), etherBefore - 99 ether, "totals fall");
        assertApproxEqRel(_rate(), rateBefore, 1e3, "rate stays");
        assertEq(lido.sharesOf(address(queue)), 0, "queue's shares are burnt");
        assertEq(lido.sharesOf(address(burner)), 0, "none wait in the burner");
    }

    function testFuzz_LockedCoversAllClaims(uint256 seed, int256 clChange) external {
        _growTheRate();
        clChange = bound(clChange, -50 ether, 0.7 ether);
        uint256 count = 5;
        for (uint256 i = 0; i < count; ++i) {
            if (i == 3) _markReport();
            seed = uint256(keccak256(abi.encode(seed)));
            _request(alice, bound(seed, 100, 1000 ether));
        }
        _report(clChange, true);
        assertEq(queue.getLastFinalizedRequestId(), count, "all finalized");
        uint256 sum;
        for (uint256 id = 1; id <= count; ++id) {
            sum += _claimable(id);
        }
        assertLe(sum, queue.getLockedEtherAmount(), "covered");
        assertLe(queue.getLockedEtherAmount() - sum, 2 * count, "only dust is left");
    }
}
