// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { Fixture } from "./Fixture.sol";
import { IERC20 } from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

contract WstETHTest is Fixture {
    function setUp() public override {
        super.setUp();
        _growTheRate();
        _stake(alice, 100 ether);
        vm.prank(alice);
        lido.approve(address(wst), type(uint256).max);
    }

    function _wrap(uint256 amount) private returns (uint256) {
        vm.prank(alice);
        return wst.wrap(amount);
    }

    function test_Metadata() external view {
        assertEq(wst.name(), "Millrace wrapped staked Ether", "name");
        assertEq(wst.symbol(), "wmrETH", "symbol");
        assertEq(wst.decimals(), 18, "decimals");
        assertEq(address(wst.stETH()), address(lido), "stETH");
    }

    function test_Wrap_RevertWhen_Zero() external {
        vm.expectRevert("wstETH: can't wrap zero stETH");
        wst.wrap(0);
    }

    function test_Unwrap_RevertWhen_Zero() external {
        vm.expectRevert("wstETH: zero amount unwrap not allowed");
        wst.unwrap(0);
    }

    function test_Unwrap_RevertWhen_MoreThanHeld() external {
        vm.prank(alice);
        vm.expectRevert("ERC20: burn amount exceeds balance");
        wst.unwrap(1);
    }

    function test_Wrap_RevertWhen_NotApproved() external {
        vm.startPrank(alice);
        lido.approve(address(wst), 1 ether - 1);
        vm.expectRevert("ALLOWANCE_EXCEEDED");
        wst.wrap(1 ether);
        vm.stopPrank();
    }

    function test_Wrap_OfOneWei_MintsNothing() external {
        assertEq(_wrap(1), 0, "returned");
        assertEq(wst.balanceOf(alice), 0, "balance");
    }

    function test_Wrap_OfTheWholeBalance_LeavesOneShare() external {
        _wrap(lido.balanceOf(alice));
        assertEq(lido.sharesOf(alice), 1, "shares left");
    }

    function test_WrapThenUnwrap_CostsOneWei() external {
        uint256 before = lido.balanceOf(alice);
        uint256 wrapped = _wrap(10 ether);
        vm.prank(alice);
        wst.unwrap(wrapped);
        assertEq(lido.balanceOf(alice), before - 1, "one wei less");
        assertEq(wst.totalSupply(), 0, "supply");
    }

    function test_Receive_StakesAndWraps() external {
        uint256 shares = lido.getSharesByPooledEth(3 ether);
        vm.prank(alice);
        (bool ok,) = address(wst).call{ value: 3 ether }("");
        assertTrue(ok, "plain ether");
        assertEq(wst.balanceOf(alice), shares, "one share each");
        assertEq(lido.sharesOf(address(wst)), shares, "backing");
    }

    function testFuzz_Wrap_OneTokenPerShare(uint256 amount) external {
        amount = bound(amount, 1, lido.balanceOf(alice));
        uint256 expected = wst.getWstETHByStETH(amount);
        assertEq(_wrap(amount), expected, "as quoted");
        assertEq(expected, lido.getSharesByPooledEth(amount), "shares");
        assertEq(lido.sharesOf(address(wst)), expected, "backing");
    }

    function testFuzz_RoundTrip_NeverGains(uint256 amount) external {
        amount = bound(amount, 2, lido.balanceOf(alice));
        uint256 sharesBefore = lido.sharesOf(alice);
        uint256 wrapped = _wrap(amount);
        uint256 quoted = wst.getStETHByWstETH(wrapped);
        vm.prank(alice);
        assertEq(wst.unwrap(wrapped), quoted, "as quoted");
        assertLe(lido.sharesOf(alice), sharesBefore, "shares");
        assertGe(lido.sharesOf(alice) + 1, sharesBefore, "at most one share stays behind");
    }

    function test_Rates() external {
        assertEq(wst.stEthPerToken(), lido.getPooledEthByShares(1 ether), "stEthPerToken");
        assertEq(wst.tokensPerStEth(), lido.getSharesByPooledEth(1 ether), "tokensPerStEth");
        uint256 before = wst.stEthPerToken();
        _report(0.5 ether, false);
        assertGt(wst.stEthPerToken(), before, "follows the pool");
    }

    // ERC-20

    function test_Transfer_Reverts() external {
        _wrap(1 ether);
        vm.startPrank(alice);
        vm.expectRevert("ERC20: transfer amount exceeds balance");
        wst.transfer(bob, 2 ether);
        vm.expectRevert("ERC20: transfer to the zero address");
        wst.transfer(address(0), 1);
        vm.expectRevert("ERC20: approve to the zero address");
        wst.approve(address(0), 1);
        vm.expectRevert("ERC20: decreased allowance below zero");
        wst.decreaseAllowance(bob, 1);
        vm.stopPrank();
        vm.prank(address(0));
        vm.expectRevert("ERC20: transfer from the zero address");
        wst.transfer(bob, 0);
        vm.prank(address(0));
        vm.expectRevert("ERC20: approve from the zero address");
        wst.approve(bob, 0);
    }

    function test_TransferFrom_RevertWhen_AllowanceIsTooSmall() external {
        _wrap(2 ether);
        vm.prank(alice);
        wst.approve(bob, 0.5 ether);
        vm.prank(bob);
        vm.expectRevert("ERC20: transfer amount exceeds allowance");
        wst.transferFrom(alice, carol, 1 ether);
    }

    function test_TransferFrom_BalanceIsCheckedFirst() external {
        vm.prank(bob);
        vm.expectRevert("ERC20: transfer amount exceeds balance");
        wst.transferFrom(alice, carol, 1 ether);
    }

    function test_TransferFrom_UsesUpEvenAnInfiniteAllowance() external {
        _wrap(2 ether);
        vm.prank(alice);
        wst.approve(bob, type(uint256).max);
        vm.expectEmit(address(wst));
        emit IERC20.Transfer(alice, carol, 1 ether);
        vm.expectEmit(address(wst));
        emit IERC20.Approval(alice, bob, type(uint256).max - 1 ether);
        vm.prank(bob);
        wst.transferFrom(alice, carol, 1 ether);
        assertEq(wst.balanceOf(carol), 1 ether, "moved");
    }

    function test_IncreaseAndDecreaseAllowance() external {
        vm.startPrank(alice);
        wst.increaseAllowance(bob, 10);
        wst.decreaseAllowance(bob, 3);
        vm.stopPrank();
        assertEq(wst.allowance(alice, bob), 7, "allowance");
    }
}
