// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IAsyncVault } from "./interfaces/IAsyncVault.sol";
import { IERC7540Redeem } from "./interfaces/IERC7540.sol";
import { Math } from "@openzeppelin/contracts/utils/math/Math.sol";
import { SafeCast } from "@openzeppelin/contracts/utils/math/SafeCast.sol";

/// @title Requests, epochs and claims
/// @dev A controller's requests form a list, one entry for each epoch. Claims take from the oldest on. What an entry is
/// paid is fixed at its first claim: its part of the epoch's assets, rounded down. Claims of parts of it are rounded so that
/// together they never pay more.
abstract contract RedeemQueue is IAsyncVault {
    using SafeCast for uint256;

    /// @param shares Shares not claimed yet, 18 decimals.
    /// @param assets What they are paid, wei, once `isPriced`.
    struct Request {
        uint128 shares;
        uint128 assets;
        bool isPriced;
    }

    /// @param first Index of the oldest that is not claimed in full.
    struct List {
        uint256 first;
        uint256[] ids;
    }

    uint256 private _currentEpoch = 1;
    uint256 private _lastFulfilledEpoch;
    uint256 private _claimableAssets;
    mapping(uint256 epoch => Epoch) private _epochs;
    mapping(address controller => List) private _lists;
    mapping(address controller => mapping(uint256 epoch => Request)) private _requests;

    // Reading

    /// @inheritdoc IAsyncVault
    function claimableAssets() external view returns (uint256) {
        return _claimableAssets;
    }

    /// @inheritdoc IAsyncVault
    function currentEpoch() public view returns (uint256) {
        return _currentEpoch;
    }

    /// @inheritdoc IAsyncVault
    function lastFulfilledEpoch() public view returns (uint256) {
        return _lastFulfilledEpoch;
    }

    /// @inheritdoc IAsyncVault
    function getEpoch(uint256 epoch) public view returns (Epoch memory) {
        return _epochs[epoch];
    }

    /// @inheritdoc IERC7540Redeem
    function pendingRedeemRequest(uint256 requestId, address controller) external view returns (uint256) {
        return requestId > _lastFulfilledEpoch ? _requests[controller][requestId].shares : 0;
    }

    /// @inheritdoc IERC7540Redeem
    function claimableRedeemRequest(uint256 requestId, address controller) public view returns (uint256) {
        return requestId > _lastFulfilledEpoch ? 0 : _requests[controller][requestId].shares;
    }

    /// @inheritdoc IAsyncVault
    function claimableRedeemAssets(uint256 requestId, address controller) public view returns (uint256) {
        if (requestId > _lastFulfilledEpoch) return 0;
        Request memory request = _requests[controller][requestId];
        return request.isPriced ? request.assets : _priceOf(requestId, request.shares);
    }

    /// @inheritdoc IAsyncVault
    function redeemRequestIds(address controller) external view returns (uint256[] memory ids) {
        List storage list = _lists[controller];
        ids = new uint256[](list.ids.length - list.first);
        for (uint256 i = 0; i < ids.length; ++i) {
            ids[i] = list.ids[list.first + i];
        }
    }

    /// @dev All that a controller can claim now.
    function _claimableOf(address controller) internal view returns (uint256 shares, uint256 assets) {
        List storage list = _lists[controller];
        for (uint256 i = list.first; i < list.ids.length; ++i) {
            shares += claimableRedeemRequest(list.ids[i], controller);
            assets += claimableRedeemAssets(list.ids[i], controller);
        }
    }

    // Writing

    function _addRequest(address controller, uint256 shares) internal returns (uint256 epoch) {
        epoch = _currentEpoch;
        Request storage request = _requests[controller][epoch];
        if (request.shares == 0) _lists[controller].ids.push(epoch);
        request.shares += shares.toUint128();
        _epochs[epoch].shares += shares.toUint128();
    }

    function _closeEpoch() internal {
        Epoch storage epoch = _epochs[_currentEpoch];
        if (epoch.shares == 0) revert EpochIsEmpty(_currentEpoch);
        epoch.closedAt = uint64(block.timestamp);
        emit EpochClosed(_currentEpoch, epoch.shares, block.timestamp);
        ++_currentEpoch;
    }

    /// @dev The oldest closed epoch that is not fulfilled.
    function _nextToFulfil() internal view returns (uint256 id, uint256 shares) {
        id = _lastFulfilledEpoch + 1;
        if (id == _currentEpoch) revert NoEpochToFulfil();
        shares = _epochs[id].shares;
    }

    function _fulfil(uint256 id, uint256 assets) internal {
        Epoch storage epoch = _epochs[id];
        epoch.assets = assets.toUint128();
        epoch.fulfilledAt = uint64(block.timestamp);
        _lastFulfilledEpoch = id;
        _claimableAssets += assets;
        emit EpochFulfilled(id, epoch.shares, assets, block.timestamp);
    }

    /// @dev Claims `shares`, from the oldest request on. The caller has checked that they can be claimed.
    /// @return assets What they pay, rounded down for a part of a request.
    function _claimShares(address controller, uint256 shares) internal returns (uint256 assets) {
        List storage list = _lists[controller];
        for (uint256 i = list.first; shares > 0; ++i) {
            Request storage request = _price(list.ids[i], controller);
            uint256 part = Math.min(shares, request.shares);
            if (part == 0) continue;
            uint256 paid = part * request.assets / request.shares;
            _take(request, part, paid);
            shares -= part;
            assets += paid;
        }
        _claimableAssets -= assets;
        _skipClaimed(list, controller);
    }

    /// @dev Claims `assets`, from the oldest request on. The caller has checked that they can be claimed.
    /// @return shares What they cost, rounded up for a part of a request.
    /// @return dust What nobody can claim any more, because rounding used up all shares of a request.
    function _claimAssets(address controller, uint256 assets) internal returns (uint256 shares, uint256 dust) {
        _claimableAssets -= assets;
        List storage list = _lists[controller];
        for (uint256 i = list.first; assets > 0; ++i) {
            Request storage request = _price(list.ids[i], controller);
            uint256 part = Math.min(assets, request.assets);
            if (part == 0) continue;
            uint256 cost = Math.ceilDiv(part * request.shares, request.assets);
            _take(request, cost, part);
            assets -= part;
            shares += cost;
            if (request.shares == 0) dust += request.assets;
        }
        _claimableAssets -= dust;
        _skipClaimed(list, controller);
    }

    function _take(Request storage request, uint256 shares, uint256 assets) private {
        request.shares -= shares.toUint128();
        request.assets -= assets.toUint128();
    }

    /// @dev Fixes what a request is paid.
    function _price(uint256 id, address controller) private returns (Request storage request) {
        request = _requests[controller][id];
        if (request.isPriced) return request;
        request.assets = _priceOf(id, request.shares).toUint128();
        request.isPriced = true;
    }

    function _priceOf(uint256 id, uint256 shares) private view returns (uint256) {
        Epoch memory epoch = _epochs[id];
        return epoch.shares == 0 ? 0 : shares * epoch.assets / epoch.shares;
    }

    function _skipClaimed(List storage list, address controller) private {
        uint256 first = list.first;
        while (first < list.ids.length && _requests[controller][list.ids[first]].shares == 0) ++first;
        list.first = first;
    }
}
