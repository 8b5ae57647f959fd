// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { AsyncVault } from "../../src/vault/AsyncVault.sol";
import { VaultShare } from "../../src/vault/VaultShare.sol";
import { TestWETH } from "./TestWETH.sol";
import { Test } from "forge-std/Test.sol";

/// @dev A vault, its strategy, and short words for what tests do with them.
abstract contract VaultFixture is Test {
    uint128 internal constant CAP = 100_000 ether;

    address internal admin = makeAddr("admin");
    address internal strategy = makeAddr("strategy");
    address internal alice = makeAddr("alice");
    address internal bob = makeAddr("bob");
    address internal carol = makeAddr("carol");

    TestWETH internal weth;
    AsyncVault internal vault;
    VaultShare internal share;

    function setUp() public virtual {
        vm.warp(1_700_000_000);
        weth = new TestWETH();
        vault = new AsyncVault(weth, admin, strategy, CAP, "Millrace vault share", "mvETH");
        share = VaultShare(vault.share());
        vm.prank(strategy);
        weth.approve(address(vault), type(uint256).max);
    }

    function _fund(address who, uint256 amount) internal {
        vm.deal(who, who.balance + amount);
        vm.startPrank(who);
        weth.deposit{ value: amount }();
        weth.approve(address(vault), type(uint256).max);
        vm.stopPrank();
    }

    function _deposit(address who, uint256 assets) internal returns (uint256 shares) {
        _fund(who, assets);
        vm.prank(who);
        shares = vault.deposit(assets, who);
    }

    function _request(address who, uint256 shares) internal returns (uint256 id) {
        vm.prank(who);
        id = vault.requestRedeem(shares, who, who);
    }

    /// @dev Invested assets earn or lose; the strategy really has what is reported.
    function _report(uint256 gain, uint256 loss) internal {
        if (gain > 0) _fund(strategy, gain);
        if (loss > 0) {
            vm.prank(strategy);
            weth.transfer(address(0xdead), loss);
        }
        vm.prank(admin);
        vault.report(gain, loss);
    }

    function _invest(uint256 assets) internal {
        vm.prank(admin);
        vault.invest(assets);
    }

    function _divest(uint256 assets) internal {
        vm.prank(admin);
        vault.divest(assets);
    }

    function _close() internal {
        vm.prank(admin);
        vault.closeEpoch();
    }

    function _fulfil() internal {
        vm.prank(admin);
        vault.fulfilEpoch();
    }
}
