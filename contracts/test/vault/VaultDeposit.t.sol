// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { AsyncVault } from "../../src/vault/AsyncVault.sol";
import { VaultShare } from "../../src/vault/VaultShare.sol";
import { IAsyncVault } from "../../src/vault/interfaces/IAsyncVault.sol";
import { IERC7575Share } from "../../src/vault/interfaces/IERC7575.sol";
import { VaultFixture } from "./VaultFixture.sol";
import { IAccessControl } from "@openzeppelin/contracts/access/IAccessControl.sol";
import { Pausable } from "@openzeppelin/contracts/utils/Pausable.sol";

contract VaultDepositTest is VaultFixture {
    // Standards

    function test_Standards_InterfaceIds() external view {
        assertTrue(vault.supportsInterface(0x01ffc9a7), "ERC-165");
        assertTrue(vault.supportsInterface(0xe3bc4e65), "ERC-7540 operators");
        assertTrue(vault.supportsInterface(0x620ee8e4), "ERC-7540 redemption");
        assertTrue(vault.supportsInterface(0x2f0a18c5), "ERC-7575 vault");
        assertFalse(vault.supportsInterface(0xce3bbe50), "deposits are not asynchronous");
        assertTrue(share.supportsInterface(0x01ffc9a7), "ERC-165 of the share");
        assertTrue(share.supportsInterface(0xf815c03d), "ERC-7575 share");
        assertFalse(share.supportsInterface(0xffffffff), "none");
    }

    function test_Standards_ShareNamesItsVault() external view {
        assertEq(share.vault(address(weth)), address(vault), "for its asset");
        assertEq(share.vault(address(share)), address(0), "for another");
        assertEq(vault.asset(), address(weth), "asset");
        assertEq(share.name(), "Millrace vault share", "name");
        assertEq(share.symbol(), "mvETH", "symbol");
        assertEq(share.decimals(), 18, "decimals");
    }

    function test_Standards_ConstructorTells() external {
        vm.expectEmit(false, false, false, false);
        emit IERC7575Share.VaultUpdate(address(weth), address(0));
        vm.expectEmit();
        emit IAsyncVault.DepositCapSet(7);
        new AsyncVault(weth, admin, strategy, 7, "", "");
    }

    function test_Standards_PreviewsOfRedemptionsRevert() external {
        vm.expectRevert(IAsyncVault.AsyncRedemption.selector);
        vault.previewRedeem(1);
        vm.expectRevert(IAsyncVault.AsyncRedemption.selector);
        vault.previewWithdraw(1);
    }

    // Deposit and mint

    function test_Deposit_OneToOneIntoTheEmptyVault() external {
        _fund(alice, 5 ether);
        vm.expectEmit(address(vault));
        emit AsyncVault.Deposit(alice, bob, 3 ether, 3 ether);
        vm.startPrank(alice);
        assertEq(vault.deposit(3 ether, bob), 3 ether, "shares");
        assertEq(vault.mint(2 ether, alice), 2 ether, "price");
        vm.stopPrank();
        assertEq(share.balanceOf(bob), 3 ether, "bob's");
        assertEq(vault.totalAssets(), 5 ether, "assets");
        assertEq(vault.idleAssets(), weth.balanceOf(address(vault)), "idle is real");
    }

    function testFuzz_Deposit_AsPreviewedAndInFavourOfTheVault(uint256 assets, uint256 gain) external {
        _grow(bound(gain, 0, 50 ether));
        assets = bound(assets, 2, 1000 ether);
        uint256 expected = vault.previewDeposit(assets);
        uint256 shares = _deposit(bob, assets);
        assertEq(shares, expected, "as previewed");
        assertLe(vault.convertToAssets(shares), assets, "worth at most what was paid");
    }

    function testFuzz_Mint_AsPreviewedAndInFavourOfTheVault(uint256 shares, uint256 gain) external {
        _grow(bound(gain, 0, 50 ether));
        shares = bound(shares, 1, 1000 ether);
        uint256 expected = vault.previewMint(shares);
        _fund(bob, expected);
        vm.prank(bob);
        uint256 assets = vault.mint(shares, bob);
        assertEq(assets, expected, "as previewed");
        assertEq(share.balanceOf(bob), shares, "minted");
        assertLe(vault.convertToAssets(shares), assets, "worth at most what was paid");
    }

    function _grow(uint256 gain) private {
        _deposit(alice, 100 ether);
        _invest(90 ether);
        _report(gain, 0);
    }

    function test_RevertWhen_NothingComesOfIt() external {
        _grow(100 ether);
        _fund(bob, 1 ether);
        vm.startPrank(bob);
        vm.expectRevert(IAsyncVault.ZeroAmount.selector);
        vault.deposit(0, bob);
        vm.expectRevert(IAsyncVault.ZeroAmount.selector);
        vault.deposit(1, bob);
        vm.expectRevert(IAsyncVault.ZeroAmount.selector);
        vault.mint(0, bob);
        vm.stopPrank();
    }

    function testFuzz_Cap_MaximumIsWhatCanJustBeDeposited(uint128 cap, uint256 gain) external {
        _grow(bound(gain, 0, 50 ether));
        cap = uint128(bound(cap, vault.totalAssets() + 2, type(uint128).max));
        vm.prank(admin);
        vault.setDepositCap(cap);
        uint256 max = vault.maxDeposit(bob);
        assertEq(max, cap - vault.totalAssets(), "what is left");
        _fund(bob, max);
        uint256 maxShares = vault.maxMint(bob);
        assertLe(vault.previewMint(maxShares), max, "mint within the cap");
        vm.startPrank(bob);
        vm.expectRevert(abi.encodeWithSelector(IAsyncVault.ExceededMaxDeposit.selector, bob, max + 1, max));
        vault.deposit(max + 1, bob);
        vm.expectRevert(abi.encodeWithSelector(IAsyncVault.ExceededMaxMint.selector, bob, maxShares + 1, maxShares));
        vault.mint(maxShares + 1, bob);
        vault.deposit(max, bob);
        vm.stopPrank();
        assertEq(vault.maxDeposit(bob), 0, "full");
    }

    function test_Pause_StopsDepositsAndRequests() external {
        _deposit(alice, 2 ether);
        vm.prank(admin);
        vault.pause();
        assertEq(vault.maxDeposit(alice), 0, "maximum deposit");
        assertEq(vault.maxMint(alice), 0, "maximum mint");
        vm.startPrank(alice);
        vm.expectRevert(abi.encodeWithSelector(IAsyncVault.ExceededMaxDeposit.selector, alice, 1, 0));
        vault.deposit(1, alice);
        vm.expectRevert(Pausable.EnforcedPause.selector);
        vault.requestRedeem(1, alice, alice);
        vm.stopPrank();
        vm.prank(admin);
        vault.unpause();
        assertEq(_request(alice, 1), 1, "goes on");
    }

    function test_Gifts_AreNotCounted() external {
        _deposit(alice, 1 ether);
        _fund(bob, 10 ether);
        vm.prank(bob);
        weth.transfer(address(vault), 10 ether);
        assertEq(vault.totalAssets(), 1 ether, "assets");
        assertEq(vault.convertToAssets(1 ether), 1 ether, "rate");
    }

    // Rate

    function test_Rate_MovesByReports() external {
        _deposit(alice, 100 ether);
        _invest(60 ether);
        assertEq(weth.balanceOf(strategy), 60 ether, "out to earn");
        _fund(strategy, 5 ether);
        vm.expectEmit(address(vault));
        emit IAsyncVault.Reported(5 ether, 0, 105 ether, 100 ether, block.timestamp);
        vm.prank(admin);
        vault.report(5 ether, 0);
        assertEq(vault.convertToAssets(1 ether), 1.05 ether - 1, "up, less what the virtual share keeps");
        _report(0, 10 ether);
        assertEq(vault.convertToAssets(1 ether), 0.95 ether, "down");
        _divest(55 ether);
        assertEq(vault.investedAssets(), 0, "all back");
        assertEq(vault.convertToAssets(1 ether), 0.95 ether, "unmoved by taking back");
    }

    function testFuzz_Rate_ConversionsNeverCreateValue(uint256 amount, uint256 gain, uint256 loss) external {
        _grow(bound(gain, 0, 1e6 ether));
        _report(0, bound(loss, 0, vault.investedAssets()));
        amount = bound(amount, 0, type(uint128).max);
        assertLe(vault.convertToAssets(vault.convertToShares(amount)), amount, "assets to shares to assets");
        assertLe(vault.convertToShares(vault.convertToAssets(amount)), amount, "shares to assets to shares");
        assertGe(vault.previewMint(vault.convertToShares(amount) + 1), amount, "one share more costs more");
    }

    // Rights

    function test_Rights_SharesAreTheVaults() external {
        bytes memory reason = abi.encodeWithSelector(VaultShare.NotVault.selector, bob);
        vm.startPrank(bob);
        vm.expectRevert(reason);
        share.mint(bob, 1);
        vm.expectRevert(reason);
        share.burn(1);
        vm.expectRevert(reason);
        share.collect(alice, 1);
        vm.expectRevert(reason);
        share.spendAllowance(alice, bob, 1);
        vm.stopPrank();
    }

    function test_Rights_Roles() external {
        _expectRole(vault.KEEPER_ROLE());
        vault.report(1, 0);
        _expectRole(vault.KEEPER_ROLE());
        vault.invest(1);
        _expectRole(vault.KEEPER_ROLE());
        vault.divest(1);
        _expectRole(vault.KEEPER_ROLE());
        vault.closeEpoch();
        _expectRole(vault.KEEPER_ROLE());
        vault.fulfilEpoch();
        _expectRole(vault.PAUSER_ROLE());
        vault.pause();
        _expectRole(vault.PAUSER_ROLE());
        vault.unpause();
        _expectRole(bytes32(0));
        vault.setDepositCap(1);
    }

    /// @dev The next call comes from someone without it.
    function _expectRole(bytes32 role) private {
        vm.expectRevert(abi.encodeWithSelector(IAccessControl.AccessControlUnauthorizedAccount.selector, bob, role));
        vm.prank(bob);
    }

    function test_Keeper_RevertWhen_ThereIsNotEnough() external {
        _deposit(alice, 10 ether);
        _invest(4 ether);
        vm.startPrank(admin);
        vm.expectRevert(abi.encodeWithSelector(IAsyncVault.NotEnoughIdle.selector, 6 ether + 1, 6 ether));
        vault.invest(6 ether + 1);
        vm.expectRevert(abi.encodeWithSelector(IAsyncVault.NotEnoughInvested.selector, 4 ether + 1, 4 ether));
        vault.divest(4 ether + 1);
        vm.expectRevert(abi.encodeWithSelector(IAsyncVault.NotEnoughInvested.selector, 4 ether + 1, 4 ether));
        vault.report(0, 4 ether + 1);
        vm.stopPrank();
    }
}
