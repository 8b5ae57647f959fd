// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { StETH } from "../src/lido/StETH.sol";
import { IAccounting } from "../src/lido/interfaces/IAccounting.sol";
import { IWithdrawalQueue } from "../src/lido/interfaces/IWithdrawalQueue.sol";
import { StakeLimit } from "../src/lido/lib/StakeLimit.sol";
import { Fixture } from "./Fixture.sol";
import { JsonLines } from "./JsonLines.sol";
import { IERC20 } from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import { Vm } from "forge-std/Vm.sol";

/// @dev The token with a pool of any size.
contract StETHWithTotals is StETH {
    uint256 private immutable POOLED_ETHER;

    constructor(uint256 totalShares, uint256 pooledEther) StETH("", "") {
        POOLED_ETHER = pooledEther;
        _mintShares(INITIAL_TOKEN_HOLDER, totalShares);
    }

    function _getTotalPooledEther() internal view override returns (uint256) {
        return POOLED_ETHER;
    }
}

/// @dev Writes what the contracts compute, for the TypeScript maths to reproduce. Same numbers on every run.
contract VectorsTest is Fixture {
    using JsonLines for JsonLines.File;
    using StakeLimit for StakeLimit.State;

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

    /// @dev A pool of any size at a rate from 0.8 to 1.6 ether per share.
    function _randomToken() private returns (StETHWithTotals) {
        uint256 shares = _next(1e9, 100_000_000 ether);
        return new StETHWithTotals(shares, shares * _nextEven(0.8e18, 1.6e18) / 1e18);
    }

    // Conversions

    function test_Write_Shares() external {
        vm.pauseGasMetering();
        JsonLines.File memory file = JsonLines.open(
            "shares", "getSharesByPooledEth, getPooledEthByShares and getPooledEthBySharesRoundUp of `amount`"
        );
        for (uint256 i = 0; i < 96; ++i) {
            _seed = i;
            StETHWithTotals token = _randomToken();
            _addConversion(file, token, 0);
            _addConversion(file, token, 1);
            _addConversion(file, token, 1 ether);
            for (uint256 k = 0; k < 5; ++k) {
                _addConversion(file, token, _next(2, type(uint128).max - 1));
            }
        }
        _addExtremeConversions(file);
        file.save();
    }

    /// @dev The smallest and the largest pool, shares worth next to nothing or a fortune, and all there is of amounts.
    function _addExtremeConversions(JsonLines.File memory file) private {
        uint256[5] memory sizes = [uint256(1), 3, 1 ether, 1e9 ether, type(uint128).max - 1];
        for (uint256 i = 0; i < 25; ++i) {
            StETHWithTotals token = new StETHWithTotals(sizes[i / 5], sizes[i % 5]);
            for (uint256 k = 0; k < 5; ++k) {
                _addConversion(file, token, sizes[k]);
                _addConversion(file, token, sizes[k] - 1);
            }
        }
    }

    function _addConversion(JsonLines.File memory file, StETHWithTotals token, uint256 amount) private {
        file.number("totalShares", token.getTotalShares());
        file.number("totalPooledEther", token.getTotalPooledEther());
        file.number("amount", amount);
        file.number("sharesDown", token.getSharesByPooledEth(amount));
        file.number("etherDown", token.getPooledEthByShares(amount));
        file.number("etherUp", token.getPooledEthBySharesRoundUp(amount));
        file.end();
    }

    // Staking limit

    function test_Write_StakeLimit() external {
        vm.pauseGasMetering();
        JsonLines.File memory file = JsonLines.open(
            "stake-limit",
            "getCurrentStakeLimit at `blockNumber`; `nextMax` and `nextPerBlock` are a setStakingLimit made there"
        );
        for (uint256 i = 0; i < 480; ++i) {
            _seed = i;
            StakeLimit.State memory state = _randomLimit(i);
            vm.roll(uint256(state.prevStakeBlockNumber) + (i % 8 == 1 ? 0 : _next(0, 30_000)) + 1);
            _addLimit(file, state);
        }
        file.save();
    }

    StakeLimit.State private _stored;

    /// @dev Every eighth paused, every eighth without a limit, every eighth without growth.
    function _randomLimit(uint256 i) private returns (StakeLimit.State memory state) {
        uint256 max = _next(1, 150_000 ether);
        state.maxStakeLimit = i % 8 == 3 ? 0 : uint96(max);
        state.maxStakeLimitGrowthBlocks = i % 8 == 5 ? 0 : uint32(_next(1, 100_000));
        state.prevStakeLimit = uint96(_next(0, max));
        state.prevStakeBlockNumber = i % 8 == 7 ? 0 : uint32(_next(1, 30_000_000));
        // All that fits, none of it left, full again within a block or never in a lifetime.
        if (i % 16 == 9) (state.maxStakeLimit, state.prevStakeLimit) = (type(uint96).max, uint96(_next(0, 1)));
        if (i % 16 == 10) state.maxStakeLimitGrowthBlocks = 1;
        if (i % 16 == 12) state.maxStakeLimitGrowthBlocks = type(uint32).max;
    }

    function _addLimit(JsonLines.File memory file, StakeLimit.State memory state) private {
        _stored = state;
        uint256 nextMax = _next(1, 150_000 ether);
        uint256 nextPerBlock = _nextEven(nextMax / type(uint32).max + 1, nextMax);
        file.number("prevStakeBlockNumber", state.prevStakeBlockNumber);
        file.number("prevStakeLimit", state.prevStakeLimit);
        file.number("maxStakeLimitGrowthBlocks", state.maxStakeLimitGrowthBlocks);
        file.number("maxStakeLimit", state.maxStakeLimit);
        file.number("blockNumber", block.number);
        file.number("current", state.current());
        _stored.set(nextMax, nextPerBlock);
        file.number("nextMax", nextMax);
        file.number("nextPerBlock", nextPerBlock);
        file.number("nextGrowthBlocks", _stored.maxStakeLimitGrowthBlocks);
        file.number("nextPrevStakeLimit", _stored.prevStakeLimit);
        file.end();
    }

    // Submit

    function test_Write_Submit() external {
        vm.pauseGasMetering();
        JsonLines.File memory file = JsonLines.open(
            "submit",
            "submit of `amount` by an account with `sharesBefore`: shares minted, Transfer amount, balance after, or reason"
        );
        for (uint256 i = 0; i < 256; ++i) {
            uint256 snapshot = vm.snapshotState();
            _seed = i;
            _randomPool();
            _addSubmit(file, i);
            vm.revertToStateAndDelete(snapshot);
        }
        file.save();
    }

    /// @dev A pool of 10 to 20,000 ether after a random gain or loss; alice holds some of it.
    function _randomPool() private {
        uint256 deposited = _nextEven(10 ether, 20_000 ether);
        _stakeAndDeposit(carol, deposited);
        _stake(alice, _next(1, 1000 ether));
        // Within 20 % down and 30 % up.
        _report(int256(_nextEven(0, deposited / 2)) - int256(deposited / 5), false);
    }

    function _addSubmit(JsonLines.File memory file, uint256 i) private {
        uint256 amount = i % 16 == 0 ? 0 : i % 16 == 1 ? 1 : _next(1, 1000 ether);
        uint256 limit = i % 4 == 2 ? _nextEven(amount / 2 + 1, 2 * amount + 1) : 0;
        vm.startPrank(admin);
        if (limit != 0) lido.setStakingLimit(limit, 0);
        if (i % 16 == 3) lido.pauseStaking();
        vm.stopPrank();
        _addPool(file);
        file.number("currentStakeLimit", lido.getCurrentStakeLimit());
        file.number("amount", amount);
        _submitInto(file, amount);
        file.number("balanceAfter", lido.balanceOf(alice));
        file.end();
    }

    function _submitInto(JsonLines.File memory file, uint256 amount) private {
        vm.recordLogs();
        vm.prank(alice);
        try lido.submit{ value: amount }(address(0)) returns (uint256 shares) {
            file.text("reason", "");
            file.number("shares", shares);
            file.number("transferAmount", _amountOf(vm.getRecordedLogs()));
        } catch Error(string memory reason) {
            file.text("reason", reason);
            file.number("shares", 0);
            file.number("transferAmount", 0);
        }
    }

    /// @dev The pool and alice's part of it.
    function _addPool(JsonLines.File memory file) private view {
        file.number("totalShares", lido.getTotalShares());
        file.number("totalPooledEther", lido.getTotalPooledEther());
        file.number("sharesBefore", lido.sharesOf(alice));
    }

    /// @dev Amount of the last ERC-20 Transfer.
    function _amountOf(Vm.Log[] memory logs) private pure returns (uint256 amount) {
        for (uint256 i = 0; i < logs.length; ++i) {
            if (logs[i].topics[0] == IERC20.Transfer.selector) amount = abi.decode(logs[i].data, (uint256));
        }
    }

    // Transfer

    function test_Write_Transfer() external {
        vm.pauseGasMetering();
        JsonLines.File memory file = JsonLines.open(
            "transfer", "transfer of `amount` to an empty account: shares moved and both balances, or reason"
        );
        for (uint256 i = 0; i < 192; ++i) {
            uint256 snapshot = vm.snapshotState();
            _seed = i;
            _randomPool();
            _addTransfer(file, i);
            vm.revertToStateAndDelete(snapshot);
        }
        file.save();
    }

    function _addTransfer(JsonLines.File memory file, uint256 i) private {
        uint256 balance = lido.balanceOf(alice);
        // The whole balance and the next three amounts are where rounding shows.
        uint256 amount = i % 2 == 0 ? balance + (i / 2) % 4 : _next(0, balance);
        _addPool(file);
        file.number("amount", amount);
        string memory reason;
        vm.prank(alice);
        try lido.transfer(bob, amount) { }
        catch Error(string memory why) {
            reason = why;
        }
        file.text("reason", reason);
        file.number("sharesMoved", lido.sharesOf(bob));
        file.number("senderBalanceAfter", lido.balanceOf(alice));
        file.number("recipientBalanceAfter", lido.balanceOf(bob));
        file.end();
    }

    // Wrap

    function test_Write_Wrap() external {
        vm.pauseGasMetering();
        JsonLines.File memory file = JsonLines.open(
            "wrap", "wrap of `amount` stETH, then unwrap of `unwrapAmount` wstETH, by an account with `sharesBefore`"
        );
        for (uint256 i = 0; i < 192; ++i) {
            uint256 snapshot = vm.snapshotState();
            _seed = i;
            _randomPool();
            vm.deal(alice, 1 ether);
            _stake(alice, 1 ether);
            _addWrap(file);
            vm.revertToStateAndDelete(snapshot);
        }
        file.save();
    }

    function _addWrap(JsonLines.File memory file) private {
        uint256 amount = _next(100, lido.balanceOf(alice));
        _addPool(file);
        file.number("stEthPerToken", wst.stEthPerToken());
        file.number("tokensPerStEth", wst.tokensPerStEth());
        file.number("amount", amount);

        vm.startPrank(alice);
        lido.approve(address(wst), amount);
        uint256 wrapped = wst.wrap(amount);
        file.number("wrapped", wrapped);
        file.number("sharesAfterWrap", lido.sharesOf(alice));
        uint256 unwrapAmount = _nextEven(1, wrapped);
        file.number("unwrapAmount", unwrapAmount);
        file.number("unwrapped", wst.unwrap(unwrapAmount));
        vm.stopPrank();
        file.number("sharesAfterUnwrap", lido.sharesOf(alice));
        file.end();
    }

    // Claimable

    function test_Write_Claimable() external {
        vm.pauseGasMetering();
        JsonLines.File memory file = JsonLines.open(
            "claimable",
            "getClaimableEther of a request finalized at `maxShareRate` (1e27), and the ether locked for it"
        );
        for (uint256 i = 0; i < 384; ++i) {
            uint256 snapshot = vm.snapshotState();
            _seed = i;
            _randomPool();
            vm.deal(alice, 1000 ether);
            _stake(alice, 1000 ether);
            _addClaimable(file, i);
            vm.revertToStateAndDelete(snapshot);
        }
        file.save();
    }

    function _addClaimable(JsonLines.File memory file, uint256 i) private {
        uint256 id = _request(alice, _next(100, 999 ether));
        // A quarter unchanged, the others up to 10 % down or up.
        uint256 maxShareRate = i % 4 == 0 ? _rate() : _rate() * _nextEven(0.9e18, 1.1e18) / 1e18;
        (uint256 etherToLock, uint256 shares) = queue.prefinalize(_one(id), maxShareRate);
        vm.deal(address(lido), address(lido).balance + etherToLock);
        vm.prank(address(lido));
        queue.finalize{ value: etherToLock }(id, maxShareRate);
        IWithdrawalQueue.WithdrawalRequestStatus memory status = queue.getWithdrawalStatus(_one(id))[0];
        assertEq(status.amountOfShares, shares, "one request in the batch");
        file.number("amountOfStETH", status.amountOfStETH);
        file.number("amountOfShares", status.amountOfShares);
        file.number("maxShareRate", maxShareRate);
        file.number("ethToLock", etherToLock);
        file.number("claimable", _claimable(id));
        file.end();
    }

    // Reports

    function test_Write_Report() external {
        vm.pauseGasMetering();
        JsonLines.File memory file = JsonLines.open(
            "report",
            "simulateOracleReport, without finalization, under `maxPositiveTokenRebase` (1e9); fees are in 1e20"
        );
        for (uint256 i = 0; i < 320; ++i) {
            uint256 snapshot = vm.snapshotState();
            _seed = i;
            _randomPool();
            _addReport(file, i);
            vm.revertToStateAndDelete(snapshot);
        }
        file.save();
    }

    function _addReport(JsonLines.File memory file, uint256 i) private {
        uint256 cap = i % 8 == 0 ? type(uint64).max : _next(1, 50_000_000);
        vm.prank(admin);
        checker.setMaxPositiveTokenRebase(cap);
        skip(1 days);
        IAccounting.ReportValues memory report = _reportValues(0);
        uint256 principal = report.clValidatorsBalance;
        report.clValidatorsBalance = principal * _nextEven(0.995e18, 1.003e18) / 1e18;
        report.withdrawalVaultBalance = i % 3 == 0 ? _next(0, 100 ether) : 0;
        report.elRewardsVaultBalance = i % 2 == 0 ? _next(0, 100 ether) : 0;
        _addInputs(file, report, cap, principal);
        _addOutputs(file, accounting.simulateOracleReport(report));
        file.end();
    }

    function _addInputs(
        JsonLines.File memory file,
        IAccounting.ReportValues memory report,
        uint256 cap,
        uint256 principal
    ) private view {
        (uint96 modulesFee, uint96 treasuryFee,) = router.getStakingFeeAggregateDistribution();
        file.number("principalCLBalance", principal);
        file.number("clBalance", report.clValidatorsBalance);
        file.number("withdrawalVaultBalance", report.withdrawalVaultBalance);
        file.number("elRewardsVaultBalance", report.elRewardsVaultBalance);
        file.number("maxPositiveTokenRebase", cap);
        file.number("totalFee", uint256(modulesFee) + treasuryFee);
    }

    function _addOutputs(JsonLines.File memory file, IAccounting.CalculatedValues memory values) private pure {
        file.number("preTotalShares", values.preTotalShares);
        file.number("preTotalPooledEther", values.preTotalPooledEther);
        file.number("withdrawalsVaultTransfer", values.withdrawalsVaultTransfer);
        file.number("elRewardsVaultTransfer", values.elRewardsVaultTransfer);
        file.number("sharesToMintAsFees", values.sharesToMintAsFees);
        file.number("postTotalShares", values.postTotalShares);
        file.number("postTotalPooledEther", values.postTotalPooledEther);
    }
}
