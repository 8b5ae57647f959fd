// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IPausableUntil } from "../src/lido/interfaces/IPausableUntil.sol";
import { IStETH } from "../src/lido/interfaces/IStETH.sol";
import { IWithdrawalQueue } from "../src/lido/interfaces/IWithdrawalQueue.sol";
import { Fixture } from "./Fixture.sol";
import { IERC20 } from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import { IERC721 } from "@openzeppelin/contracts/token/ERC721/IERC721.sol";

contract RequestWithdrawalsTest is Fixture {
    function setUp() public override {
        super.setUp();
        _growTheRate();
        _stake(alice, 5000 ether);
        vm.startPrank(alice);
        lido.approve(address(wst), type(uint256).max);
        wst.wrap(2000 ether);
        wst.approve(address(queue), type(uint256).max);
        vm.stopPrank();
    }

    function _approve(uint256 amount) private {
        vm.prank(alice);
        lido.approve(address(queue), amount);
    }

    function test_Limits() external view {
        assertEq(queue.MIN_STETH_WITHDRAWAL_AMOUNT(), 100, "min");
        assertEq(queue.MAX_STETH_WITHDRAWAL_AMOUNT(), 1000 ether, "max");
    }

    function test_RevertWhen_TooSmall() external {
        _approve(100);
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(IWithdrawalQueue.RequestAmountTooSmall.selector, 99));
        queue.requestWithdrawals(_one(99), address(0));
    }

    function test_RevertWhen_TooLarge() external {
        _approve(2000 ether);
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(IWithdrawalQueue.RequestAmountTooLarge.selector, 1000 ether + 1));
        queue.requestWithdrawals(_one(1000 ether + 1), address(0));
    }

    function test_RevertWhen_NotApproved() external {
        vm.prank(alice);
        vm.expectRevert("ALLOWANCE_EXCEEDED");
        queue.requestWithdrawals(_one(1 ether), address(0));
    }

    function test_RevertWhen_Paused() external {
        vm.prank(admin);
        queue.pauseFor(1);
        vm.prank(alice);
        vm.expectRevert(IPausableUntil.ResumedExpected.selector);
        queue.requestWithdrawals(_one(1 ether), address(0));
        vm.prank(alice);
        vm.expectRevert(IPausableUntil.ResumedExpected.selector);
        queue.requestWithdrawalsWstETH(_one(1 ether), address(0));
    }

    function test_EmptyList_DoesNothing() external {
        vm.recordLogs();
        vm.prank(alice);
        uint256[] memory ids = queue.requestWithdrawals(new uint256[](0), address(0));
        assertEq(ids.length, 0, "ids");
        assertEq(vm.getRecordedLogs().length, 0, "logs");
    }

    function test_MinAndMaxAreAllowed() external {
        _approve(2000 ether);
        vm.prank(alice);
        uint256[] memory ids = queue.requestWithdrawals(_two(100, 1000 ether), address(0));
        assertEq(ids[0], 1, "first id");
        assertEq(ids[1], 2, "second id");
        assertEq(queue.getLastRequestId(), 2, "last id");
    }

    function test_EmitsInOrder() external {
        _approve(3 ether);
        uint256 shares = lido.getSharesByPooledEth(3 ether);
        vm.expectEmit(address(lido));
        emit IERC20.Approval(alice, address(queue), 0);
        vm.expectEmit(address(lido));
        emit IERC20.Transfer(alice, address(queue), 3 ether);
        vm.expectEmit(address(lido));
        emit IStETH.TransferShares(alice, address(queue), shares);
        vm.expectEmit(address(queue));
        emit IWithdrawalQueue.WithdrawalRequested(1, alice, bob, 3 ether, shares);
        vm.expectEmit(address(queue));
        emit IERC721.Transfer(address(0), bob, 1);
        vm.prank(alice);
        queue.requestWithdrawals(_one(3 ether), bob);
    }

    function test_WholeBalance_LeavesOneShare() external {
        vm.startPrank(alice);
        lido.transfer(bob, lido.balanceOf(alice) - 500 ether);
        uint256 balance = lido.balanceOf(alice);
        lido.approve(address(queue), balance);
        queue.requestWithdrawals(_one(balance), address(0));
        vm.stopPrank();
        assertEq(lido.sharesOf(alice), 1, "shares left");
    }

    function testFuzz_Status(uint256 amount) external {
        amount = bound(amount, 100, 1000 ether);
        uint256 shares = lido.getSharesByPooledEth(amount);
        uint256 id = _requestFor(alice, amount, bob);
        IWithdrawalQueue.WithdrawalRequestStatus memory status = queue.getWithdrawalStatus(_one(id))[0];
        assertEq(status.amountOfStETH, amount, "amount");
        assertEq(status.amountOfShares, shares, "shares");
        assertEq(status.owner, bob, "owner");
        assertEq(status.timestamp, block.timestamp, "timestamp");
        assertFalse(status.isFinalized, "finalized");
        assertFalse(status.isClaimed, "claimed");
        assertEq(queue.unfinalizedStETH(), amount, "pending amount");
        assertEq(queue.unfinalizedRequestNumber(), 1, "pending number");
        assertEq(lido.sharesOf(address(queue)), shares, "shares in the queue");
    }

    function test_Status_RevertWhen_IdIsUnknown() external {
        vm.expectRevert(abi.encodeWithSelector(IWithdrawalQueue.InvalidRequestId.selector, 0));
        queue.getWithdrawalStatus(_one(0));
        vm.expectRevert(abi.encodeWithSelector(IWithdrawalQueue.InvalidRequestId.selector, 1));
        queue.getWithdrawalStatus(_one(1));
    }

    // wstETH

    function test_WstETH_IsMeasuredInStETH() external {
        uint256 stETHAmount = wst.getStETHByWstETH(3 ether);
        vm.prank(alice);
        uint256[] memory ids = queue.requestWithdrawalsWstETH(_one(3 ether), address(0));
        IWithdrawalQueue.WithdrawalRequestStatus memory status = queue.getWithdrawalStatus(ids)[0];
        assertEq(status.amountOfStETH, stETHAmount, "amount in stETH");
        assertEq(status.amountOfShares, lido.getSharesByPooledEth(stETHAmount), "shares of that amount");
        assertEq(queue.ownerOf(ids[0]), alice, "owner");
    }

    function test_WstETH_RevertWhen_TooLargeInStETH() external {
        uint256 stETHAmount = wst.getStETHByWstETH(1000 ether);
        assertGt(stETHAmount, 1000 ether, "worth more");
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(IWithdrawalQueue.RequestAmountTooLarge.selector, stETHAmount));
        queue.requestWithdrawalsWstETH(_one(1000 ether), address(0));
    }

    function test_WstETH_RevertWhen_TooSmallInStETH() external {
        uint256 stETHAmount = wst.getStETHByWstETH(99);
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(IWithdrawalQueue.RequestAmountTooSmall.selector, stETHAmount));
        queue.requestWithdrawalsWstETH(_one(99), address(0));
    }
}
