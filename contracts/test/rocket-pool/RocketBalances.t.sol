// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IRocketNetworkBalances } from "../../src/rocket-pool/interfaces/IRocketNetworkBalances.sol";
import { RocketPoolFixture } from "./RocketPoolFixture.sol";

contract RocketBalancesTest is RocketPoolFixture {
    function _submit(address who, uint256 blockNumber, uint256 slotTimestamp, uint256 total, uint256 supply) private {
        vm.prank(who);
        balances.submitBalances(blockNumber, slotTimestamp, total, total / 2, supply);
    }

    function test_Update_SetsAllAndTellsIt() external {
        assertEq(balances.getETHUtilizationRate(), ONE, "utilization before");
        vm.expectEmit(address(balances));
        emit IRocketNetworkBalances.BalancesSubmitted(
            oracle, 999, 1_699_999_988, 112 ether, 80 ether, 100 ether, block.timestamp
        );
        vm.expectEmit(address(balances));
        emit IRocketNetworkBalances.BalancesUpdated(999, 1_699_999_988, 112 ether, 80 ether, 100 ether, block.timestamp);
        vm.prank(oracle);
        balances.submitBalances(999, 1_699_999_988, 112 ether, 80 ether, 100 ether);
        assertEq(balances.getBalancesBlock(), 999, "block");
        assertEq(balances.getBalancesTimestamp(), 1_699_999_988, "time");
        assertEq(balances.getTotalETHBalance(), 112 ether, "total");
        assertEq(balances.getStakingETHBalance(), 80 ether, "staking");
        assertEq(balances.getTotalRETHSupply(), 100 ether, "supply");
        assertEq(balances.getETHUtilizationRate(), 0.714285714285714285 ether, "utilization");
        assertEq(token.getExchangeRate(), 1.12 ether, "rate");
        assertEq(
            IRocketNetworkBalances.BalancesUpdated.selector,
            0xdd27295717c4fbd48b1840f846e18be6f0b7bd6b55608e697e53b15848cecdf9,
            "the event of the public network"
        );
    }

    function test_Consensus_NeedsMoreThanHalf() external {
        vm.prank(guardian);
        members.addMember(bob);
        _submit(oracle, 999, 1_699_999_988, 112 ether, 100 ether);
        assertEq(balances.getBalancesBlock(), 0, "one of two is too few");
        vm.prank(oracle);
        vm.expectRevert("Duplicate submission from node");
        balances.submitBalances(999, 1_699_999_988, 112 ether, 56 ether, 100 ether);
        vm.expectRevert("Consensus has not been reached");
        balances.executeUpdateBalances(999, 1_699_999_988, 112 ether, 56 ether, 100 ether);
        _submit(bob, 999, 1_699_999_988, 113 ether, 100 ether);
        assertEq(balances.getBalancesBlock(), 0, "they must agree");
        _submit(bob, 999, 1_699_999_988, 112 ether, 100 ether);
        assertEq(balances.getBalancesBlock(), 999, "agreed");
    }

    function test_Consensus_CanBeExecutedLater() external {
        vm.prank(guardian);
        members.addMember(bob);
        _submit(oracle, 999, 1_699_999_988, 112 ether, 100 ether);
        vm.prank(guardian);
        members.removeMember(bob);
        balances.executeUpdateBalances(999, 1_699_999_988, 112 ether, 56 ether, 100 ether);
        assertEq(balances.getBalancesBlock(), 999, "executed");
    }

    function test_RevertWhen_Disabled() external {
        vm.prank(guardian);
        networkSettings.setSettingBool("network.submit.balances.enabled", false);
        vm.prank(oracle);
        vm.expectRevert("Submitting balances is currently disabled");
        balances.submitBalances(999, 1, 1, 1, 1);
    }

    function test_RevertWhen_CallerIsNoMember() external {
        vm.prank(bob);
        vm.expectRevert("Invalid trusted node");
        balances.submitBalances(999, 1, 1, 1, 1);
    }

    function test_RevertWhen_BlockIsNotBetweenLastAndThis() external {
        vm.startPrank(oracle);
        vm.expectRevert("Balances can not be submitted for a future block");
        balances.submitBalances(1000, 1, 1, 1, 1);
        balances.submitBalances(999, 1, 1 ether, 0, 1 ether);
        vm.expectRevert("Network balances for an equal or higher block are set");
        balances.submitBalances(999, 2, 1, 1, 1);
        vm.stopPrank();
    }

    function test_RevertWhen_BalancesMakeNoSense() external {
        vm.startPrank(oracle);
        vm.expectRevert("Invalid network balances");
        balances.submitBalances(999, 1, 1, 2, 1);
        vm.expectRevert("Invalid network balances");
        balances.submitBalances(999, block.timestamp, 1, 1, 1);
        vm.stopPrank();
    }

    function test_RevertWhen_TooEarly() external {
        _submit(oracle, 999, 1_699_999_988, 112 ether, 100 ether);
        uint256 earliest = 1_699_999_988 + 82_080;
        vm.warp(earliest + 1);
        vm.roll(2000);
        vm.prank(oracle);
        vm.expectRevert("Not enough time has passed since the last update");
        balances.submitBalances(1500, earliest - 1, 112 ether, 56 ether, 100 ether);
        _submit(oracle, 1500, earliest, 112 ether, 100 ether);
        assertEq(balances.getBalancesBlock(), 1500, "at 95 % of a day");
    }

    function test_RevertWhen_RateMovesTooFar() external {
        _submit(oracle, 999, 1_699_999_988, 100 ether, 100 ether);
        _nextDay();
        vm.startPrank(oracle);
        vm.expectRevert("rETH exchange rate changed by too much");
        balances.submitBalances(block.number - 1, block.timestamp - 12, 102 ether + 100, 0, 100 ether);
        vm.expectRevert("rETH exchange rate changed by too much");
        balances.submitBalances(block.number - 1, block.timestamp - 12, 98 ether - 100, 0, 100 ether);
        vm.stopPrank();
        _submit(oracle, block.number - 1, block.timestamp - 12, 98 ether, 100 ether);
        assertEq(token.getExchangeRate(), 0.98 ether, "2 % down");
    }

    function testFuzz_RateMovesAtMostByTheDelta(uint256 total, uint256 delta) external {
        total = bound(total, 50 ether, 200 ether);
        delta = bound(delta, 0.01 ether, 0.5 ether);
        _submit(oracle, 999, 1_699_999_988, 112 ether, 100 ether);
        _setNetwork("network.max.reth.balance.delta", delta);
        _nextDay();
        vm.prank(oracle);
        try balances.submitBalances(block.number - 1, block.timestamp - 12, total, 0, 100 ether) {
            assertApproxEqAbs(token.getExchangeRate(), 1.12 ether, 1.12 ether * delta / ONE, "within");
            assertEq(token.getExchangeRate(), total / 100, "moved");
        } catch {
            uint256 rate = total / 100;
            assertGt(rate > 1.12 ether ? rate - 1.12 ether : 1.12 ether - rate, 1.12 ether * delta / ONE, "beyond");
            assertEq(token.getExchangeRate(), 1.12 ether, "unmoved");
        }
    }

    function testFuzz_RateMovesByNothingElse(uint256 deposited, uint256 burnt, uint256 sent) external {
        _submit(oracle, 999, 1_699_999_988, 112 ether, 100 ether);
        deposited = bound(deposited, 0.01 ether, 900 ether);
        uint256 minted = _deposit(alice, deposited);
        assertEq(token.getExchangeRate(), 1.12 ether, "after a deposit");
        vm.prank(alice);
        token.burn(bound(burnt, 1, minted));
        assertEq(token.getExchangeRate(), 1.12 ether, "after a burn");
        vm.deal(address(token), address(token).balance + bound(sent, 0, 100 ether));
        token.depositExcessCollateral();
        assertEq(token.getExchangeRate(), 1.12 ether, "after a gift");
        _nextDay();
        assertEq(token.getExchangeRate(), 1.12 ether, "after a day");
    }

    function test_Supply_NoneReportedMeansOneToOne() external {
        _submit(oracle, 999, 1_699_999_988, 1 ether, 0);
        assertEq(token.getExchangeRate(), ONE, "rate");
        _report(1.01 ether, 1 ether);
        assertEq(token.getExchangeRate(), 1.01 ether, "measured against one to one");
    }

    function test_Members() external {
        assertEq(members.getMemberCount(), 1, "count");
        assertTrue(members.getMemberIsValid(oracle), "oracle");
        vm.startPrank(guardian);
        vm.expectRevert("Already a member");
        members.addMember(oracle);
        vm.expectRevert("Not a member");
        members.removeMember(bob);
        vm.stopPrank();
        vm.startPrank(bob);
        vm.expectRevert("Account is not a temporary guardian");
        members.addMember(bob);
        vm.expectRevert("Account is not a temporary guardian");
        members.removeMember(oracle);
        vm.stopPrank();
    }
}
