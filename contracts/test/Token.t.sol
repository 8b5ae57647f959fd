// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IStETH } from "../src/lido/interfaces/IStETH.sol";
import { Fixture } from "./Fixture.sol";
import { IERC20 } from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

contract TokenTest is Fixture {
    function setUp() public override {
        super.setUp();
        _growTheRate();
        _stake(alice, 10 ether);
    }

    // transfer

    function test_Transfer_RevertWhen_ToZero() external {
        vm.prank(alice);
        vm.expectRevert("TRANSFER_TO_ZERO_ADDR");
        lido.transfer(address(0), 1 ether);
    }

    function test_Transfer_RevertWhen_ToTheTokenItself() external {
        vm.prank(alice);
        vm.expectRevert("TRANSFER_TO_STETH_CONTRACT");
        lido.transfer(address(lido), 1 ether);
    }

    function test_Transfer_OfOneWei_MovesNoSharesButIsAnnounced() external {
        vm.expectEmit(address(lido));
        emit IERC20.Transfer(alice, bob, 1);
        vm.expectEmit(address(lido));
        emit IStETH.TransferShares(alice, bob, 0);
        vm.prank(alice);
        assertTrue(lido.transfer(bob, 1), "returns true");
        assertEq(lido.sharesOf(bob), 0, "shares of bob");
    }

    function test_Transfer_OfTheWholeBalance_LeavesOneShare() external {
        uint256 balance = lido.balanceOf(alice);
        vm.prank(alice);
        lido.transfer(bob, balance);
        assertEq(lido.sharesOf(alice), 1, "shares left");
        assertEq(lido.balanceOf(alice), 1, "wei left");
        assertEq(lido.balanceOf(bob), balance - 1, "one wei less than the event says");
    }

    function test_Transfer_OfTheBalancePlusOneWei_Succeeds() external {
        uint256 balance = lido.balanceOf(alice);
        vm.prank(alice);
        lido.transfer(bob, balance + 1);
        assertEq(lido.sharesOf(alice), 0, "shares left");
    }

    function test_Transfer_RevertWhen_TwoWeiOverTheBalance() external {
        uint256 balance = lido.balanceOf(alice);
        vm.prank(alice);
        vm.expectRevert("BALANCE_EXCEEDED");
        lido.transfer(bob, balance + 2);
    }

    function testFuzz_Transfer_MovesFlooredShares(uint256 amount) external {
        amount = bound(amount, 0, lido.balanceOf(alice));
        uint256 before = lido.sharesOf(alice);
        uint256 expected = amount * lido.getTotalShares() / lido.getTotalPooledEther();
        vm.prank(alice);
        lido.transfer(bob, amount);
        assertEq(lido.sharesOf(bob), expected, "bob's shares");
        assertEq(lido.sharesOf(alice), before - expected, "alice's shares");
        assertLe(lido.balanceOf(bob), amount, "bob gets no more than sent");
    }

    function testFuzz_Transfer_ToOneself_ChangesNothing(uint256 amount) external {
        amount = bound(amount, 0, lido.balanceOf(alice));
        uint256 before = lido.sharesOf(alice);
        vm.prank(alice);
        lido.transfer(alice, amount);
        assertEq(lido.sharesOf(alice), before, "shares");
    }

    // transferShares

    function test_TransferShares_OfAll_LeavesNothing() external {
        uint256 shares = lido.sharesOf(alice);
        uint256 value = lido.balanceOf(alice);
        vm.prank(alice);
        assertEq(lido.transferShares(bob, shares), value, "value returned");
        assertEq(lido.sharesOf(alice), 0, "alice's shares");
        assertEq(lido.sharesOf(bob), shares, "bob's shares");
    }

    function test_TransferShares_RevertWhen_MoreThanHeld() external {
        uint256 shares = lido.sharesOf(alice);
        vm.prank(alice);
        vm.expectRevert("BALANCE_EXCEEDED");
        lido.transferShares(bob, shares + 1);
    }

    function test_TransferSharesFrom_UsesTheAllowanceInWei() external {
        vm.prank(alice);
        lido.approve(bob, 2 ether);
        vm.prank(bob);
        uint256 value = lido.transferSharesFrom(alice, carol, 1 ether);
        assertEq(value, lido.getPooledEthByShares(1 ether), "value");
        assertEq(lido.allowance(alice, bob), 2 ether - value, "allowance left");
    }

    function test_TransferSharesFrom_RevertWhen_AllowanceIsTooSmall() external {
        vm.prank(alice);
        lido.approve(bob, 1 ether);
        vm.prank(bob);
        vm.expectRevert("ALLOWANCE_EXCEEDED");
        lido.transferSharesFrom(alice, carol, 1 ether);
    }

    // allowances

    function test_Approve_RevertWhen_SpenderIsZero() external {
        vm.prank(alice);
        vm.expectRevert("APPROVE_TO_ZERO_ADDR");
        lido.approve(address(0), 1);
    }

    function test_Approve_RevertWhen_OwnerIsZero() external {
        vm.prank(address(0));
        vm.expectRevert("APPROVE_FROM_ZERO_ADDR");
        lido.approve(bob, 1);
    }

    function test_TransferFrom_RevertWhen_OwnerIsZero() external {
        vm.prank(bob);
        vm.expectRevert("APPROVE_FROM_ZERO_ADDR");
        lido.transferFrom(address(0), bob, 0);
    }

    function test_TransferFrom_RevertWhen_AllowanceIsTooSmall() external {
        vm.prank(alice);
        lido.approve(bob, 1 ether - 1);
        vm.prank(bob);
        vm.expectRevert("ALLOWANCE_EXCEEDED");
        lido.transferFrom(alice, carol, 1 ether);
    }

    function test_TransferFrom_FiniteAllowance_IsUsedUpAndAnnounced() external {
        vm.prank(alice);
        lido.approve(bob, 1 ether);
        vm.expectEmit(address(lido));
        emit IERC20.Approval(alice, bob, 0.4 ether);
        vm.prank(bob);
        lido.transferFrom(alice, carol, 0.6 ether);
        assertEq(lido.allowance(alice, bob), 0.4 ether, "allowance left");
    }

    function test_TransferFrom_InfiniteAllowance_StaysAndIsSilent() external {
        vm.prank(alice);
        lido.approve(bob, type(uint256).max);
        vm.recordLogs();
        vm.prank(bob);
        lido.transferFrom(alice, carol, 0.6 ether);
        assertEq(lido.allowance(alice, bob), type(uint256).max, "allowance");
        assertEq(vm.getRecordedLogs().length, 2, "Transfer and TransferShares only");
    }

    function test_IncreaseAndDecreaseAllowance() external {
        vm.startPrank(alice);
        lido.increaseAllowance(bob, 5);
        lido.increaseAllowance(bob, 5);
        assertEq(lido.allowance(alice, bob), 10, "after two increases");
        lido.decreaseAllowance(bob, 4);
        assertEq(lido.allowance(alice, bob), 6, "after the decrease");
        vm.expectRevert("ALLOWANCE_BELOW_ZERO");
        lido.decreaseAllowance(bob, 7);
        vm.stopPrank();
    }

    // conversions

    function test_Conversions_RevertWhen_TooLarge() external {
        vm.expectRevert("ETH_TOO_LARGE");
        lido.getSharesByPooledEth(type(uint128).max);
        vm.expectRevert("SHARES_TOO_LARGE");
        lido.getPooledEthByShares(type(uint128).max);
        vm.expectRevert("SHARES_TOO_LARGE");
        lido.getPooledEthBySharesRoundUp(type(uint128).max);
    }

    function testFuzz_Conversions_RoundInTheNamedDirection(uint256 value) external view {
        value = bound(value, 0, type(uint128).max - 1);
        uint256 down = lido.getPooledEthByShares(value);
        uint256 up = lido.getPooledEthBySharesRoundUp(value);
        uint256 product = value * lido.getTotalPooledEther();
        uint256 totalShares = lido.getTotalShares();
        assertLe(down * totalShares, product, "down is not more");
        assertGt((down + 1) * totalShares, product, "down is the largest");
        assertGe(up * totalShares, product, "up is not less");
        assertLe(up - down, 1, "one wei apart at most");
        assertEq(
            lido.getSharesByPooledEth(value), value * totalShares / lido.getTotalPooledEther(), "shares rounded down"
        );
    }

    function testFuzz_Conversions_RoundTripNeverGains(uint256 value) external view {
        value = bound(value, 0, type(uint96).max);
        assertLe(lido.getPooledEthByShares(lido.getSharesByPooledEth(value)), value, "ether to shares and back");
        assertLe(lido.getSharesByPooledEth(lido.getPooledEthByShares(value)), value, "shares to ether and back");
    }

    function test_TotalSupplyIsPooledEther() external view {
        assertEq(lido.totalSupply(), lido.getTotalPooledEther(), "total supply");
    }
}
