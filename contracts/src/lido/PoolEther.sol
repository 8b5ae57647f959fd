// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { Math } from "@openzeppelin/contracts/utils/math/Math.sol";
import { SafeCast } from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import { Checkpoints } from "@openzeppelin/contracts/utils/structs/Checkpoints.sol";

/// @title Where the pool's ether is
/// @dev Total = buffer + validators + pending + deposited since the last report. A report describes a moment in the
/// past, so deposits are kept by time: those after that moment must not be expected in the report's balances.
abstract contract PoolEther {
    using Checkpoints for Checkpoints.Trace208;
    using SafeCast for uint256;

    uint128 private _buffered;
    uint128 private _depositedSinceReport;
    uint128 private _clValidators;
    uint128 private _clPending;
    uint256 private _depositsReserve;
    uint256 private _depositsReserveTarget;
    uint256 private _depositedUpToReport;
    Checkpoints.Trace208 private _depositedByTime;

    function _pooledEther() internal view returns (uint256) {
        return uint256(_buffered) + _depositedSinceReport + _clBalance();
    }

    function _bufferedEther() internal view returns (uint256) {
        return _buffered;
    }

    function _clBalance() internal view returns (uint256) {
        return uint256(_clValidators) + _clPending;
    }

    function _clBalances() internal view returns (uint256 validators, uint256 pending) {
        return (_clValidators, _clPending);
    }

    function _depositedSinceLastReport() internal view returns (uint256) {
        return _depositedSinceReport;
    }

    function _depositedTotal() internal view returns (uint256) {
        return _depositedByTime.latest();
    }

    /// @dev Deposits up to `timestamp` that the last report did not cover, wei.
    function _depositedForReport(uint256 timestamp) internal view returns (uint256) {
        return _depositedByTime.upperLookupRecent(timestamp.toUint48()) - _depositedUpToReport;
    }

    function _reserveForDeposits() internal view returns (uint256) {
        return Math.min(_depositsReserve, _buffered);
    }

    function _reserveTarget() internal view returns (uint256) {
        return _depositsReserveTarget;
    }

    function _setReserveTarget(uint256 target) internal {
        _depositsReserveTarget = target;
        _depositsReserve = Math.min(_depositsReserve, target);
    }

    function _refillReserve() internal {
        _depositsReserve = _depositsReserveTarget;
    }

    function _addToBuffer(uint256 amount) internal {
        _buffered += amount.toUint128();
    }

    function _takeFromBuffer(uint256 amount) internal {
        _buffered -= amount.toUint128();
    }

    function _moveToConsensusLayer(uint256 amount) internal {
        _takeFromBuffer(amount);
        _depositsReserve -= Math.min(_depositsReserve, amount);
        _depositedSinceReport += amount.toUint128();
        _depositedByTime.push(uint48(block.timestamp), (_depositedTotal() + amount).toUint208());
    }

    function _storeClBalances(uint256 timestamp, uint256 validators, uint256 pending) internal {
        uint256 covered = _depositedForReport(timestamp);
        _depositedUpToReport += covered;
        _depositedSinceReport -= covered.toUint128();
        _clValidators = validators.toUint128();
        _clPending = pending.toUint128();
    }
}
