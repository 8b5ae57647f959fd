// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { AsyncVault } from "../../src/vault/AsyncVault.sol";
import { IAsyncVault } from "../../src/vault/interfaces/IAsyncVault.sol";
import { IERC7540Operator, IERC7540Redeem } from "../../src/vault/interfaces/IERC7540.sol";
import { VaultFixture } from "./VaultFixture.sol";
import { IERC20Errors } from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";

contract VaultRedeemTest is VaultFixture {
    // Requests

    function test_Request_JoinsTheOpenEpoch() external {
        _deposit(alice, 10 ether);
        vm.expectEmit(address(vault));
        emit IERC7540Redeem.RedeemRequest(alice, alice, 1, alice, 4 ether);
        assertEq(_request(alice, 4 ether), 1, "id");
        assertEq(_request(alice, 1 ether), 1, "the same id");
        assertEq(share.balanceOf(alice), 5 ether, "shares left");
        assertEq(share.balanceOf(address(vault)), 5 ether, "shares taken");
        assertEq(share.totalSupply(), 10 ether, "they still share gains and losses");
        assertEq(vault.pendingRedeemRequest(1, alice), 5 ether, "pending");
        assertEq(vault.claimableRedeemRequest(1, alice), 0, "claimable");
        assertEq(vault.getEpoch(1).shares, 5 ether, "epoch");
        assertEq(
            IERC7540Redeem.RedeemRequest.selector,
            0x1fdc681a13d8c5da54e301c7ce6542dcde4581e4725043fdab2db12ddc574506,
            "the event of the standard"
        );
    }

    function test_Request_ByOperator() external {
        _deposit(alice, 10 ether);
        vm.expectEmit(address(vault));
        emit IERC7540Operator.OperatorSet(alice, bob, true);
        vm.prank(alice);
        assertTrue(vault.setOperator(bob, true), "always true");
        vm.prank(bob);
        vault.requestRedeem(3 ether, alice, alice);
        assertEq(vault.pendingRedeemRequest(1, alice), 3 ether, "pending");
        vm.prank(alice);
        vault.setOperator(bob, false);
        assertFalse(vault.isOperator(alice, bob), "no longer");
        _expectNoAllowance(0);
        vault.requestRedeem(1, alice, alice);
    }

    function test_Request_ByAllowance() external {
        _deposit(alice, 10 ether);
        vm.prank(alice);
        share.approve(bob, 3 ether);
        vm.prank(bob);
        vault.requestRedeem(2 ether, bob, alice);
        assertEq(share.allowance(alice, bob), 1 ether, "allowance left");
        assertEq(vault.pendingRedeemRequest(1, bob), 2 ether, "the controller's");
        assertEq(vault.pendingRedeemRequest(1, alice), 0, "not the owner's");
        _expectNoAllowance(1 ether);
        vault.requestRedeem(2 ether, bob, alice);
    }

    /// @dev The next call is bob's.
    function _expectNoAllowance(uint256 left) private {
        assertEq(share.allowance(alice, bob), left, "allowance");
        vm.expectPartialRevert(IERC20Errors.ERC20InsufficientAllowance.selector);
        vm.prank(bob);
    }

    function test_Request_RevertWhen_NothingOrTooMuch() external {
        _deposit(alice, 1 ether);
        vm.startPrank(alice);
        vm.expectRevert(IAsyncVault.ZeroAmount.selector);
        vault.requestRedeem(0, alice, alice);
        vm.expectPartialRevert(IERC20Errors.ERC20InsufficientBalance.selector);
        vault.requestRedeem(1 ether + 1, alice, alice);
        vm.stopPrank();
    }

    // Epochs

    function test_Epochs_CloseFulfilInOrder() external {
        _deposit(alice, 10 ether);
        vm.startPrank(admin);
        vm.expectRevert(abi.encodeWithSelector(IAsyncVault.EpochIsEmpty.selector, 1));
        vault.closeEpoch();
        vm.expectRevert(IAsyncVault.NoEpochToFulfil.selector);
        vault.fulfilEpoch();
        vm.stopPrank();
        _request(alice, 4 ether);
        vm.expectEmit(address(vault));
        emit IAsyncVault.EpochClosed(1, 4 ether, block.timestamp);
        _close();
        assertEq(_request(alice, 2 ether), 2, "the next epoch");
        assertEq(vault.currentEpoch(), 2, "open");
        vm.expectEmit(address(vault));
        emit IAsyncVault.EpochFulfilled(1, 4 ether, 4 ether, block.timestamp);
        _fulfil();
        assertEq(vault.lastFulfilledEpoch(), 1, "fulfilled");
        assertEq(vault.getEpoch(1).closedAt, block.timestamp, "closed at");
        assertEq(vault.getEpoch(1).fulfilledAt, block.timestamp, "fulfilled at");
        assertEq(vault.claimableAssets(), 4 ether, "set aside");
        assertEq(vault.totalAssets(), 6 ether, "the others'");
        assertEq(share.totalSupply(), 6 ether, "burnt");
        assertEq(vault.claimableRedeemRequest(1, alice), 4 ether, "first claimable");
        assertEq(vault.pendingRedeemRequest(1, alice), 0, "first not pending");
        assertEq(vault.pendingRedeemRequest(2, alice), 2 ether, "second pending");
        assertEq(vault.claimableRedeemAssets(2, alice), 0, "second not claimable");
        vm.prank(admin);
        vm.expectRevert(IAsyncVault.NoEpochToFulfil.selector);
        vault.fulfilEpoch();
    }

    function test_Epochs_RevertWhen_IdleIsTooLittle() external {
        _deposit(alice, 10 ether);
        _invest(8 ether);
        _request(alice, 4 ether);
        _close();
        vm.prank(admin);
        vm.expectRevert(abi.encodeWithSelector(IAsyncVault.NotEnoughIdle.selector, 4 ether, 2 ether));
        vault.fulfilEpoch();
        _divest(2 ether);
        _fulfil();
        assertEq(vault.idleAssets(), 0, "all set aside");
    }

    function testFuzz_Epochs_RateIsThatOfFulfilment(uint256 gain, uint256 loss, uint256 later) external {
        _deposit(alice, 10 ether);
        _deposit(bob, 30 ether);
        _invest(40 ether);
        _request(alice, 10 ether);
        _close();
        _report(bound(gain, 0, 10 ether), 0);
        _report(0, bound(loss, 0, 20 ether));
        uint256 value = vault.convertToAssets(10 ether);
        _divest(vault.investedAssets());
        _fulfil();
        assertEq(vault.maxWithdraw(alice), value, "value at fulfilment");
        _invest(vault.idleAssets());
        _report(0, bound(later, 0, 10 ether));
        assertEq(vault.maxWithdraw(alice), value, "nothing changes it afterwards");
        vm.prank(alice);
        assertEq(vault.redeem(10 ether, alice, alice), value, "paid");
        assertEq(weth.balanceOf(alice), value, "received");
    }

    // Claims

    /// @dev Alice and bob ask for the redemption of shares whose rate is no round number.
    function _fulfilled(uint256 alices, uint256 bobs, uint256 gain) private {
        _deposit(alice, alices);
        _deposit(bob, bobs);
        _deposit(carol, 50 ether);
        _invest(50 ether);
        _report(gain, 0);
        _divest(vault.investedAssets());
        _request(alice, alices);
        _request(bob, bobs);
        _close();
        _fulfil();
    }

    function testFuzz_Claims_PayThePartOfTheEpoch(uint256 alices, uint256 bobs, uint256 gain) external {
        alices = bound(alices, 1, 100 ether);
        bobs = bound(bobs, 1, 100 ether);
        _fulfilled(alices, bobs, bound(gain, 0, 20 ether));
        IAsyncVault.Epoch memory epoch = vault.getEpoch(1);
        uint256 expected = alices * epoch.assets / (alices + bobs);
        assertEq(vault.maxRedeem(alice), alices, "maximum shares");
        assertEq(vault.maxWithdraw(alice), expected, "maximum assets");
        vm.expectEmit(address(vault));
        emit AsyncVault.Withdraw(alice, carol, alice, expected, alices);
        vm.prank(alice);
        assertEq(vault.redeem(alices, carol, alice), expected, "paid");
        vm.prank(bob);
        uint256 bobsPay = vault.redeem(bobs, bob, bob);
        assertLe(expected + bobsPay, epoch.assets, "together at most the epoch's assets");
        assertGe(expected + bobsPay + 1, epoch.assets, "a wei less at most");
        assertEq(vault.redeemRequestIds(alice).length, 0, "nothing left");
    }

    function testFuzz_Claims_PartsNeverPayMore(uint256 alices, uint256 gain, uint256[6] memory parts) external {
        alices = bound(alices, 10, 100 ether);
        _fulfilled(alices, 7 ether, bound(gain, 0, 20 ether));
        uint256 whole = vault.maxWithdraw(alice);
        uint256 paid;
        vm.startPrank(alice);
        for (uint256 i = 0; i < parts.length; ++i) {
            if (vault.maxRedeem(alice) == 0 || vault.maxWithdraw(alice) == 0) break;
            if (i % 2 == 0) {
                paid += vault.redeem(bound(parts[i], 1, vault.maxRedeem(alice)), alice, alice);
            } else {
                uint256 part = bound(parts[i], 1, vault.maxWithdraw(alice));
                vault.withdraw(part, alice, alice);
                paid += part;
            }
        }
        uint256 left = vault.maxRedeem(alice);
        if (left > 0) paid += vault.redeem(left, alice, alice);
        vm.stopPrank();
        assertLe(paid, whole, "at most the whole");
        assertEq(weth.balanceOf(alice), paid, "received");
    }

    function test_Claims_FromTheOldestEpochOn() external {
        _deposit(alice, 10 ether);
        _request(alice, 4 ether);
        _close();
        _fulfil();
        _invest(6 ether);
        _report(3 ether, 0);
        _divest(9 ether);
        _request(alice, 2 ether);
        _close();
        _fulfil();
        _request(alice, 1 ether);
        assertEq(vault.redeemRequestIds(alice).length, 3, "three requests");
        assertEq(vault.maxRedeem(alice), 6 ether, "shares");
        // The virtual share holds back one wei of the second request.
        assertEq(vault.maxWithdraw(alice), 7 ether - 1, "4 at 1.0, 2 at 1.5");
        vm.startPrank(alice);
        assertEq(vault.redeem(5 ether, alice, alice), 5.5 ether - 1, "4 at 1.0, 1 at 1.5");
        assertEq(vault.redeemRequestIds(alice)[0], 2, "the second is the oldest now");
        assertEq(vault.withdraw(1.5 ether, alice, alice), 1 ether, "the rest");
        assertEq(vault.redeemRequestIds(alice)[0], 3, "the third waits");
        vm.stopPrank();
    }

    function test_Claims_DustGoesBackToTheHolders() external {
        _deposit(alice, 10);
        _deposit(carol, 10 ether);
        _invest(10 ether);
        _report(5 ether, 0);
        _divest(15 ether);
        _request(alice, 10);
        _close();
        _fulfil();
        assertEq(vault.maxWithdraw(alice), 14, "10 shares at almost 1.5");
        uint256 idle = vault.idleAssets();
        vm.prank(alice);
        assertEq(vault.withdraw(13, alice, alice), 10, "rounding uses up all shares");
        assertEq(vault.idleAssets(), idle + 1, "the last wei goes back");
        assertEq(vault.claimableAssets(), 0, "nothing left behind");
        assertEq(vault.maxWithdraw(alice), 0, "nothing to claim");
    }

    function test_Claims_RequestsWorthNothingCanBeRedeemedAway() external {
        _deposit(alice, 10 ether);
        _invest(10 ether);
        _request(alice, 1);
        _close();
        _report(0, 9 ether);
        _fulfil();
        _request(alice, 2 ether);
        _close();
        _divest(1 ether);
        _fulfil();
        assertEq(vault.claimableRedeemAssets(1, alice), 0, "a share worth nothing");
        uint256 worth = vault.maxWithdraw(alice);
        vm.startPrank(alice);
        assertEq(vault.withdraw(worth, alice, alice), 2 ether, "goes past it");
        assertEq(vault.redeem(1, alice, alice), 0, "redeems it away");
        vm.stopPrank();
        assertEq(vault.redeemRequestIds(alice).length, 0, "nothing left");
    }

    function test_Claims_ByOperatorOnly() external {
        _fulfilled(2 ether, 1 ether, 0);
        bytes memory reason = abi.encodeWithSelector(IAsyncVault.NotOperator.selector, alice, bob);
        vm.startPrank(bob);
        vm.expectRevert(reason);
        vault.redeem(1 ether, bob, alice);
        vm.expectRevert(reason);
        vault.withdraw(1 ether, bob, alice);
        vm.stopPrank();
        vm.prank(alice);
        vault.setOperator(bob, true);
        vm.startPrank(bob);
        vault.redeem(1 ether, bob, alice);
        vault.withdraw(1 ether, bob, alice);
        vm.stopPrank();
        assertEq(weth.balanceOf(bob), 2 ether, "paid to the receiver");
    }

    function test_Claims_RevertWhen_NothingOrTooMuch() external {
        _fulfilled(2 ether, 1 ether, 0);
        vm.startPrank(alice);
        vm.expectRevert(IAsyncVault.ZeroAmount.selector);
        vault.redeem(0, alice, alice);
        vm.expectRevert(IAsyncVault.ZeroAmount.selector);
        vault.withdraw(0, alice, alice);
        vm.expectRevert(abi.encodeWithSelector(IAsyncVault.ExceededMaxRedeem.selector, alice, 2 ether + 1, 2 ether));
        vault.redeem(2 ether + 1, alice, alice);
        vm.expectRevert(abi.encodeWithSelector(IAsyncVault.ExceededMaxWithdraw.selector, alice, 2 ether + 1, 2 ether));
        vault.withdraw(2 ether + 1, alice, alice);
        vm.stopPrank();
    }

    function test_Claims_GoOnWhilePaused() external {
        _fulfilled(2 ether, 1 ether, 0);
        vm.prank(admin);
        vault.pause();
        vm.prank(alice);
        assertEq(vault.redeem(2 ether, alice, alice), 2 ether, "paid");
    }

    /// @dev Everyone leaves after any gain and loss: the vault can pay, and nothing real is left out.
    function testFuzz_EveryoneLeaves(uint256 gain, uint256 loss) external {
        _deposit(alice, 10 ether);
        _deposit(bob, 20 ether);
        _invest(30 ether);
        _report(bound(gain, 0, 30 ether), 0);
        _report(0, bound(loss, 0, vault.investedAssets()));
        _divest(vault.investedAssets());
        _request(alice, 10 ether);
        _request(bob, 20 ether);
        _close();
        _fulfil();
        assertEq(share.totalSupply(), 0, "no shares");
        assertLe(vault.totalAssets(), 2, "no assets but dust");
        assertLe(vault.maxWithdraw(alice) + vault.maxWithdraw(bob), weth.balanceOf(address(vault)), "solvent");
    }
}
