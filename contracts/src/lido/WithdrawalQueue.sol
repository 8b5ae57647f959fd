// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { WithdrawalQueueBase } from "./WithdrawalQueueBase.sol";
import { ILidoLocator } from "./interfaces/ILidoLocator.sol";
import { IPausableUntil } from "./interfaces/IPausableUntil.sol";
import { IStETH } from "./interfaces/IStETH.sol";
import { IWithdrawalQueue } from "./interfaces/IWithdrawalQueue.sol";
import { IWstETH } from "./interfaces/IWstETH.sol";
import { AccessControl } from "@openzeppelin/contracts/access/AccessControl.sol";
import { EnumerableSet } from "@openzeppelin/contracts/utils/structs/EnumerableSet.sol";

/// @title Entry points of the queue: requests, claims, roles, pause, bunker mode
abstract contract WithdrawalQueue is WithdrawalQueueBase, AccessControl {
    using EnumerableSet for EnumerableSet.UintSet;

    bytes32 public constant PAUSE_ROLE = keccak256("PAUSE_ROLE");
    bytes32 public constant RESUME_ROLE = keccak256("RESUME_ROLE");
    bytes32 public constant FINALIZE_ROLE = keccak256("FINALIZE_ROLE");
    bytes32 public constant ORACLE_ROLE = keccak256("ORACLE_ROLE");

    /// @inheritdoc IWithdrawalQueue
    uint256 public constant MIN_STETH_WITHDRAWAL_AMOUNT = 100;
    /// @inheritdoc IWithdrawalQueue
    uint256 public constant MAX_STETH_WITHDRAWAL_AMOUNT = 1000 ether;
    /// @inheritdoc IWithdrawalQueue
    uint256 public constant BUNKER_MODE_DISABLED_TIMESTAMP = type(uint256).max;

    IStETH public immutable STETH;
    IWstETH public immutable WSTETH;

    uint256 private _bunkerModeSince = BUNKER_MODE_DISABLED_TIMESTAMP;

    /// @dev Born paused, so that no request is taken before the deployment is complete.
    constructor(ILidoLocator locator, address admin) {
        if (admin == address(0)) revert AdminZeroAddress();
        STETH = IStETH(locator.lido());
        WSTETH = IWstETH(locator.wstETH());
        _grantRole(DEFAULT_ADMIN_ROLE, admin);
        _grantRole(PAUSE_ROLE, admin);
        _grantRole(RESUME_ROLE, admin);
        _grantRole(ORACLE_ROLE, locator.accountingOracle());
        _grantRole(FINALIZE_ROLE, locator.lido());
        _pauseFor(PAUSE_INFINITELY);
    }

    /// @dev Tells the world about a new token.
    function _emitTokenTransfer(address from, address to, uint256 requestId) internal virtual;

    // Requests

    /// @inheritdoc IWithdrawalQueue
    function requestWithdrawals(uint256[] calldata amounts, address owner) external returns (uint256[] memory) {
        return _requestAll(amounts, owner);
    }

    /// @inheritdoc IWithdrawalQueue
    function requestWithdrawalsWstETH(uint256[] calldata amounts, address owner) external returns (uint256[] memory) {
        return _requestAllWstETH(amounts, owner);
    }

    /// @inheritdoc IWithdrawalQueue
    function requestWithdrawalsWithPermit(uint256[] calldata amounts, address owner, PermitInput calldata permit)
        external
        returns (uint256[] memory)
    {
        STETH.permit(msg.sender, address(this), permit.value, permit.deadline, permit.v, permit.r, permit.s);
        return _requestAll(amounts, owner);
    }

    /// @inheritdoc IWithdrawalQueue
    function requestWithdrawalsWstETHWithPermit(uint256[] calldata amounts, address owner, PermitInput calldata permit)
        external
        returns (uint256[] memory)
    {
        WSTETH.permit(msg.sender, address(this), permit.value, permit.deadline, permit.v, permit.r, permit.s);
        return _requestAllWstETH(amounts, owner);
    }

    // Views

    /// @inheritdoc IWithdrawalQueue
    function getWithdrawalRequests(address owner) external view returns (uint256[] memory) {
        return _requestsByOwner[owner].values();
    }

    /// @inheritdoc IWithdrawalQueue
    function getWithdrawalStatus(uint256[] calldata requestIds)
        external
        view
        returns (WithdrawalRequestStatus[] memory statuses)
    {
        statuses = new WithdrawalRequestStatus[](requestIds.length);
        for (uint256 i = 0; i < requestIds.length; ++i) {
            statuses[i] = _statusOf(requestIds[i]);
        }
    }

    /// @inheritdoc IWithdrawalQueue
    function getClaimableEther(uint256[] calldata requestIds, uint256[] calldata hints)
        external
        view
        returns (uint256[] memory claimableEthValues)
    {
        claimableEthValues = new uint256[](requestIds.length);
        for (uint256 i = 0; i < requestIds.length; ++i) {
            claimableEthValues[i] = _claimableOf(requestIds[i], hints[i]);
        }
    }

    /// @inheritdoc IWithdrawalQueue
    function findCheckpointHints(uint256[] calldata requestIds, uint256 firstIndex, uint256 lastIndex)
        external
        view
        returns (uint256[] memory hintIds)
    {
        hintIds = new uint256[](requestIds.length);
        uint256 previousId = 0;
        for (uint256 i = 0; i < requestIds.length; ++i) {
            if (requestIds[i] < previousId) revert RequestIdsNotSorted();
            hintIds[i] = _findCheckpoint(requestIds[i], firstIndex, lastIndex);
            firstIndex = hintIds[i];
            previousId = requestIds[i];
        }
    }

    // Claims

    /// @inheritdoc IWithdrawalQueue
    function claimWithdrawal(uint256 requestId) external {
        _claimAndBurn(requestId, _findCheckpoint(requestId, 1, getLastCheckpointIndex()), msg.sender);
    }

    /// @inheritdoc IWithdrawalQueue
    function claimWithdrawals(uint256[] calldata requestIds, uint256[] calldata hints) external {
        _claimAll(requestIds, hints, msg.sender);
    }

    /// @inheritdoc IWithdrawalQueue
    function claimWithdrawalsTo(uint256[] calldata requestIds, uint256[] calldata hints, address recipient) external {
        if (recipient == address(0)) revert ZeroRecipient();
        _claimAll(requestIds, hints, recipient);
    }

    // Reports

    /// @inheritdoc IWithdrawalQueue
    function onOracleReport(bool isBunkerModeNow, uint256 bunkerStartTimestamp, uint256 currentReportTimestamp)
        external
        onlyRole(ORACLE_ROLE)
    {
        if (bunkerStartTimestamp >= block.timestamp) revert InvalidReportTimestamp();
        if (currentReportTimestamp >= block.timestamp) revert InvalidReportTimestamp();
        _lastReportTimestamp = currentReportTimestamp;
        if (isBunkerModeNow == isBunkerModeActive()) return;
        _bunkerModeSince = isBunkerModeNow ? bunkerStartTimestamp : BUNKER_MODE_DISABLED_TIMESTAMP;
        if (isBunkerModeNow) emit BunkerModeEnabled(bunkerStartTimestamp);
        else emit BunkerModeDisabled();
    }

    /// @inheritdoc IWithdrawalQueue
    function isBunkerModeActive() public view returns (bool) {
        return _bunkerModeSince != BUNKER_MODE_DISABLED_TIMESTAMP;
    }

    /// @inheritdoc IWithdrawalQueue
    function bunkerModeSinceTimestamp() external view returns (uint256) {
        return _bunkerModeSince;
    }

    /// @inheritdoc IWithdrawalQueue
    function finalize(uint256 lastRequestIdToBeFinalized, uint256 maxShareRate)
        external
        payable
        whenResumed
        onlyRole(FINALIZE_ROLE)
    {
        _finalize(lastRequestIdToBeFinalized, msg.value, maxShareRate);
    }

    // Pause

    /// @inheritdoc IPausableUntil
    function pauseFor(uint256 duration) external onlyRole(PAUSE_ROLE) {
        _pauseFor(duration);
    }

    /// @inheritdoc IPausableUntil
    function pauseUntil(uint256 pauseUntilInclusive) external onlyRole(PAUSE_ROLE) {
        _pauseUntil(pauseUntilInclusive);
    }

    /// @inheritdoc IPausableUntil
    function resume() external onlyRole(RESUME_ROLE) {
        _resumePaused();
    }

    // Internals

    function _requestAll(uint256[] calldata amounts, address owner)
        private
        whenResumed
        returns (uint256[] memory requestIds)
    {
        requestIds = new uint256[](amounts.length);
        for (uint256 i = 0; i < amounts.length; ++i) {
            _checkAmount(amounts[i]);
            // stETH reverts on failure and never returns false.
            // forge-lint: disable-next-line(erc20-unchecked-transfer)
            STETH.transferFrom(msg.sender, address(this), amounts[i]);
            requestIds[i] = _request(amounts[i], owner);
        }
    }

    function _requestAllWstETH(uint256[] calldata amounts, address owner)
        private
        whenResumed
        returns (uint256[] memory requestIds)
    {
        requestIds = new uint256[](amounts.length);
        for (uint256 i = 0; i < amounts.length; ++i) {
            // forge-lint: disable-next-line(erc20-unchecked-transfer)
            WSTETH.transferFrom(msg.sender, address(this), amounts[i]);
            uint256 stETHAmount = WSTETH.unwrap(amounts[i]);
            _checkAmount(stETHAmount);
            requestIds[i] = _request(stETHAmount, owner);
        }
    }

    function _request(uint256 stETHAmount, address owner) private returns (uint256 requestId) {
        if (owner == address(0)) owner = msg.sender;
        requestId = _enqueue(stETHAmount, STETH.getSharesByPooledEth(stETHAmount), owner);
        _emitTokenTransfer(address(0), owner, requestId);
    }

    function _checkAmount(uint256 stETHAmount) private pure {
        if (stETHAmount < MIN_STETH_WITHDRAWAL_AMOUNT) revert RequestAmountTooSmall(stETHAmount);
        if (stETHAmount > MAX_STETH_WITHDRAWAL_AMOUNT) revert RequestAmountTooLarge(stETHAmount);
    }

    function _claimAll(uint256[] calldata requestIds, uint256[] calldata hints, address recipient) private {
        if (requestIds.length != hints.length) revert ArraysLengthMismatch(requestIds.length, hints.length);
        for (uint256 i = 0; i < requestIds.length; ++i) {
            _claimAndBurn(requestIds[i], hints[i], recipient);
        }
    }

    function _claimAndBurn(uint256 requestId, uint256 hint, address recipient) private {
        _claim(requestId, hint, recipient);
        _emitTokenTransfer(msg.sender, address(0), requestId);
    }
}
