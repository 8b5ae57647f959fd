// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { JsonLines } from "../JsonLines.sol";
import { RocketPoolFixture } from "./RocketPoolFixture.sol";

/// @dev Writes what the contracts compute, for the TypeScript maths to reproduce. Same numbers on every run.
contract RocketVectorsTest is RocketPoolFixture {
    using JsonLines for JsonLines.File;

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

    function test_Write_RocketPool() external {
        vm.pauseGasMetering();
        JsonLines.File memory file = JsonLines.open(
            "rocket-pool",
            "by `kind`: getEthValue and getRethValue of `amount`; deposit; burn; submitBalances. Rates and parts are in 1e18"
        );
        _writeEach(file, _addConversions, CASES / 3);
        _writeEach(file, _addDeposit, CASES);
        _writeEach(file, _addBurn, CASES);
        _writeEach(file, _addReport, CASES);
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

    /// @dev A network of any size at a rate from 0.5 to 2; every eighth of a size without relation to its supply.
    function _reportAnything(uint256 i) private {
        uint256 supply = _next(1, 200_000_000 ether);
        uint256 total = i % 8 == 7 ? _next(1, type(uint96).max) : supply * _nextEven(0.5 ether, 2 ether) / ONE + 1;
        if (i != 0) _report(total, supply);
    }

    function _addConversions(JsonLines.File memory file, uint256 i) private {
        _reportAnything(i);
        _addConversion(file, 0);
        _addConversion(file, 1);
        _addConversion(file, ONE);
        for (uint256 k = 0; k < 3; ++k) {
            _addConversion(file, _next(2, type(uint128).max - 1));
        }
    }

    function _addConversion(JsonLines.File memory file, uint256 amount) private {
        file.text("kind", "conversion");
        _addNetwork(file);
        file.number("amount", amount);
        file.number("rethDown", token.getRethValue(amount));
        file.number("etherDown", token.getEthValue(amount));
        file.number("exchangeRate", token.getExchangeRate());
        file.end();
    }

    function _addNetwork(JsonLines.File memory file) private view {
        file.number("totalEther", balances.getTotalETHBalance());
        file.number("rethSupply", balances.getTotalRETHSupply());
    }

    // Deposits

    /// @dev Bob has deposited; the rate is from 0.9 to 1.4, or none was reported yet; a target and a fee of any size.
    function _randomPool(uint256 i) private {
        _deposit(bob, _nextEven(1 ether, 400 ether));
        uint256 supply = token.totalSupply();
        if (i % 8 != 6) _report(supply * _nextEven(0.9 ether, 1.4 ether) / ONE, supply);
        _setNetwork("network.reth.collateral.target", _nextEven(0, 0.3 ether));
        _setDeposit("deposit.fee", i % 4 == 1 ? 0 : _nextEven(0, 0.01 ether - 1));
    }

    function _addDeposit(JsonLines.File memory file, uint256 i) private {
        _randomPool(i);
        uint256 amount = i % 8 == 5 ? _nextEven(0, 0.01 ether) : _next(0.01 ether, 1000 ether);
        if (i % 8 == 3) _setDeposit("deposit.pool.maximum", pool.getBalance() + amount - (i / 8) % 2);
        if (i % 32 == 9) _disable();
        file.text("kind", "deposit");
        _addNetwork(file);
        file.text("enabled", depositSettings.getDepositEnabled() ? "1" : "0");
        file.number("minimum", depositSettings.getMinimumDeposit());
        file.number("maximumPoolSize", depositSettings.getMaximumDepositPoolSize());
        file.number("fee", depositSettings.getDepositFee());
        file.number("collateralTarget", networkSettings.getTargetRethCollateralRate());
        file.number("tokens", token.totalSupply());
        file.number("tokenEther", address(token).balance);
        file.number("poolBalance", pool.getBalance());
        file.number("maximum", pool.getMaximumDepositAmount());
        file.number("amount", amount);
        file.text("reason", _tryDeposit(amount));
        file.number("reth", token.balanceOf(alice));
        file.number("tokenEtherAfter", address(token).balance);
        file.number("poolBalanceAfter", pool.getBalance());
        file.end();
    }

    function _disable() private {
        vm.prank(guardian);
        depositSettings.setSettingBool("deposit.enabled", false);
    }

    function _tryDeposit(uint256 amount) private returns (string memory reason) {
        vm.prank(alice);
        try pool.deposit{ value: amount }() { }
        catch Error(string memory why) {
            reason = why;
        }
    }

    // Burns

    function _addBurn(JsonLines.File memory file, uint256 i) private {
        _randomPool(i);
        _deposit(alice, _nextEven(1 ether, 500 ether));
        uint256 queued = _nextEven(0, pool.getBalance());
        vm.prank(guardian);
        pool.setQueuedCapacity(queued);
        uint256 held = token.balanceOf(alice);
        uint256 amount = i % 16 == 0 ? 0 : i % 16 == 1 ? held + 1 : i % 16 == 2 ? 1 : _next(1, held);
        // What the collateral is worth, and a wei to either side, is where the limit shows.
        if (i % 4 == 3) amount = token.getRethValue(token.getTotalCollateral()) + i / 4 % 3;
        file.text("kind", "burn");
        _addNetwork(file);
        file.number("tokenEther", address(token).balance);
        file.number("poolExcess", pool.getExcessBalance());
        file.number("held", held);
        file.number("amount", amount);
        uint256 before = alice.balance;
        file.text("reason", _tryBurn(amount));
        file.number("ether", alice.balance - before);
        file.number("tokenEtherAfter", address(token).balance);
        file.number("poolExcessAfter", pool.getExcessBalance());
        file.end();
    }

    function _tryBurn(uint256 amount) private returns (string memory reason) {
        vm.prank(alice);
        try token.burn(amount) { }
        catch Error(string memory why) {
            reason = why;
        }
    }

    // Reports

    function _addReport(JsonLines.File memory file, uint256 i) private {
        uint256 supply = _next(1e9, 200_000_000 ether);
        _report(supply * _nextEven(0.8 ether, 1.6 ether) / ONE, supply);
        _setNetwork("network.max.reth.balance.delta", _nextEven(0.01 ether, 0.05 ether));
        uint256 elapsed = i % 4 == 0 ? 82_080 - (i / 4) % 2 : _nextEven(82_000, 200_000);
        uint256 reportedAt = balances.getBalancesTimestamp();
        vm.warp(reportedAt + elapsed + 1);
        vm.roll(block.number + 100);
        uint256 nextSupply = i % 16 == 5 ? 0 : _nextEven(supply / 2 + 1, supply * 2);
        uint256 nextRate = token.getExchangeRate() * _nextEven(0.95 ether, 1.05 ether) / ONE;
        uint256 nextTotal = nextSupply * nextRate / ONE;
        file.text("kind", "report");
        _addNetwork(file);
        file.number("exchangeRate", token.getExchangeRate());
        file.number("maxDelta", networkSettings.getMaxRethDelta());
        file.number("frequency", networkSettings.getSubmitBalancesFrequency());
        file.number("elapsed", elapsed);
        file.number("nextTotalEther", nextTotal);
        file.number("nextRethSupply", nextSupply);
        file.text("reason", _trySubmit(reportedAt + elapsed, nextTotal, nextSupply));
        file.number("nextExchangeRate", token.getExchangeRate());
        file.end();
    }

    function _trySubmit(uint256 slotTimestamp, uint256 total, uint256 supply) private returns (string memory reason) {
        vm.prank(oracle);
        try balances.submitBalances(block.number - 1, slotTimestamp, total, 0, supply) { }
        catch Error(string memory why) {
            reason = why;
        }
    }
}
