// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { PausableUntil } from "./PausableUntil.sol";
import { IWithdrawalQueue } from "./interfaces/IWithdrawalQueue.sol";
import { Math } from "@openzeppelin/contracts/utils/math/Math.sol";
import { SafeCast } from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import { EnumerableSet } from "@openzeppelin/contracts/utils/structs/EnumerableSet.sol";

/// @title The queue itself: requests, checkpoints, finalization and claim maths
/// @dev Knows neither tokens nor roles. Requests store running sums, so that the total of any range is one subtraction.
abstract contract WithdrawalQueueBase is IWithdrawalQueue, PausableUntil {
    using EnumerableSet for EnumerableSet.UintSet;
    using SafeCast for uint256;

    /// @param cumulativeStETH Nominal amounts of all requests up to this one, wei.
    /// @param cumulativeShares Shares of all requests up to this one.
    /// @param owner Who may claim it.
    /// @param timestamp When it was made.
    /// @param claimed Whether it was claimed.
    /// @param reportTimestamp Last report known when it was made; requests that share it count as having one rate.
    struct Request {
        uint128 cumulativeStETH;
        uint128 cumulativeShares;
        address owner;
        uint40 timestamp;
        bool claimed;
        uint40 reportTimestamp;
    }

    /// @param fromRequestId First request it applies to; it ends where the next begins.
    /// @param maxShareRate Highest rate these requests are paid at, 1e27.
    struct Checkpoint {
        uint256 fromRequestId;
        uint256 maxShareRate;
    }

    /// @inheritdoc IWithdrawalQueue
    uint256 public constant MAX_BATCHES_LENGTH = 36;

    uint256 internal constant SHARE_RATE_PRECISION = 1e27;

    /// @dev Request 0 and checkpoint 0 stay empty, so that every real one has a predecessor.
    mapping(uint256 requestId => Request) private _requests;
    mapping(uint256 index => Checkpoint) private _checkpoints;
    mapping(address owner => EnumerableSet.UintSet) internal _requestsByOwner;
    uint256 private _lastRequestId;
    uint256 private _lastFinalizedRequestId;
    uint256 private _lastCheckpointIndex;
    uint256 private _lockedEther;
    uint256 internal _lastReportTimestamp;

    /// @inheritdoc IWithdrawalQueue
    function getLastRequestId() public view returns (uint256) {
        return _lastRequestId;
    }

    /// @inheritdoc IWithdrawalQueue
    function getLastFinalizedRequestId() public view returns (uint256) {
        return _lastFinalizedRequestId;
    }

    /// @inheritdoc IWithdrawalQueue
    function getLastCheckpointIndex() public view returns (uint256) {
        return _lastCheckpointIndex;
    }

    /// @inheritdoc IWithdrawalQueue
    function getLockedEtherAmount() external view returns (uint256) {
        return _lockedEther;
    }

    /// @inheritdoc IWithdrawalQueue
    function unfinalizedStETH() external view returns (uint256) {
        return _requests[_lastRequestId].cumulativeStETH - _requests[_lastFinalizedRequestId].cumulativeStETH;
    }

    /// @inheritdoc IWithdrawalQueue
    function unfinalizedRequestNumber() external view returns (uint256) {
        return _lastRequestId - _lastFinalizedRequestId;
    }

    /// @inheritdoc IWithdrawalQueue
    function calculateFinalizationBatches(
        uint256 maxShareRate,
        uint256 maxTimestamp,
        uint256 maxRequestsPerCall,
        BatchesCalculationState memory state
    ) external view returns (BatchesCalculationState memory) {
        if (state.finished || state.remainingEthBudget == 0) revert InvalidState();
        uint256 lastTaken = state.batchesLength == 0 ? _lastFinalizedRequestId : state.batches[state.batchesLength - 1];
        uint256 stopAfter = lastTaken + Math.min(maxRequestsPerCall, _lastRequestId - lastTaken);

        uint256 id = lastTaken + 1;
        while (id <= stopAfter && _takeIntoBatch(id, maxShareRate, maxTimestamp, state)) ++id;
        state.finished = id <= stopAfter || stopAfter == _lastRequestId;
        return state;
    }

    /// @inheritdoc IWithdrawalQueue
    function prefinalize(uint256[] calldata batches, uint256 maxShareRate)
        external
        view
        returns (uint256 ethToLock, uint256 sharesToBurn)
    {
        if (maxShareRate == 0) revert ZeroShareRate();
        if (batches.length == 0) revert EmptyBatches();
        if (batches[0] <= _lastFinalizedRequestId) revert InvalidRequestId(batches[0]);
        uint256 lastId = batches[batches.length - 1];
        if (lastId > _lastRequestId) revert InvalidRequestId(lastId);

        uint256 previousEnd = _lastFinalizedRequestId;
        for (uint256 i = 0; i < batches.length; ++i) {
            if (batches[i] <= previousEnd) revert BatchesAreNotSorted();
            (uint256 stETHAmount, uint256 shares) = _totalsBetween(previousEnd, batches[i]);
            ethToLock += _etherForDown(stETHAmount, shares, maxShareRate);
            sharesToBurn += shares;
            previousEnd = batches[i];
        }
    }

    // Requests

    function _enqueue(uint256 stETHAmount, uint256 shares, address owner) internal returns (uint256 requestId) {
        Request storage previous = _requests[_lastRequestId];
        requestId = ++_lastRequestId;
        _requests[requestId] = Request({
            cumulativeStETH: previous.cumulativeStETH + stETHAmount.toUint128(),
            cumulativeShares: previous.cumulativeShares + shares.toUint128(),
            owner: owner,
            timestamp: uint40(block.timestamp),
            claimed: false,
            reportTimestamp: uint40(_lastReportTimestamp)
        });
        _requestsByOwner[owner].add(requestId);
        emit WithdrawalRequested(requestId, msg.sender, owner, stETHAmount, shares);
    }

    function _changeOwner(uint256 requestId, address from, address to) internal {
        _requests[requestId].owner = to;
        _requestsByOwner[from].remove(requestId);
        _requestsByOwner[to].add(requestId);
    }

    /// @dev Owner of a request that exists and is not claimed.
    function _ownerOf(uint256 requestId) internal view returns (address) {
        if (!_exists(requestId)) revert InvalidRequestId(requestId);
        Request storage request = _requests[requestId];
        if (request.claimed) revert RequestAlreadyClaimed(requestId);
        return request.owner;
    }

    function _exists(uint256 requestId) internal view returns (bool) {
        return requestId != 0 && requestId <= _lastRequestId;
    }

    function _isClaimed(uint256 requestId) internal view returns (bool) {
        return _requests[requestId].claimed;
    }

    function _statusOf(uint256 requestId) internal view returns (WithdrawalRequestStatus memory) {
        if (!_exists(requestId)) revert InvalidRequestId(requestId);
        Request memory request = _requests[requestId];
        (uint256 stETHAmount, uint256 shares) = _totalsBetween(requestId - 1, requestId);
        return WithdrawalRequestStatus({
            amountOfStETH: stETHAmount,
            amountOfShares: shares,
            owner: request.owner,
            timestamp: request.timestamp,
            isFinalized: requestId <= _lastFinalizedRequestId,
            isClaimed: request.claimed
        });
    }

    // Finalization

    /// @dev Locks the sent ether. More than the nominal amounts is refused; less means a discount.
    function _finalize(uint256 lastId, uint256 etherAmount, uint256 maxShareRate) internal {
        uint256 lastFinalized = _lastFinalizedRequestId;
        if (lastId > _lastRequestId || lastId <= lastFinalized) revert InvalidRequestId(lastId);
        (uint256 stETHAmount, uint256 shares) = _totalsBetween(lastFinalized, lastId);
        if (etherAmount > stETHAmount) revert TooMuchEtherToFinalize(etherAmount, stETHAmount);

        uint256 firstId = lastFinalized + 1;
        _checkpoints[++_lastCheckpointIndex] = Checkpoint(firstId, maxShareRate);
        _lockedEther += etherAmount;
        _lastFinalizedRequestId = lastId;
        emit WithdrawalsFinalized(firstId, lastId, etherAmount, shares, block.timestamp);
        emit BatchMetadataUpdate(firstId, lastId);
    }

    /// @dev Puts a request into the last batch or a new one; false if time, budget or the number of batches forbids it.
    function _takeIntoBatch(
        uint256 id,
        uint256 maxShareRate,
        uint256 maxTimestamp,
        BatchesCalculationState memory state
    ) private view returns (bool) {
        if (_requests[id].timestamp > maxTimestamp) return false;
        (uint256 stETHAmount, uint256 shares) = _totalsBetween(id - 1, id);
        uint256 etherAmount = _etherForDown(stETHAmount, shares, maxShareRate);
        if (etherAmount > state.remainingEthBudget) return false;

        bool extendsBatch = state.batchesLength != 0 && _belongTogether(id - 1, id, maxShareRate);
        if (!extendsBatch) {
            if (state.batchesLength == MAX_BATCHES_LENGTH) return false;
            ++state.batchesLength;
        }
        state.batches[state.batchesLength - 1] = id;
        state.remainingEthBudget -= etherAmount;
        return true;
    }

    /// @dev Requests between the same two reports had one true rate; what differs is rounding.
    function _belongTogether(uint256 firstId, uint256 secondId, uint256 maxShareRate) private view returns (bool) {
        if (_requests[firstId].reportTimestamp == _requests[secondId].reportTimestamp) return true;
        return (_rateOfDown(firstId) > maxShareRate) == (_rateOfDown(secondId) > maxShareRate);
    }

    // Claims

    function _claim(uint256 requestId, uint256 hint, address recipient) internal {
        if (requestId == 0) revert InvalidRequestId(requestId);
        if (requestId > _lastFinalizedRequestId) revert RequestNotFoundOrNotFinalized(requestId);
        Request storage request = _requests[requestId];
        if (request.claimed) revert RequestAlreadyClaimed(requestId);
        if (request.owner != msg.sender) revert NotOwner(msg.sender, request.owner);

        request.claimed = true;
        _requestsByOwner[msg.sender].remove(requestId);
        uint256 etherAmount = _claimableDown(requestId, hint);
        // Rounding may leave dust here: what was locked for a batch is never less than its claims together.
        _lockedEther -= etherAmount;
        _sendEther(recipient, etherAmount);
        emit WithdrawalClaimed(requestId, msg.sender, recipient, etherAmount);
    }

    /// @dev Zero while pending and after the claim, whatever the hint.
    function _claimableOf(uint256 requestId, uint256 hint) internal view returns (uint256) {
        if (!_exists(requestId)) revert InvalidRequestId(requestId);
        if (requestId > _lastFinalizedRequestId || _requests[requestId].claimed) return 0;
        return _claimableDown(requestId, hint);
    }

    function _claimableDown(uint256 requestId, uint256 hint) private view returns (uint256) {
        if (!_isCheckpointOf(hint, requestId)) revert InvalidHint(hint);
        (uint256 stETHAmount, uint256 shares) = _totalsBetween(requestId - 1, requestId);
        return _etherForDown(stETHAmount, shares, _checkpoints[hint].maxShareRate);
    }

    function _isCheckpointOf(uint256 index, uint256 requestId) private view returns (bool) {
        if (index == 0 || index > _lastCheckpointIndex || requestId < _checkpoints[index].fromRequestId) return false;
        return index == _lastCheckpointIndex || requestId < _checkpoints[index + 1].fromRequestId;
    }

    /// @dev Looks for the checkpoint of a request among those from `first` to `last`; 0 if it is not there.
    function _findCheckpoint(uint256 requestId, uint256 first, uint256 last) internal view returns (uint256) {
        if (!_exists(requestId)) revert InvalidRequestId(requestId);
        if (first == 0 || last > _lastCheckpointIndex) revert InvalidRequestIdRange(first, last);
        if (requestId > _lastFinalizedRequestId || first > last) return 0;
        if (requestId < _checkpoints[first].fromRequestId) return 0;
        uint256 found = _lastCheckpointStartingBy(requestId, first, last);
        return _isCheckpointOf(found, requestId) ? found : 0;
    }

    /// @dev Binary search; the checkpoint `first` starts at or before the request.
    function _lastCheckpointStartingBy(uint256 requestId, uint256 first, uint256 last) private view returns (uint256) {
        while (first < last) {
            uint256 middle = (first + last + 1) / 2;
            if (_checkpoints[middle].fromRequestId <= requestId) first = middle;
            else last = middle - 1;
        }
        return first;
    }

    function _sendEther(address recipient, uint256 amount) private {
        if (address(this).balance < amount) revert NotEnoughEther();
        (bool success,) = recipient.call{ value: amount }("");
        if (!success) revert CantSendValueRecipientMayHaveReverted();
    }

    // Maths

    /// @dev Totals of the requests after `fromId` up to `toId`.
    function _totalsBetween(uint256 fromId, uint256 toId) private view returns (uint256 stETHAmount, uint256 shares) {
        Request storage from = _requests[fromId];
        Request storage to = _requests[toId];
        stETHAmount = to.cumulativeStETH - from.cumulativeStETH;
        shares = to.cumulativeShares - from.cumulativeShares;
    }

    /// @dev Rate a request was made at, 1e27, rounded down.
    function _rateOfDown(uint256 requestId) private view returns (uint256) {
        (uint256 stETHAmount, uint256 shares) = _totalsBetween(requestId - 1, requestId);
        return stETHAmount * SHARE_RATE_PRECISION / shares;
    }

    /// @dev The nominal amount, or, when it was made at a higher rate, what its shares are worth, rounded down.
    function _etherForDown(uint256 stETHAmount, uint256 shares, uint256 maxShareRate) private pure returns (uint256) {
        if (stETHAmount * SHARE_RATE_PRECISION / shares <= maxShareRate) return stETHAmount;
        return shares * maxShareRate / SHARE_RATE_PRECISION;
    }
}
