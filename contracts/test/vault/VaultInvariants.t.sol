// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { AsyncVault } from "../../src/vault/AsyncVault.sol";
import { VaultShare } from "../../src/vault/VaultShare.sol";
import { IAsyncVault } from "../../src/vault/interfaces/IAsyncVault.sol";
import { TestWETH } from "./TestWETH.sol";
import { VaultFixture } from "./VaultFixture.sol";
import { Test } from "forge-std/Test.sol";

/// @dev Uses the vault as people and the keeper would; every call is one that must succeed.
contract VaultHandler is VaultFixture {
    address[] public actors;

    /// @dev What each actor's fulfilled requests are worth at most: shares times the epoch's rate, rounded up.
    mapping(address actor => uint256) public earned;
    mapping(address actor => uint256) public received;
    mapping(address actor => mapping(uint256 epoch => uint256)) private _asked;

    constructor() {
        setUp();
        actors = [alice, bob, carol];
        _deposit(alice, 10 ether);
    }

    function deposit(uint256 who, uint256 assets) external {
        assets = bound(assets, 1, 1000 ether);
        if (vault.previewDeposit(assets) == 0 || assets > vault.maxDeposit(alice)) return;
        _deposit(_actor(who), assets);
    }

    function mint(uint256 who, uint256 shares) external {
        shares = bound(shares, 1, 1000 ether);
        if (shares > vault.maxMint(alice) || vault.previewMint(shares) > 1e6 ether) return;
        address actor = _actor(who);
        _fund(actor, vault.previewMint(shares));
        vm.prank(actor);
        vault.mint(shares, actor);
    }

    function transfer(uint256 from, uint256 to, uint256 shares) external {
        address sender = _actor(from);
        shares = bound(shares, 0, share.balanceOf(sender));
        vm.prank(sender);
        share.transfer(_actor(to), shares);
    }

    function request(uint256 who, uint256 to, uint256 shares) external {
        address owner = _actor(who);
        if (share.balanceOf(owner) == 0) return;
        address controller = _actor(to);
        shares = bound(shares, 1, share.balanceOf(owner));
        vm.prank(owner);
        _asked[controller][vault.requestRedeem(shares, controller, owner)] += shares;
    }

    function redeem(uint256 who, uint256 shares) external {
        address actor = _actor(who);
        if (vault.maxRedeem(actor) == 0) return;
        shares = bound(shares, 1, vault.maxRedeem(actor));
        vm.prank(actor);
        received[actor] += vault.redeem(shares, actor, actor);
    }

    function withdraw(uint256 who, uint256 assets) external {
        address actor = _actor(who);
        if (vault.maxWithdraw(actor) == 0) return;
        assets = bound(assets, 1, vault.maxWithdraw(actor));
        vm.prank(actor);
        vault.withdraw(assets, actor, actor);
        received[actor] += assets;
    }

    function invest(uint256 assets) external {
        _invest(bound(assets, 0, vault.idleAssets()));
    }

    function divest(uint256 assets) external {
        _divest(bound(assets, 0, vault.investedAssets()));
    }

    function report(uint256 gain, uint256 loss) external {
        uint256 invested = vault.investedAssets();
        _report(bound(gain, 0, invested / 10), bound(loss, 0, invested / 5));
    }

    function close() external {
        if (vault.getEpoch(vault.currentEpoch()).shares > 0) _close();
    }

    function fulfil() external {
        uint256 epoch = vault.lastFulfilledEpoch() + 1;
        if (epoch == vault.currentEpoch()) return;
        uint256 needed = vault.convertToAssets(vault.getEpoch(epoch).shares);
        if (needed > vault.idleAssets()) _divest(needed - vault.idleAssets());
        _fulfil();
        _noteEarned(epoch);
    }

    function _noteEarned(uint256 id) private {
        IAsyncVault.Epoch memory epoch = vault.getEpoch(id);
        for (uint256 i = 0; i < actors.length; ++i) {
            earned[actors[i]] += _asked[actors[i]][id] * epoch.assets / epoch.shares;
        }
    }

    function _actor(uint256 seed) private view returns (address) {
        return actors[seed % actors.length];
    }

    // What the invariants look at

    function contracts() external view returns (AsyncVault, VaultShare, TestWETH, address) {
        return (vault, share, weth, strategy);
    }

    function waiting() external view returns (uint256 shares) {
        for (uint256 epoch = vault.lastFulfilledEpoch() + 1; epoch <= vault.currentEpoch(); ++epoch) {
            shares += vault.getEpoch(epoch).shares;
        }
    }
}

contract VaultInvariantsTest is Test {
    VaultHandler private handler;
    AsyncVault private vault;
    VaultShare private share;
    TestWETH private weth;
    address private strategy;

    function setUp() public {
        handler = new VaultHandler();
        (vault, share, weth, strategy) = handler.contracts();
        bytes4[] memory selectors = new bytes4[](11);
        selectors[0] = VaultHandler.deposit.selector;
        selectors[1] = VaultHandler.mint.selector;
        selectors[2] = VaultHandler.transfer.selector;
        selectors[3] = VaultHandler.request.selector;
        selectors[4] = VaultHandler.redeem.selector;
        selectors[5] = VaultHandler.withdraw.selector;
        selectors[6] = VaultHandler.invest.selector;
        selectors[7] = VaultHandler.divest.selector;
        selectors[8] = VaultHandler.report.selector;
        selectors[9] = VaultHandler.close.selector;
        selectors[10] = VaultHandler.fulfil.selector;
        targetContract(address(handler));
        targetSelector(FuzzSelector(address(handler), selectors));
    }

    function invariant_AssetsAreThere() external view {
        assertEq(
            weth.balanceOf(address(vault)),
            vault.idleAssets() + vault.claimableAssets(),
            "the vault's tokens == idle + claimable"
        );
        assertEq(weth.balanceOf(strategy), vault.investedAssets(), "the strategy's tokens == invested");
        assertEq(vault.totalAssets(), vault.idleAssets() + vault.investedAssets(), "total");
    }

    function invariant_ClaimableCoversClaims() external view {
        uint256 claims;
        for (uint256 i = 0; i < 3; ++i) {
            claims += vault.maxWithdraw(handler.actors(i));
        }
        assertGe(vault.claimableAssets(), claims, "claimable >= claims to come");
    }

    function invariant_SharesAddUp() external view {
        uint256 sum = share.balanceOf(address(vault));
        for (uint256 i = 0; i < 3; ++i) {
            sum += share.balanceOf(handler.actors(i));
        }
        assertEq(share.totalSupply(), sum, "sum of shares == supply");
        assertEq(share.balanceOf(address(vault)), handler.waiting(), "the vault holds those that wait");
    }

    function invariant_NobodyGetsMoreThanTheRateAtFulfilment() external view {
        for (uint256 i = 0; i < 3; ++i) {
            address actor = handler.actors(i);
            assertLe(
                handler.received(actor) + vault.maxWithdraw(actor),
                handler.earned(actor),
                "received + to come <= earned"
            );
        }
    }
}
