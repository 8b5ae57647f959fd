// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IStETH } from "../src/lido/interfaces/IStETH.sol";
import { IWithdrawalQueue } from "../src/lido/interfaces/IWithdrawalQueue.sol";
import { Fixture } from "./Fixture.sol";
import { IERC20 } from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import { Vm } from "forge-std/Vm.sol";

/// @dev What the original was seen to do and no other test is about; behaviour.tree lists all of it.
contract BehaviourTest is Fixture {
    function setUp() public override {
        super.setUp();
        _growTheRate();
    }

    function test_SubmitOfNearbyAmounts_SomeComeOneWeiShortAndSomeExact() external {
        uint256 exact = 0;
        _stake(alice, 10 ether);
        for (uint256 i = 0; i < 30; ++i) {
            uint256 before = lido.balanceOf(alice);
            uint256 amount = 1 ether + i;
            _stake(alice, amount);
            uint256 credited = lido.balanceOf(alice) - before;
            assertTrue(credited == amount || credited == amount - 1, "exact or a wei short");
            if (credited == amount) ++exact;
        }
        assertTrue(exact > 0 && exact < 30, "both happen");
    }

    function test_TransferOfTheWholeBalance_ArrivesOneWeiShortOfTheEvent() external {
        _stake(alice, 1 ether);
        uint256 balance = lido.balanceOf(alice);
        vm.expectEmit(address(lido));
        emit IERC20.Transfer(alice, bob, balance);
        vm.prank(alice);
        lido.transfer(bob, balance);
        assertEq(lido.sharesOf(alice), 1, "one share stays");
        assertEq(lido.balanceOf(bob), balance - 1, "a wei less arrives");
    }

    function test_QueuedRequest_EarnsNothing() external {
        _stake(alice, 10 ether);
        uint256 id = _request(alice, 7 ether);
        _report(1 ether, false);
        _report(1 ether, true);
        assertEq(_claimable(id), 7 ether, "nominal after two rises");
    }

    function test_PartialFinalization_StopsAtTheFirstRequestTheBufferCannotPay() external {
        _stakeAndDeposit(bob, 5000 ether);
        for (uint256 i = 0; i < 3; ++i) {
            _request(bob, 1000 ether);
        }
        uint256 buffered = lido.getBufferedEther();
        _stake(alice, 1897 ether - buffered);
        _report(0, true);
        assertEq(queue.getLastFinalizedRequestId(), 1, "one of three");
        assertEq(queue.unfinalizedRequestNumber(), 2, "two wait");
    }

    function test_FindCheckpointHints_OfOnePendingIdAndOfOneAfterIt() external {
        _stake(alice, 10 ether);
        _request(alice, 1 ether);
        _report(0, true);
        _request(alice, 1 ether);
        _request(alice, 1 ether);
        uint256[] memory hints = queue.findCheckpointHints(_two(1, 2), 1, 1);
        assertEq(hints[0], 1, "finalized");
        assertEq(hints[1], 0, "pending");
        vm.expectRevert(abi.encodeWithSelector(IWithdrawalQueue.InvalidRequestIdRange.selector, 0, 1));
        queue.findCheckpointHints(_three(1, 2, 3), 1, 1);
        vm.expectRevert(abi.encodeWithSelector(IWithdrawalQueue.InvalidRequestIdRange.selector, 0, 1));
        queue.findCheckpointHints(_two(2, 3), 1, 1);
    }

    function test_Transfer_TopicIsSharedByTokenAndRequests_WithOtherIndexing() external {
        _stake(alice, 10 ether);
        vm.startPrank(alice);
        lido.approve(address(queue), 1 ether);
        vm.recordLogs();
        queue.requestWithdrawals(_one(1 ether), address(0));
        vm.stopPrank();
        Vm.Log[] memory logs = vm.getRecordedLogs();
        assertEq(logs.length, 5, "Approval, Transfer, TransferShares, WithdrawalRequested, Transfer");
        assertEq(logs[0].topics[0], IERC20.Approval.selector, "finite allowance");
        assertEq(logs[2].topics[0], IStETH.TransferShares.selector, "shares");
        assertEq(logs[3].topics[0], IWithdrawalQueue.WithdrawalRequested.selector, "request");
        assertEq(logs[1].topics[0], logs[4].topics[0], "one topic");
        assertEq(logs[1].topics.length, 3, "the token's has its amount in the data");
        assertEq(logs[4].topics.length, 4, "the request's has its id in a topic");
        assertEq(logs[4].emitter, address(queue), "told apart by address");
    }

    function test_Loss_LowersTheRateWithoutTransfers() external {
        _stake(alice, 100 ether);
        vm.recordLogs();
        _report(-10 ether, false);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        for (uint256 i = 0; i < logs.length; ++i) {
            assertNotEq(logs[i].topics[0], IERC20.Transfer.selector, "no Transfer on a rebase or a burn");
        }
    }

    function test_Finalization_LowersSupplyButNotTheRate() external {
        _stake(alice, 100 ether);
        _request(alice, 50 ether);
        uint256 rate = _rate();
        uint256 supply = lido.totalSupply();
        _report(0, true);
        assertLt(lido.totalSupply(), supply, "less in all");
        assertApproxEqAbs(_rate(), rate, 1e9, "at the same rate");
        assertGe(_rate(), rate, "or a little more");
    }

    function test_WrappedTokenTransfers_WorkWhileThePoolIsStopped() external {
        _stake(alice, 10 ether);
        vm.startPrank(alice);
        lido.approve(address(wst), 5 ether);
        wst.wrap(5 ether);
        vm.stopPrank();
        vm.prank(admin);
        lido.stop();
        vm.startPrank(alice);
        wst.transfer(bob, 1 ether);
        vm.expectRevert("CONTRACT_IS_STOPPED");
        wst.unwrap(1 ether);
        vm.stopPrank();
    }
}
