// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { ILido } from "../src/lido/interfaces/ILido.sol";
import { Fixture } from "./Fixture.sol";

contract StakingLimitTest is Fixture {
    uint256 private constant MAX = 100 ether;
    uint256 private constant PER_BLOCK = 1 ether;

    function _limit(uint256 max, uint256 perBlock) private {
        vm.prank(admin);
        lido.setStakingLimit(max, perBlock);
    }

    // without a limit

    function test_NoLimit_IsUnlimited() external view {
        (bool paused, bool set, uint256 current, uint256 max, uint256 growth, uint256 previous,) =
            lido.getStakeLimitFullInfo();
        assertFalse(paused, "paused");
        assertFalse(set, "set");
        assertEq(current, type(uint256).max, "current");
        assertEq(lido.getCurrentStakeLimit(), type(uint256).max, "getCurrentStakeLimit");
        assertEq(max + growth + previous, 0, "all zero");
    }

    // setting

    function test_Set_RevertWhen_NotAllowed() external {
        vm.prank(alice);
        vm.expectRevert("APP_AUTH_FAILED");
        lido.setStakingLimit(MAX, PER_BLOCK);
    }

    function test_Set_RevertWhen_OutOfRange() external {
        vm.startPrank(admin);
        vm.expectRevert("ZERO_MAX_STAKE_LIMIT");
        lido.setStakingLimit(0, 0);
        vm.expectRevert("TOO_LARGE_MAX_STAKE_LIMIT");
        lido.setStakingLimit(uint256(type(uint96).max) + 1, 1);
        vm.expectRevert("TOO_LARGE_LIMIT_INCREASE");
        lido.setStakingLimit(MAX, MAX + 1);
        vm.expectRevert("TOO_SMALL_LIMIT_INCREASE");
        lido.setStakingLimit(MAX, 1);
        vm.stopPrank();
    }

    function test_Set_StartsFull() external {
        vm.expectEmit(address(lido));
        emit ILido.StakingLimitSet(MAX, PER_BLOCK);
        _limit(MAX, PER_BLOCK);
        (bool paused, bool set, uint256 current, uint256 max, uint256 growth, uint256 previous, uint256 blockNumber) =
            lido.getStakeLimitFullInfo();
        assertFalse(paused, "paused");
        assertTrue(set, "set");
        assertEq(current, MAX, "current");
        assertEq(max, MAX, "max");
        assertEq(growth, 100, "growth blocks");
        assertEq(previous, MAX, "previous");
        assertEq(blockNumber, block.number, "block");
    }

    function test_Set_KeepsWhatIsLeft() external {
        _limit(MAX, PER_BLOCK);
        _stake(alice, 90 ether);
        vm.roll(block.number + 5);
        _limit(2 * MAX, PER_BLOCK);
        assertEq(lido.getCurrentStakeLimit(), 15 ether, "left and grown");
        _limit(10 ether, PER_BLOCK);
        assertEq(lido.getCurrentStakeLimit(), 10 ether, "cut to the new maximum");
    }

    function test_Remove() external {
        _limit(MAX, PER_BLOCK);
        vm.expectEmit(address(lido));
        emit ILido.StakingLimitRemoved();
        vm.prank(admin);
        lido.removeStakingLimit();
        assertEq(lido.getCurrentStakeLimit(), type(uint256).max, "unlimited");
        _limit(MAX, PER_BLOCK);
        assertEq(lido.getCurrentStakeLimit(), MAX, "a new limit starts full");
    }

    // staking under a limit

    function test_Submit_RevertWhen_OverTheLimit() external {
        _limit(MAX, PER_BLOCK);
        vm.prank(alice);
        vm.expectRevert("STAKE_LIMIT");
        lido.submit{ value: MAX + 1 }(address(0));
    }

    function test_Submit_UpToTheLimit() external {
        _limit(MAX, PER_BLOCK);
        _stake(alice, MAX);
        assertEq(lido.getCurrentStakeLimit(), 0, "nothing left");
        vm.prank(alice);
        vm.expectRevert("STAKE_LIMIT");
        lido.submit{ value: 1 }(address(0));
    }

    function test_Limit_GrowsPerBlock() external {
        _limit(MAX, PER_BLOCK);
        _stake(alice, MAX);
        for (uint256 blocks = 0; blocks < 4; ++blocks) {
            assertEq(lido.getCurrentStakeLimit(), blocks * PER_BLOCK, "0, 1, 2, 3");
            vm.roll(block.number + 1);
        }
        vm.roll(block.number + 1000);
        assertEq(lido.getCurrentStakeLimit(), MAX, "not above the maximum");
    }

    function test_Limit_WithoutGrowth_StaysUsedUp() external {
        _limit(MAX, 0);
        _stake(alice, 40 ether);
        vm.roll(block.number + 1000);
        assertEq(lido.getCurrentStakeLimit(), 60 ether, "no growth");
        (,,,, uint256 growth,,) = lido.getStakeLimitFullInfo();
        assertEq(growth, 0, "growth blocks");
    }

    function test_Limit_GrowthIsWholeWeiPerBlock() external {
        // 10 / 4 = 2 blocks, so the growth is 5 a block although 4 was asked for.
        _limit(10, 4);
        _stake(alice, 10);
        vm.roll(block.number + 1);
        assertEq(lido.getCurrentStakeLimit(), 5, "growth follows from the number of blocks");
    }

    function testFuzz_Limit_Formula(uint256 max, uint256 perBlock, uint256 stake, uint256 blocks) external {
        max = bound(max, 1, 50_000 ether);
        perBlock = bound(perBlock, max / type(uint32).max + 1, max);
        stake = bound(stake, 1, max);
        blocks = bound(blocks, 0, 1e6);
        _limit(max, perBlock);
        _stake(alice, stake);
        vm.roll(block.number + blocks);
        uint256 grown = max - stake + blocks * (max / (max / perBlock));
        assertEq(lido.getCurrentStakeLimit(), grown < max ? grown : max, "min(max, left + blocks * increment)");
    }

    // pause

    function test_Pause_StopsStakesOnly() external {
        _stake(alice, 1 ether);
        vm.expectEmit(address(lido));
        emit ILido.StakingPaused();
        vm.prank(admin);
        lido.pauseStaking();
        assertTrue(lido.isStakingPaused(), "paused");
        assertEq(lido.getCurrentStakeLimit(), 0, "limit");
        vm.prank(alice);
        vm.expectRevert("STAKING_PAUSED");
        lido.submit{ value: 1 ether }(address(0));
        vm.prank(alice);
        (bool ok, bytes memory reason) = address(wst).call{ value: 1 ether }("");
        assertFalse(ok, "staking through the wrapped token");
        assertEq(reason, abi.encodeWithSignature("Error(string)", "STAKING_PAUSED"), "reason");
        vm.prank(alice);
        lido.transfer(bob, 1 ether);
        assertEq(lido.balanceOf(bob), 1 ether, "transfers go on");
    }

    function test_Pause_LimitDoesNotGrowMeanwhile() external {
        _limit(MAX, PER_BLOCK);
        _stake(alice, MAX);
        vm.roll(block.number + 3);
        vm.prank(admin);
        lido.pauseStaking();
        vm.roll(block.number + 50);
        vm.expectEmit(address(lido));
        emit ILido.StakingResumed();
        vm.prank(admin);
        lido.resumeStaking();
        assertEq(lido.getCurrentStakeLimit(), 3 ether, "as at the pause");
    }

    function test_Set_WhilePaused_StaysPaused() external {
        vm.prank(admin);
        lido.pauseStaking();
        _limit(MAX, PER_BLOCK);
        assertTrue(lido.isStakingPaused(), "paused");
        vm.prank(admin);
        lido.resumeStaking();
        assertEq(lido.getCurrentStakeLimit(), MAX, "full");
    }

    function test_RevertWhen_NotAllowed() external {
        vm.startPrank(alice);
        vm.expectRevert("APP_AUTH_FAILED");
        lido.pauseStaking();
        vm.expectRevert("APP_AUTH_FAILED");
        lido.resumeStaking();
        vm.expectRevert("APP_AUTH_FAILED");
        lido.removeStakingLimit();
        vm.expectRevert("APP_AUTH_FAILED");
        lido.stop();
        vm.expectRevert("APP_AUTH_FAILED");
        lido.resume();
        vm.stopPrank();
    }
}
