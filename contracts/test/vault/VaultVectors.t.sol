// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { VaultRate } from "../../src/vault/VaultRate.sol";
import { IAsyncVault } from "../../src/vault/interfaces/IAsyncVault.sol";
import { JsonLines } from "../JsonLines.sol";
import { VaultFixture } from "./VaultFixture.sol";
import { Strings } from "@openzeppelin/contracts/utils/Strings.sol";
import { Math } from "@openzeppelin/contracts/utils/math/Math.sol";

/// @dev Writes what the contracts compute, for the TypeScript maths to reproduce. Same numbers on every run.
contract VaultVectorsTest is VaultFixture {
    using JsonLines for JsonLines.File;
    using VaultRate for VaultRate.Totals;

    uint256 private constant CASES = 288;

    /// @dev Set anew for each case, because going back to a snapshot sets it back too.
    uint256 private _seed;

    /// @dev Next pseudo-random number from `min` to `max`, over all orders of magnitude.
    function _next(uint256 min, uint256 max) private returns (uint256) {
        _seed = uint256(keccak256(abi.encode(_seed)));
        uint256 shift = (_seed >> 128) % 128;
        return bound(uint256(uint128(_seed)) >> shift, min, max);
    }

    /// @dev The same, all numbers equally likely.
    function _nextEven(uint256 min, uint256 max) private returns (uint256) {
        _seed = uint256(keccak256(abi.encode(_seed)));
        return bound(_seed, min, max);
    }

    function test_Write_Vault() external {
        vm.pauseGasMetering();
        JsonLines.File memory file = JsonLines.open(
            "vault",
            "by `kind`: conversions of `amount`; deposit or mint; fulfilEpoch; redeem or withdraw by one controller"
        );
        _writeEach(file, _addConversions, CASES / 3);
        _writeEach(file, _addDeposit, CASES);
        _writeEach(file, _addFulfilment, CASES);
        _writeEach(file, _addClaim, CASES);
        file.save();
    }

    function _writeEach(
        JsonLines.File memory file,
        function(JsonLines.File memory, uint256) internal add,
        uint256 count
    ) private {
        for (uint256 i = 0; i < count; ++i) {
            uint256 snapshot = vm.snapshotState();
            _seed = i;
            add(file, i);
            vm.revertToStateAndDelete(snapshot);
        }
    }

    // Conversions

    function _addConversions(JsonLines.File memory file, uint256 i) private {
        VaultRate.Totals memory totals;
        totals.assets = i == 0 || i == 1 ? 0 : _next(1, 100_000_000 ether);
        totals.shares = i == 0 ? 0 : i % 8 == 7 ? _next(1, type(uint96).max) : totals.assets * 10 / _next(5, 20);
        _addConversion(file, totals, 0);
        _addConversion(file, totals, 1);
        _addConversion(file, totals, 1 ether);
        for (uint256 k = 0; k < 3; ++k) {
            _addConversion(file, totals, _next(2, type(uint128).max - 1));
        }
    }

    function _addConversion(JsonLines.File memory file, VaultRate.Totals memory totals, uint256 amount) private {
        file.text("kind", "conversion");
        file.number("totalAssets", totals.assets);
        file.number("totalShares", totals.shares);
        file.number("amount", amount);
        file.number("sharesDown", totals.toShares(amount, Math.Rounding.Floor));
        file.number("assetsDown", totals.toAssets(amount, Math.Rounding.Floor));
        file.number("assetsUp", totals.toAssets(amount, Math.Rounding.Ceil));
        file.end();
    }

    // Deposits

    /// @dev A vault with deposits of any size, half of it invested, that gained or lost up to a fifth.
    function _randomVault() private {
        _deposit(carol, _next(1e6, 10_000 ether));
        uint256 invested = vault.idleAssets() / 2;
        _invest(invested);
        _report(_nextEven(0, invested * 2 / 5), 0);
        _report(0, _nextEven(0, vault.investedAssets() * 2 / 5));
    }

    function _addTotals(JsonLines.File memory file) private view {
        file.number("totalAssets", vault.totalAssets());
        file.number("totalShares", share.totalSupply());
    }

    function _addDeposit(JsonLines.File memory file, uint256 i) private {
        if (i % 16 != 0) _randomVault();
        uint256 amount = i % 16 == 2 ? i / 16 % 3 : _next(1, 1000 ether);
        if (i % 4 < 2) {
            uint256 cap = vault.totalAssets() + amount + i / 4 % 3 - 1;
            vm.prank(admin);
            vault.setDepositCap(uint128(cap));
        }
        bool isMint = i % 2 == 1;
        _fund(alice, 2 * amount + 10);
        file.text("kind", "deposit");
        _addTotals(file);
        file.number("cap", vault.depositCap());
        file.number("maxDeposit", vault.maxDeposit(alice));
        file.number("maxMint", vault.maxMint(alice));
        file.text("call", isMint ? "mint" : "deposit");
        file.number("amount", amount);
        uint256 before = weth.balanceOf(alice);
        file.text("error", _tryDeposit(isMint, amount));
        file.number("assets", before - weth.balanceOf(alice));
        file.number("shares", share.balanceOf(alice));
        file.end();
    }

    function _tryDeposit(bool isMint, uint256 amount) private returns (string memory) {
        vm.prank(alice);
        (bool ok, bytes memory data) = address(vault)
            .call(isMint ? abi.encodeCall(vault.mint, (amount, alice)) : abi.encodeCall(vault.deposit, (amount, alice)));
        if (ok) return "";
        bytes4 selector = bytes4(data);
        if (selector == IAsyncVault.ZeroAmount.selector) return "ZeroAmount";
        if (selector == IAsyncVault.ExceededMaxDeposit.selector) return "ExceededMaxDeposit";
        if (selector == IAsyncVault.ExceededMaxMint.selector) return "ExceededMaxMint";
        return Strings.toHexString(uint32(selector));
    }

    // Fulfilment

    function _addFulfilment(JsonLines.File memory file, uint256 i) private {
        _randomVault();
        uint256 assets = _next(1, 1000 ether);
        if (vault.previewDeposit(assets) == 0) assets = 1 ether;
        uint256 shares = _deposit(alice, assets);
        if (i % 8 != 3) shares = _next(1, shares);
        _request(alice, shares);
        // All shares there are, every eighth time.
        if (i % 8 == 3) _request(carol, share.balanceOf(carol));
        _close();
        uint256 invested = vault.investedAssets();
        if (i % 2 == 0) _report(_nextEven(0, invested / 5), 0);
        else _report(0, i % 16 == 1 ? invested : _nextEven(0, invested / 5));
        _divest(vault.investedAssets());
        file.text("kind", "fulfil");
        _addTotals(file);
        file.number("epochShares", vault.getEpoch(1).shares);
        _fulfil();
        file.number("epochAssets", vault.getEpoch(1).assets);
        file.number("requestShares", shares);
        file.number("requestAssets", vault.maxWithdraw(alice));
        file.number("totalAssetsAfter", vault.totalAssets());
        file.number("totalSharesAfter", share.totalSupply());
        file.end();
    }

    // Claims

    function _addClaim(JsonLines.File memory file, uint256 i) private {
        _randomVault();
        uint256 epochs = i % 3 + 1;
        for (uint256 k = 0; k < epochs; ++k) {
            _fulfilledEpoch();
        }
        // Sometimes a part of the oldest request is claimed already.
        if (i % 4 == 2) _claim(true, _nextEven(1, vault.claimableRedeemRequest(1, alice)));
        uint256[] memory ids = vault.redeemRequestIds(alice);
        file.text("kind", "claim");
        file.text("requestShares", _each(ids, vault.claimableRedeemRequest));
        file.text("requestAssets", _each(ids, vault.claimableRedeemAssets));
        file.number("maxRedeem", vault.maxRedeem(alice));
        file.number("maxWithdraw", vault.maxWithdraw(alice));
        bool byShares = i % 2 == 0;
        uint256 most = byShares ? vault.maxRedeem(alice) : vault.maxWithdraw(alice);
        uint256 amount = i % 8 < 2 || most < 2 ? most : i % 8 < 4 ? most - 1 : _nextEven(1, most);
        file.text("call", byShares ? "redeem" : "withdraw");
        file.number("amount", amount);
        file.number("result", amount == 0 ? 0 : _claim(byShares, amount));
        file.number("maxRedeemAfter", vault.maxRedeem(alice));
        file.number("maxWithdrawAfter", vault.maxWithdraw(alice));
        file.end();
    }

    function _fulfilledEpoch() private {
        uint256 assets = _next(1, 1000 ether);
        if (vault.previewDeposit(assets) == 0) assets = 1 ether;
        _request(alice, _deposit(alice, assets));
        _request(bob, _deposit(bob, 1 ether));
        _close();
        _divest(vault.investedAssets());
        _fulfil();
        _invest(vault.idleAssets() / 2);
        _report(_nextEven(0, vault.investedAssets() / 5), 0);
    }

    function _claim(bool byShares, uint256 amount) private returns (uint256) {
        vm.prank(alice);
        return byShares ? vault.redeem(amount, alice, alice) : vault.withdraw(amount, alice, alice);
    }

    /// @dev One value for each request, separated by spaces.
    function _each(uint256[] memory ids, function(uint256, address) external view returns (uint256) read)
        private
        view
        returns (string memory list)
    {
        for (uint256 i = 0; i < ids.length; ++i) {
            list = string.concat(list, i == 0 ? "" : " ", vm.toString(read(ids[i], alice)));
        }
    }
}
