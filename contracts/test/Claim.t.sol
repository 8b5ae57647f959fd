// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IWithdrawalQueue } from "../src/lido/interfaces/IWithdrawalQueue.sol";
import { Fixture } from "./Fixture.sol";
import { IERC721 } from "@openzeppelin/contracts/token/ERC721/IERC721.sol";

/// @dev Refuses ether.
contract Refuser { }

contract ClaimTest is Fixture {
    /// @dev Requests 1, 2 finalized by one report, 3 by another, 4 pending; all of 3 ether, owned by alice.
    function setUp() public override {
        super.setUp();
        _growTheRate();
        _stake(alice, 1000 ether);
        _request(alice, 3 ether);
        _request(alice, 3 ether);
        _report(0.1 ether, true);
        _request(alice, 3 ether);
        _report(-5 ether, true);
        _request(alice, 3 ether);
        vm.startPrank(alice);
    }

    // findCheckpointHints

    function test_Hints_OfFinalized() external view {
        uint256[] memory hints = _hints(_three(1, 2, 3));
        assertEq(hints[0], 1, "1");
        assertEq(hints[1], 1, "2");
        assertEq(hints[2], 2, "3");
    }

    function test_Hints_AmongManyCheckpoints() external {
        vm.stopPrank();
        for (uint256 i = 0; i < 12; ++i) {
            _report(0, true);
            _request(alice, 1 ether);
            _request(alice, 1 ether);
        }
        // Requests 4, then 5 and 6, then 7 and 8 ... each pair by a report of its own.
        assertEq(queue.getLastCheckpointIndex(), 14, "checkpoints");
        for (uint256 id = 4; id <= queue.getLastFinalizedRequestId(); ++id) {
            assertEq(_hints(_one(id))[0], 2 + (id - 1) / 2, "a pair shares a checkpoint");
        }
    }

    function test_Hints_PendingLast_IsZero() external view {
        uint256[] memory hints = _hints(_two(1, 4));
        assertEq(hints[0], 1, "finalized");
        assertEq(hints[1], 0, "pending");
    }

    function test_Hints_RevertWhen_AnIdFollowsAPendingOne() external {
        vm.expectRevert(abi.encodeWithSelector(IWithdrawalQueue.InvalidRequestIdRange.selector, 0, 2));
        queue.findCheckpointHints(_two(4, 4), 1, 2);
        vm.expectRevert(abi.encodeWithSelector(IWithdrawalQueue.InvalidRequestIdRange.selector, 0, 2));
        queue.findCheckpointHints(_three(1, 4, 4), 1, 2);
    }

    function test_Hints_WithoutCheckpoints() external {
        vm.stopPrank();
        setUpFresh();
        assertEq(queue.findCheckpointHints(_one(1), 1, 0)[0], 0, "pending");
        vm.expectRevert(abi.encodeWithSelector(IWithdrawalQueue.InvalidRequestIdRange.selector, 0, 0));
        queue.findCheckpointHints(_two(1, 2), 1, 0);
    }

    function setUpFresh() private {
        super.setUp();
        _stake(alice, 10 ether);
        _request(alice, 1 ether);
        _request(alice, 1 ether);
    }

    function test_Hints_Reverts() external {
        vm.expectRevert(IWithdrawalQueue.RequestIdsNotSorted.selector);
        queue.findCheckpointHints(_two(2, 1), 1, 2);
        vm.expectRevert(abi.encodeWithSelector(IWithdrawalQueue.InvalidRequestId.selector, 0));
        queue.findCheckpointHints(_one(0), 1, 2);
        vm.expectRevert(abi.encodeWithSelector(IWithdrawalQueue.InvalidRequestId.selector, 5));
        queue.findCheckpointHints(_one(5), 1, 2);
        vm.expectRevert(abi.encodeWithSelector(IWithdrawalQueue.InvalidRequestIdRange.selector, 0, 2));
        queue.findCheckpointHints(_one(1), 0, 2);
        vm.expectRevert(abi.encodeWithSelector(IWithdrawalQueue.InvalidRequestIdRange.selector, 1, 3));
        queue.findCheckpointHints(_one(1), 1, 3);
    }

    function test_Hints_OutsideTheRange_AreZero() external view {
        assertEq(queue.findCheckpointHints(_one(1), 2, 2)[0], 0, "before the range");
        assertEq(queue.findCheckpointHints(_one(3), 1, 1)[0], 0, "after the range");
        assertEq(queue.findCheckpointHints(_one(1), 2, 1)[0], 0, "empty range");
    }

    function test_Hints_StayRight() external {
        uint256 before = queue.getClaimableEther(_one(1), _one(1))[0];
        vm.stopPrank();
        _report(-5 ether, true);
        assertEq(queue.getLastCheckpointIndex(), 3, "a new checkpoint");
        assertEq(queue.getClaimableEther(_one(1), _one(1))[0], before, "the old hint still holds");
    }

    // getClaimableEther

    function test_Claimable() external view {
        uint256[] memory values = queue.getClaimableEther(_three(1, 3, 4), _three(1, 2, 99));
        assertEq(values[0], 3 ether, "nominal after a rise");
        assertLt(values[1], 3 ether, "discounted after a fall");
        assertEq(values[2], 0, "pending, whatever the hint");
    }

    function test_Claimable_AfterTheClaim_IsZero() external {
        queue.claimWithdrawal(1);
        assertEq(queue.getClaimableEther(_one(1), _one(99))[0], 0, "claimed, whatever the hint");
    }

    function test_Claimable_RevertWhen_HintIsWrong() external {
        vm.expectRevert(abi.encodeWithSelector(IWithdrawalQueue.InvalidHint.selector, 2));
        queue.getClaimableEther(_one(1), _one(2));
        vm.expectRevert(abi.encodeWithSelector(IWithdrawalQueue.InvalidHint.selector, 1));
        queue.getClaimableEther(_one(3), _one(1));
        vm.expectRevert(abi.encodeWithSelector(IWithdrawalQueue.InvalidHint.selector, 0));
        queue.getClaimableEther(_one(3), _one(0));
        vm.expectRevert(abi.encodeWithSelector(IWithdrawalQueue.InvalidHint.selector, 3));
        queue.getClaimableEther(_one(3), _one(3));
    }

    function test_Claimable_RevertWhen_IdIsUnknown() external {
        vm.expectRevert(abi.encodeWithSelector(IWithdrawalQueue.InvalidRequestId.selector, 0));
        queue.getClaimableEther(_one(0), _one(1));
        vm.expectRevert(abi.encodeWithSelector(IWithdrawalQueue.InvalidRequestId.selector, 5));
        queue.getClaimableEther(_one(5), _one(1));
    }

    // claims

    function test_Claim_PaysWhatWasClaimable() external {
        uint256 value = _claimable(3);
        uint256 locked = queue.getLockedEtherAmount();
        uint256 before = alice.balance;
        vm.expectEmit(address(queue));
        emit IWithdrawalQueue.WithdrawalClaimed(3, alice, alice, value);
        vm.expectEmit(address(queue));
        emit IERC721.Transfer(alice, address(0), 3);
        queue.claimWithdrawal(3);
        assertEq(alice.balance, before + value, "ether");
        assertEq(queue.getLockedEtherAmount(), locked - value, "locked");
        assertTrue(queue.getWithdrawalStatus(_one(3))[0].isClaimed, "status of a claimed id is readable");
    }

    function test_Claim_Several() external {
        uint256[] memory ids = _three(1, 2, 3);
        uint256[] memory values = queue.getClaimableEther(ids, _hints(ids));
        uint256 before = alice.balance;
        queue.claimWithdrawals(ids, _hints(ids));
        assertEq(alice.balance, before + values[0] + values[1] + values[2], "sum");
        assertEq(queue.balanceOf(alice), 1, "one left");
    }

    function test_Claim_ToAnother() external {
        uint256 before = bob.balance;
        uint256 value = _claimable(1);
        queue.claimWithdrawalsTo(_one(1), _one(1), bob);
        assertEq(bob.balance, before + value, "bob");
    }

    function test_Claim_EmptyList_Succeeds() external {
        queue.claimWithdrawals(new uint256[](0), new uint256[](0));
    }

    function test_Claim_LeavesTheListUnsorted() external {
        queue.claimWithdrawal(1);
        uint256[] memory ids = queue.getWithdrawalRequests(alice);
        assertEq(ids.length, 3, "three left");
        assertEq(ids[0], 4, "the last one took the first place");
        assertEq(ids[1], 2, "2");
        assertEq(ids[2], 3, "3");
    }

    function test_Claim_WhilePaused() external {
        vm.stopPrank();
        vm.startPrank(admin);
        queue.pauseFor(100);
        vm.stopPrank();
        vm.prank(alice);
        queue.claimWithdrawal(1);
    }

    function test_Claim_RevertWhen_Pending() external {
        vm.expectRevert(abi.encodeWithSelector(IWithdrawalQueue.RequestNotFoundOrNotFinalized.selector, 4));
        queue.claimWithdrawal(4);
        vm.expectRevert(abi.encodeWithSelector(IWithdrawalQueue.RequestNotFoundOrNotFinalized.selector, 9));
        queue.claimWithdrawals(_one(9), _one(1));
    }

    function test_Claim_RevertWhen_IdIsUnknown() external {
        vm.expectRevert(abi.encodeWithSelector(IWithdrawalQueue.InvalidRequestId.selector, 0));
        queue.claimWithdrawals(_one(0), _one(1));
        vm.expectRevert(abi.encodeWithSelector(IWithdrawalQueue.InvalidRequestId.selector, 5));
        queue.claimWithdrawal(5);
    }

    function test_Claim_RevertWhen_ClaimedTwice() external {
        vm.expectRevert(abi.encodeWithSelector(IWithdrawalQueue.RequestAlreadyClaimed.selector, 1));
        queue.claimWithdrawals(_two(1, 1), _two(1, 1));
        queue.claimWithdrawal(1);
        vm.expectRevert(abi.encodeWithSelector(IWithdrawalQueue.RequestAlreadyClaimed.selector, 1));
        queue.claimWithdrawal(1);
    }

    function test_Claim_RevertWhen_OnlyApproved() external {
        queue.approve(bob, 1);
        queue.setApprovalForAll(bob, true);
        vm.stopPrank();
        vm.prank(bob);
        vm.expectRevert(abi.encodeWithSelector(IWithdrawalQueue.NotOwner.selector, bob, alice));
        queue.claimWithdrawal(1);
    }

    function test_Claim_RevertWhen_HintIsWrong() external {
        vm.expectRevert(abi.encodeWithSelector(IWithdrawalQueue.InvalidHint.selector, 2));
        queue.claimWithdrawals(_one(1), _one(2));
    }

    function test_Claim_RevertWhen_LengthsDiffer() external {
        vm.expectRevert(abi.encodeWithSelector(IWithdrawalQueue.ArraysLengthMismatch.selector, 2, 1));
        queue.claimWithdrawals(_two(1, 2), _one(1));
    }

    function test_Claim_RevertWhen_RecipientIsZero() external {
        vm.expectRevert(IWithdrawalQueue.ZeroRecipient.selector);
        queue.claimWithdrawalsTo(_one(1), _one(1), address(0));
    }

    function test_Claim_RevertWhen_RecipientRefuses() external {
        address refuser = address(new Refuser());
        vm.expectRevert(IWithdrawalQueue.CantSendValueRecipientMayHaveReverted.selector);
        queue.claimWithdrawalsTo(_one(1), _one(1), refuser);
    }

    function test_Claim_RightMovesWithTheToken() external {
        queue.transferFrom(alice, bob, 1);
        vm.expectRevert(abi.encodeWithSelector(IWithdrawalQueue.NotOwner.selector, alice, bob));
        queue.claimWithdrawal(1);
        vm.stopPrank();
        uint256 before = bob.balance;
        vm.prank(bob);
        queue.claimWithdrawal(1);
        assertEq(bob.balance, before + 3 ether, "bob is paid");
    }
}
