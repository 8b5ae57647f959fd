// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { SyncVault } from "../../src/vault/SyncVault.sol";
import { TestWETH } from "./TestWETH.sol";
import { ERC4626 } from "@openzeppelin/contracts/token/ERC20/extensions/ERC4626.sol";
import { Test } from "forge-std/Test.sol";

contract SyncVaultTest is Test {
    uint256 private constant CAP = 1000 ether;

    address private keeper = makeAddr("keeper");
    address private alice = makeAddr("alice");
    TestWETH private weth;
    SyncVault private vault;

    function setUp() public {
        weth = new TestWETH();
        vault = new SyncVault(weth, keeper, CAP, 50);
        vm.deal(alice, 10_000 ether);
        vm.startPrank(alice);
        weth.deposit{ value: 10_000 ether }();
        weth.approve(address(vault), type(uint256).max);
        vm.stopPrank();
    }

    // Deposit

    function test_Deposit_MintsAThousandTimesTheUnits() external {
        assertEq(vault.decimals(), 21, "decimals");
        assertEq(vault.previewDeposit(2 ether), 2000 ether, "preview");
        assertEq(_deposit(2 ether), 2000 ether, "shares");
    }

    function test_Deposit_AboveTheCapReverts() external {
        _deposit(CAP - 5);
        assertEq(vault.maxDeposit(alice), 5, "most");
        assertEq(vault.maxMint(alice), 5000, "most shares");
        vm.expectRevert(abi.encodeWithSelector(ERC4626.ERC4626ExceededMaxDeposit.selector, alice, 6, 5));
        vm.prank(alice);
        vault.deposit(6, alice);
        _deposit(5);
    }

    // Redeem

    function testFuzz_Redeem_KeepsTheFee(uint96 deposited, uint96 part) external {
        uint256 assets = bound(deposited, 1, CAP);
        uint256 shares = bound(part, 0, _deposit(assets));
        uint256 value = vault.convertToAssets(shares);
        uint256 preview = vault.previewRedeem(shares);
        assertEq(preview, value - (value * 50 + 9999) / 10_000, "fee, rounded up");
        vm.prank(alice);
        assertEq(vault.redeem(shares, alice, alice), preview, "as previewed");
        assertEq(vault.totalAssets(), assets - preview, "the fee stays");
    }

    function testFuzz_Withdraw_CostsItsPreview(uint96 part) external {
        _deposit(CAP);
        uint256 assets = bound(part, 0, vault.maxWithdraw(alice));
        uint256 preview = vault.previewWithdraw(assets);
        vm.prank(alice);
        assertEq(vault.withdraw(assets, alice, alice), preview, "as previewed");
    }

    function test_Redeem_AboveWhatIsAtHandReverts() external {
        _deposit(10 ether);
        vm.prank(keeper);
        vault.lend(6 ether);
        uint256 most = vault.maxRedeem(alice);
        assertEq(most, 4000 ether, "most");
        assertEq(vault.maxWithdraw(alice), 4 ether, "most assets");
        vm.startPrank(alice);
        vm.expectRevert(abi.encodeWithSelector(ERC4626.ERC4626ExceededMaxRedeem.selector, alice, most + 1, most));
        vault.redeem(most + 1, alice, alice);
        vault.redeem(most, alice, alice);
    }

    // Lending

    function test_Lent_CountsUntilWrittenOff() external {
        _deposit(10 ether);
        vm.startPrank(keeper);
        vault.lend(6 ether);
        assertEq(vault.totalAssets(), 10 ether, "lent");
        vault.writeOff(2 ether);
        assertEq(vault.totalAssets(), 8 ether, "lost");
    }

    function test_Rights_KeeperOnly() external {
        bytes memory reason = abi.encodeWithSelector(SyncVault.NotKeeper.selector, address(this));
        vm.expectRevert(reason);
        vault.lend(0);
        vm.expectRevert(reason);
        vault.writeOff(0);
    }

    function _deposit(uint256 assets) private returns (uint256) {
        vm.prank(alice);
        return vault.deposit(assets, alice);
    }
}
