// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { Stoppable } from "../src/lido/Stoppable.sol";
import { IAccounting } from "../src/lido/interfaces/IAccounting.sol";
import { Fixture } from "./Fixture.sol";

contract StopTest is Fixture {
    function setUp() public override {
        super.setUp();
        _growTheRate();
        _stake(alice, 20 ether);
        vm.startPrank(alice);
        lido.approve(address(wst), 5 ether);
        wst.wrap(5 ether);
        vm.stopPrank();
        _request(alice, 2 ether);
        _report(0, true);
        vm.expectEmit(address(lido));
        emit Stoppable.Stopped();
        vm.prank(admin);
        lido.stop();
    }

    function test_Born_StoppedAndPaused() external {
        _deploy();
        assertTrue(lido.isStopped(), "stopped");
        assertTrue(lido.isStakingPaused(), "staking paused");
        assertTrue(queue.isPaused(), "queue paused");
    }

    function test_Stopped_BlocksSharesFromMoving() external {
        assertTrue(lido.isStopped(), "stopped");
        vm.startPrank(alice);
        vm.expectRevert("CONTRACT_IS_STOPPED");
        lido.transfer(bob, 1 ether);
        vm.expectRevert("CONTRACT_IS_STOPPED");
        lido.transferShares(bob, 1 ether);
        vm.expectRevert("CONTRACT_IS_STOPPED");
        wst.unwrap(1 ether);
        lido.approve(address(queue), 1 ether);
        vm.expectRevert("CONTRACT_IS_STOPPED");
        queue.requestWithdrawals(_one(1 ether), address(0));
        vm.expectRevert("STAKING_PAUSED");
        lido.submit{ value: 1 ether }(address(0));
        vm.stopPrank();
    }

    function test_Stopped_LeavesTheRestOpen() external {
        vm.startPrank(alice);
        lido.approve(bob, 7);
        assertEq(lido.allowance(alice, bob), 7, "approve");
        wst.transfer(bob, 1 ether);
        assertEq(wst.balanceOf(bob), 1 ether, "wrapped transfer");
        uint256 before = alice.balance;
        queue.claimWithdrawal(1);
        assertGt(alice.balance, before, "claim");
        vm.stopPrank();
    }

    function test_Stopped_BlocksReportsAndDeposits() external {
        skip(1 days);
        IAccounting.ReportValues memory report = _reportValues(0);
        _nextBlock();
        vm.startPrank(admin);
        vm.expectRevert("CONTRACT_IS_STOPPED");
        accounting.handleOracleReport(report);
        assertFalse(lido.canDeposit(), "canDeposit");
        vm.expectRevert("CAN_NOT_DEPOSIT");
        lido.depositToConsensusLayer(1 ether);
        vm.stopPrank();
    }

    function test_Resume() external {
        vm.startPrank(admin);
        vm.expectRevert("CONTRACT_IS_STOPPED");
        lido.stop();
        vm.expectRevert("CONTRACT_IS_STOPPED");
        lido.resumeStaking();
        vm.expectEmit(address(lido));
        emit Stoppable.Resumed();
        lido.resume();
        vm.expectRevert("CONTRACT_IS_ACTIVE");
        lido.resume();
        vm.stopPrank();
        assertFalse(lido.isStakingPaused(), "staking is open");
        _stake(alice, 1 ether);
    }
}
