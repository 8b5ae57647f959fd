// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IPausableUntil } from "../src/lido/interfaces/IPausableUntil.sol";
import { IWithdrawalQueue } from "../src/lido/interfaces/IWithdrawalQueue.sol";
import { Fixture } from "./Fixture.sol";

contract QueuePauseTest is Fixture {
    function test_PauseFor_EndsByItselfWithoutAnEvent() external {
        vm.expectEmit(address(queue));
        emit IPausableUntil.Paused(100);
        vm.prank(admin);
        queue.pauseFor(100);
        assertTrue(queue.isPaused(), "paused");
        assertEq(queue.getResumeSinceTimestamp(), block.timestamp + 100, "end");
        skip(99);
        assertTrue(queue.isPaused(), "one second before");
        vm.recordLogs();
        skip(1);
        assertFalse(queue.isPaused(), "at the end");
        assertEq(vm.getRecordedLogs().length, 0, "no event");
    }

    function test_PauseUntil_IsInclusive() external {
        uint256 until = block.timestamp + 50;
        vm.expectEmit(address(queue));
        emit IPausableUntil.Paused(51);
        vm.prank(admin);
        queue.pauseUntil(until);
        vm.warp(until);
        assertTrue(queue.isPaused(), "still");
        skip(1);
        assertFalse(queue.isPaused(), "over");
    }

    function test_PauseInfinitely_UntilResumed() external {
        uint256 forever = queue.PAUSE_INFINITELY();
        assertEq(forever, type(uint256).max, "2^256 - 1");
        vm.startPrank(admin);
        queue.pauseFor(forever);
        assertEq(queue.getResumeSinceTimestamp(), forever, "no end");
        vm.expectRevert(IPausableUntil.ResumedExpected.selector);
        queue.pauseFor(1);
        vm.expectRevert(IPausableUntil.ResumedExpected.selector);
        queue.pauseUntil(forever);
        skip(1000 days);
        assertTrue(queue.isPaused(), "paused");
        vm.expectEmit(address(queue));
        emit IPausableUntil.Resumed();
        queue.resume();
        assertFalse(queue.isPaused(), "resumed");
        vm.expectRevert(IPausableUntil.PausedExpected.selector);
        queue.resume();
        queue.pauseUntil(forever);
        assertEq(queue.getResumeSinceTimestamp(), forever, "no end, by pauseUntil");
        vm.stopPrank();
    }

    function test_RevertWhen_TimeIsWrong() external {
        vm.startPrank(admin);
        vm.expectRevert(IPausableUntil.ZeroPauseDuration.selector);
        queue.pauseFor(0);
        vm.expectRevert(IPausableUntil.PauseUntilMustBeInFuture.selector);
        queue.pauseUntil(block.timestamp - 1);
        vm.stopPrank();
    }

    function test_RevertWhen_NotAllowed() external {
        vm.startPrank(alice);
        vm.expectRevert();
        queue.pauseFor(1);
        vm.expectRevert();
        queue.pauseUntil(block.timestamp + 1);
        vm.expectRevert();
        queue.resume();
        vm.stopPrank();
    }

    // bunker mode

    function test_Bunker_IsOffAtFirst() external view {
        assertFalse(queue.isBunkerModeActive(), "active");
        assertEq(queue.bunkerModeSinceTimestamp(), type(uint256).max, "since");
        assertEq(queue.BUNKER_MODE_DISABLED_TIMESTAMP(), type(uint256).max, "constant");
        assertTrue(lido.canDeposit(), "canDeposit");
    }

    function test_Bunker_OnAndOff() external {
        _stake(alice, 10 ether);
        uint256 since = block.timestamp - 100;
        vm.expectEmit(address(queue));
        emit IWithdrawalQueue.BunkerModeEnabled(since);
        vm.prank(admin);
        queue.onOracleReport(true, since, block.timestamp - 1);
        assertTrue(queue.isBunkerModeActive(), "active");
        assertEq(queue.bunkerModeSinceTimestamp(), since, "since");
        assertFalse(lido.canDeposit(), "canDeposit");
        vm.prank(admin);
        vm.expectRevert("CAN_NOT_DEPOSIT");
        lido.depositToConsensusLayer(1 ether);
        assertEq(_request(alice, 1 ether), 1, "requests are still taken");

        vm.recordLogs();
        vm.prank(admin);
        queue.onOracleReport(true, block.timestamp - 1, block.timestamp - 1);
        assertEq(vm.getRecordedLogs().length, 0, "no event when nothing changes");
        assertEq(queue.bunkerModeSinceTimestamp(), since, "since stays");

        vm.expectEmit(address(queue));
        emit IWithdrawalQueue.BunkerModeDisabled();
        vm.prank(admin);
        queue.onOracleReport(false, 0, block.timestamp - 1);
        assertEq(queue.bunkerModeSinceTimestamp(), type(uint256).max, "off");
    }

    function test_OnOracleReport_Reverts() external {
        vm.prank(alice);
        vm.expectRevert();
        queue.onOracleReport(false, 0, 1);
        vm.startPrank(admin);
        vm.expectRevert(IWithdrawalQueue.InvalidReportTimestamp.selector);
        queue.onOracleReport(true, block.timestamp, 1);
        vm.expectRevert(IWithdrawalQueue.InvalidReportTimestamp.selector);
        queue.onOracleReport(false, 0, block.timestamp);
        vm.stopPrank();
    }
}
