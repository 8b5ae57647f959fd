// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IRocketDepositPool } from "../../src/rocket-pool/interfaces/IRocketDepositPool.sol";
import { IRocketTokenRETH } from "../../src/rocket-pool/interfaces/IRocketTokenRETH.sol";
import { RocketPoolFixture } from "./RocketPoolFixture.sol";

contract RocketDepositTest is RocketPoolFixture {
    // Refusals

    function test_RevertWhen_Disabled() external {
        vm.prank(guardian);
        depositSettings.setSettingBool("deposit.enabled", false);
        assertEq(pool.getMaximumDepositAmount(), 0, "maximum");
        vm.prank(alice);
        vm.expectRevert("Deposits into Rocket Pool are currently disabled");
        pool.deposit{ value: 1 ether }();
    }

    function testFuzz_RevertWhen_BelowMinimum(uint256 amount) external {
        amount = bound(amount, 0, 0.01 ether - 1);
        vm.prank(alice);
        vm.expectRevert("The deposited amount is less than the minimum deposit size");
        pool.deposit{ value: amount }();
    }

    function testFuzz_Maximum_IsWhatCanJustBeDeposited(uint256 first, uint256 size) external {
        first = bound(first, 0.01 ether, 900 ether);
        size = bound(size, first, 1000 ether);
        _setDeposit("deposit.pool.maximum", size);
        _deposit(alice, first);
        uint256 most = pool.getMaximumDepositAmount();
        assertEq(most, size - pool.getBalance(), "what is left");
        vm.assume(most >= 0.01 ether);
        vm.deal(bob, most + 1);
        vm.prank(bob);
        vm.expectRevert("The deposit pool size after depositing exceeds the maximum size");
        pool.deposit{ value: most + 1 }();
        _deposit(bob, most);
    }

    function test_Maximum_IsZeroWhenThePoolHoldsMore() external {
        _deposit(alice, 100 ether);
        _setDeposit("deposit.pool.maximum", 1 ether);
        assertEq(pool.getMaximumDepositAmount(), 0, "maximum");
    }

    // Tokens

    function test_Tokens_OneToOneLessFee_BeforeTheFirstReport() external {
        assertEq(token.getExchangeRate(), ONE, "rate");
        assertEq(_deposit(alice, 10 ether), 9.995 ether, "0.05 % less");
    }

    function test_Tokens_Events() external {
        _deposit(alice, 100 ether);
        _report(112 ether, 100 ether);
        vm.expectEmit(address(pool));
        emit IRocketDepositPool.DepositReceived(bob, 1 ether, block.timestamp);
        vm.expectEmit(address(token));
        emit IRocketTokenRETH.TokensMinted(bob, 0.892410714285714285 ether, 0.9995 ether, block.timestamp);
        _deposit(bob, 1 ether);
    }

    function testFuzz_Tokens_FeeAndTokensRoundDown(uint256 amount, uint256 fee, uint256 total) external {
        amount = bound(amount, 0.01 ether, 800 ether);
        fee = bound(fee, 0, 0.01 ether - 1);
        total = bound(total, 50 ether, 300 ether);
        _deposit(bob, 100 ether);
        _report(total, 100 ether);
        _setDeposit("deposit.fee", fee);
        uint256 net = amount - amount * fee / ONE;
        assertEq(_deposit(alice, amount), net * 100 ether / total, "minted");
    }

    /// @dev A plain round trip at an unchanged rate never pays.
    function testFuzz_RoundTrip_NeverCreatesValue(uint256 amount, uint256 total) external {
        amount = bound(amount, 0.01 ether, 800 ether);
        total = bound(total, 50 ether, 300 ether);
        _deposit(bob, 100 ether);
        _report(total, 100 ether);
        uint256 minted = _deposit(alice, amount);
        uint256 before = alice.balance;
        vm.prank(alice);
        token.burn(minted);
        assertLe(alice.balance - before, amount - amount * 0.0005 ether / ONE, "ether back");
    }

    function testFuzz_Conversions_NeverCreateValue(uint256 amount, uint256 total, uint256 supply) external {
        amount = bound(amount, 0, type(uint96).max);
        total = bound(total, 1, type(uint96).max);
        supply = bound(supply, 1, type(uint96).max);
        _report(total, supply);
        assertLe(token.getEthValue(token.getRethValue(amount)), amount, "ether to tokens to ether");
        assertLe(token.getRethValue(token.getEthValue(amount)), amount, "tokens to ether to tokens");
    }

    function test_RevertWhen_TheNetworkOwnsNothing() external {
        _report(0, 100 ether);
        vm.prank(alice);
        vm.expectRevert("Cannot calculate rETH token amount while total network balance is zero");
        pool.deposit{ value: 1 ether }();
    }

    function test_RevertWhen_TooLittleForOneToken() external {
        _report(100 ether, 1);
        vm.prank(alice);
        vm.expectRevert("Invalid token mint amount");
        pool.deposit{ value: 1 ether }();
    }

    // Collateral

    function test_Collateral_IsFilledFirst() external {
        vm.expectEmit(address(token));
        emit IRocketTokenRETH.EtherDeposited(address(pool), 9.995 ether, block.timestamp);
        _deposit(alice, 100 ether);
        assertEq(address(token).balance, 9.995 ether, "10 % of the tokens' value");
        assertEq(token.getCollateralRate(), 0.1 ether, "rate");
        assertEq(pool.getBalance(), 90.005 ether, "the rest");
    }

    function test_Collateral_TakesTheWholeDepositWhenMuchIsMissing() external {
        _setNetwork("network.reth.collateral.target", 0);
        _deposit(alice, 100 ether);
        assertEq(token.getCollateralRate(), 0, "none");
        _setNetwork("network.reth.collateral.target", 0.1 ether);
        _deposit(bob, 1 ether);
        assertEq(address(token).balance, 1 ether, "all of it");
    }

    function test_Collateral_AboveItsTargetGoesBack() external {
        assertEq(token.getCollateralRate(), ONE, "100 % without tokens");
        _deposit(alice, 100 ether);
        vm.prank(bob);
        (bool sent,) = address(token).call{ value: 5 ether }("");
        assertTrue(sent, "anyone may add collateral");
        vm.expectEmit(address(pool));
        emit IRocketDepositPool.DepositRecycled(address(token), 5 ether, block.timestamp);
        token.depositExcessCollateral();
        token.depositExcessCollateral();
        assertEq(address(token).balance, 9.995 ether, "target");
        assertEq(pool.getBalance(), 95.005 ether, "pool");
    }

    // Node operators

    function test_NodeOperators_QueueIsNotExcess() external {
        _deposit(alice, 100 ether);
        vm.startPrank(guardian);
        pool.setQueuedCapacity(64 ether);
        assertEq(pool.getExcessBalance(), 26.005 ether, "excess");
        assertEq(token.getTotalCollateral(), 36 ether, "collateral");
        vm.expectEmit(address(pool));
        emit IRocketDepositPool.DepositAssigned(address(sink), 32 ether, block.timestamp);
        pool.assignDeposits(32 ether);
        assertEq(pool.getQueuedCapacity(), 32 ether, "queue");
        assertEq(pool.getBalance(), 58.005 ether, "pool");
        assertEq(address(sink).balance, 32 ether, "with node operators");
        pool.setQueuedCapacity(100 ether);
        assertEq(pool.getExcessBalance(), 0, "no excess");
        vm.expectRevert("Insufficient deposit pool balance");
        pool.assignDeposits(59 ether);
        depositSettings.setSettingBool("deposit.assign.enabled", false);
        vm.expectRevert("Deposit assignments are currently disabled");
        pool.assignDeposits(1 ether);
        sink.release(payable(address(token)), 32 ether);
        vm.stopPrank();
        assertEq(address(token).balance, 41.995 ether, "exits become collateral");
    }

    // Rights

    function test_RevertWhen_CallerIsNotAContractOfTheProtocol() external {
        bytes memory reason = "Invalid or outdated contract";
        vm.startPrank(bob);
        vm.expectRevert(reason);
        token.mint(1, bob);
        vm.expectRevert(reason);
        token.depositExcess{ value: 1 }();
        vm.expectRevert(reason);
        pool.recycleExcessCollateral{ value: 1 }();
        vm.expectRevert(reason);
        pool.withdrawExcessBalance(0);
        vm.stopPrank();
        vm.prank(address(token));
        vm.expectRevert("Insufficient excess balance for withdrawal");
        pool.withdrawExcessBalance(1);
    }

    function test_RevertWhen_CallerIsNotTheGuardian() external {
        bytes memory reason = "Account is not a temporary guardian";
        vm.startPrank(bob);
        vm.expectRevert(reason);
        pool.setQueuedCapacity(1);
        vm.expectRevert(reason);
        pool.assignDeposits(1);
        vm.expectRevert(reason);
        sink.release(payable(bob), 1);
        vm.expectRevert(reason);
        depositSettings.setDefaults();
        vm.expectRevert(reason);
        networkSettings.setDefaults();
        vm.expectRevert(reason);
        depositSettings.setSettingUint("deposit.minimum", 1);
        vm.expectRevert(reason);
        depositSettings.setSettingBool("deposit.enabled", true);
        vm.stopPrank();
    }

    // Settings

    function test_Settings_Defaults() external view {
        assertTrue(depositSettings.getDepositEnabled(), "enabled");
        assertEq(depositSettings.getMinimumDeposit(), 0.01 ether, "minimum");
        assertEq(depositSettings.getDepositFee(), 0.0005 ether, "fee");
        assertEq(networkSettings.getSubmitBalancesFrequency(), 1 days, "frequency");
        assertEq(networkSettings.getRethCommission(), 0.14 ether, "commission");
        assertEq(networkSettings.getMaxRethDelta(), 0.02 ether, "maximum delta");
        assertEq(networkSettings.getRethDepositDelay(), 0, "delay");
    }

    function test_Settings_Bounds() external {
        vm.startPrank(guardian);
        vm.expectRevert("Fee must be less than 1%");
        depositSettings.setSettingUint("deposit.fee", 0.01 ether);
        vm.expectRevert("Max reth delta must be >= 1%");
        networkSettings.setSettingUint("network.max.reth.balance.delta", 0.01 ether - 1);
        networkSettings.setSettingUint("network.max.reth.balance.delta", 0.01 ether);
        vm.stopPrank();
    }
}
