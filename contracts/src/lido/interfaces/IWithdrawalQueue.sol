// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IPausableUntil } from "./IPausableUntil.sol";
import { IERC721Metadata } from "@openzeppelin/contracts/token/ERC721/extensions/IERC721Metadata.sol";

/// @title Withdrawal queue
/// @notice Requests to turn stETH into ether: numbered from 1, served in order, each an ERC-721 token.
/// @dev A request keeps the stETH amount and the shares it was made with. Finalization stores a checkpoint with a
/// share rate for a range of requests. A request is worth its stETH amount, or, if its own rate
/// (stETH * 1e27 / shares) is above the checkpoint's, `floor(shares * checkpointRate / 1e27)`. So there are no rewards
/// while queued, losses are shared, and even at an unchanged rate rounding may cost one wei.
/// Requests cannot be cancelled. A claim burns the token: `Transfer` to zero, and {ownerOf} reverts afterwards.
interface IWithdrawalQueue is IERC721Metadata, IPausableUntil {
    /// @notice A request as seen from outside.
    /// @param amountOfStETH Nominal amount, wei.
    /// @param amountOfShares Shares it was made with.
    /// @param owner Who may claim it.
    /// @param timestamp When it was made, unix seconds.
    /// @param isFinalized Whether it can be, or was, claimed.
    /// @param isClaimed Whether it was claimed.
    struct WithdrawalRequestStatus {
        uint256 amountOfStETH;
        uint256 amountOfShares;
        address owner;
        uint256 timestamp;
        bool isFinalized;
        bool isClaimed;
    }

    /// @notice State of the search for what a report can finalize; see {calculateFinalizationBatches}.
    /// @param remainingEthBudget Ether that may still be locked, wei.
    /// @param finished Whether the search is over.
    /// @param batches Last request id of each batch, ascending.
    /// @param batchesLength Number of batches in use.
    struct BatchesCalculationState {
        uint256 remainingEthBudget;
        bool finished;
        uint256[36] batches;
        uint256 batchesLength;
    }

    /// @notice An ERC-2612 permit.
    struct PermitInput {
        uint256 value;
        uint256 deadline;
        uint8 v;
        bytes32 r;
        bytes32 s;
    }

    error AdminZeroAddress();
    /// @notice Below {MIN_STETH_WITHDRAWAL_AMOUNT}.
    error RequestAmountTooSmall(uint256 amountOfStETH);
    /// @notice Above {MAX_STETH_WITHDRAWAL_AMOUNT}; the amount is in stETH, also for wstETH requests.
    error RequestAmountTooLarge(uint256 amountOfStETH);
    error InvalidReportTimestamp();
    error RequestIdsNotSorted();
    error ZeroRecipient();
    error ArraysLengthMismatch(uint256 firstArrayLength, uint256 secondArrayLength);
    error ZeroShareRate();
    error EmptyBatches();
    error BatchesAreNotSorted();
    error InvalidState();
    /// @notice No such request, or it is not in the right part of the queue.
    error InvalidRequestId(uint256 requestId);
    /// @notice No such checkpoints. Also what a pending id before another id in {findCheckpointHints} leads to.
    error InvalidRequestIdRange(uint256 startId, uint256 endId);
    error RequestNotFoundOrNotFinalized(uint256 requestId);
    error RequestAlreadyClaimed(uint256 requestId);
    error InvalidHint(uint256 hint);
    error NotOwner(address sender, address owner);
    error NotEnoughEther();
    error CantSendValueRecipientMayHaveReverted();
    error TooMuchEtherToFinalize(uint256 sent, uint256 maxExpected);
    error ApprovalToOwner();
    error ApproveToCaller();
    error NotOwnerOrApprovedForAll(address sender);
    error NotOwnerOrApproved(address sender);
    error TransferFromIncorrectOwner(address from, address realOwner);
    error TransferToZeroAddress();
    error TransferToThemselves();
    error TransferToNonIERC721Receiver(address recipient);
    error InvalidOwnerAddress(address owner);

    event WithdrawalRequested(
        uint256 indexed requestId,
        address indexed requestor,
        address indexed owner,
        uint256 amountOfStETH,
        uint256 amountOfShares
    );
    event WithdrawalsFinalized(
        uint256 indexed from, uint256 indexed to, uint256 amountOfETHLocked, uint256 sharesToBurn, uint256 timestamp
    );
    event WithdrawalClaimed(
        uint256 indexed requestId, address indexed owner, address indexed receiver, uint256 amountOfETH
    );
    event BunkerModeEnabled(uint256 _sinceTimestamp);
    event BunkerModeDisabled();
    /// @notice ERC-4906: the metadata of these tokens changed.
    event BatchMetadataUpdate(uint256 _fromTokenId, uint256 _toTokenId);
    event BaseURISet(string baseURI);

    /// @notice Tokens are described by another contract; zero for none.
    event NftDescriptorAddressSet(address nftDescriptorAddress);

    // Requests

    /// @notice Smallest request: 100 wei of stETH.
    function MIN_STETH_WITHDRAWAL_AMOUNT() external view returns (uint256);

    /// @notice Largest request: 1000e18 wei of stETH.
    function MAX_STETH_WITHDRAWAL_AMOUNT() external view returns (uint256);

    /// @notice Makes a request for each amount of the caller's stETH, approved before. An empty list does nothing.
    /// @dev Reverts `ResumedExpected`, `RequestAmountTooSmall`, `RequestAmountTooLarge`, and as stETH transfers do.
    /// @param amounts Wei of stETH for each request.
    /// @param owner Who owns the requests; zero for the caller.
    /// @return requestIds Ids of the new requests.
    function requestWithdrawals(uint256[] calldata amounts, address owner)
        external
        returns (uint256[] memory requestIds);

    /// @notice As {requestWithdrawals}, with amounts in wstETH. Limits are checked on the stETH they unwrap to.
    function requestWithdrawalsWstETH(uint256[] calldata amounts, address owner)
        external
        returns (uint256[] memory requestIds);

    /// @notice As {requestWithdrawals}, setting the stETH allowance with a permit first.
    /// @dev Anyone may use the permit first, which makes this revert though the allowance is there.
    function requestWithdrawalsWithPermit(uint256[] calldata amounts, address owner, PermitInput calldata permit)
        external
        returns (uint256[] memory requestIds);

    /// @notice As {requestWithdrawalsWstETH}, setting the wstETH allowance with a permit first.
    function requestWithdrawalsWstETHWithPermit(uint256[] calldata amounts, address owner, PermitInput calldata permit)
        external
        returns (uint256[] memory requestIds);

    // Views

    /// @notice Ids of `owner`'s requests that are not claimed, in no particular order.
    function getWithdrawalRequests(address owner) external view returns (uint256[] memory requestsIds);

    /// @notice State of each request. Reverts `InvalidRequestId`.
    function getWithdrawalStatus(uint256[] calldata requestIds)
        external
        view
        returns (WithdrawalRequestStatus[] memory statuses);

    /// @notice Wei each request pays: 0 while pending and after the claim, whatever the hint.
    /// @dev Reverts `InvalidRequestId`, and for finalized requests `InvalidHint`.
    /// @param requestIds Ids.
    /// @param hints Checkpoint of each id, from {findCheckpointHints}. A hint stays right for ever.
    function getClaimableEther(uint256[] calldata requestIds, uint256[] calldata hints)
        external
        view
        returns (uint256[] memory claimableEthValues);

    /// @notice Finds the checkpoint of each request.
    /// @dev The search for an id starts at the hint of the one before, so after a pending id, whose hint is 0, every
    /// id reverts `InvalidRequestIdRange`. Reverts `RequestIdsNotSorted`, `InvalidRequestId`.
    /// @param requestIds Ids in ascending order; finalized ones only.
    /// @param firstIndex First checkpoint to look at, 1 or more.
    /// @param lastIndex Last checkpoint to look at, usually {getLastCheckpointIndex}.
    /// @return hintIds Checkpoint of each id, 0 if it is not in the range.
    function findCheckpointHints(uint256[] calldata requestIds, uint256 firstIndex, uint256 lastIndex)
        external
        view
        returns (uint256[] memory hintIds);

    /// @notice Id of the newest request, 0 if none.
    function getLastRequestId() external view returns (uint256);

    /// @notice Id of the last finalized request, 0 if none.
    function getLastFinalizedRequestId() external view returns (uint256);

    /// @notice Number of checkpoints; they are counted from 1.
    function getLastCheckpointIndex() external view returns (uint256);

    /// @notice Ether kept for finalized requests that are not claimed, wei. Includes rounding dust.
    function getLockedEtherAmount() external view returns (uint256);

    /// @notice Nominal amount of all pending requests, wei of stETH.
    function unfinalizedStETH() external view returns (uint256);

    /// @notice Number of pending requests.
    function unfinalizedRequestNumber() external view returns (uint256);

    // Claims: open also while the queue is paused, and only to the owner, not to approved operators

    /// @notice Claims one request to the caller, looking up its checkpoint.
    function claimWithdrawal(uint256 requestId) external;

    /// @notice Claims requests to the caller.
    function claimWithdrawals(uint256[] calldata requestIds, uint256[] calldata hints) external;

    /// @notice Claims requests to `recipient`.
    /// @dev Reverts `ZeroRecipient`, `ArraysLengthMismatch`, `InvalidRequestId`, `RequestNotFoundOrNotFinalized`,
    /// `RequestAlreadyClaimed`, `NotOwner`, `InvalidHint`, `CantSendValueRecipientMayHaveReverted`.
    /// @param requestIds Ids.
    /// @param hints Checkpoint of each id, from {findCheckpointHints}.
    /// @param recipient Who gets the ether.
    function claimWithdrawalsTo(uint256[] calldata requestIds, uint256[] calldata hints, address recipient) external;

    // Bunker mode

    /// @notice What {bunkerModeSinceTimestamp} is outside bunker mode: 2^256 - 1.
    function BUNKER_MODE_DISABLED_TIMESTAMP() external view returns (uint256);

    /// @notice Whether bunker mode is on: requests are taken, but finalization waits and deposits stop.
    function isBunkerModeActive() external view returns (bool);

    /// @notice When bunker mode began, unix seconds.
    function bunkerModeSinceTimestamp() external view returns (uint256);

    /// @notice Tells the queue about a report, before it is applied. Role ORACLE_ROLE.
    /// @dev Requests made between two reports count as having one rate. Reverts `InvalidReportTimestamp`.
    /// @param isBunkerModeNow Whether bunker mode is on.
    /// @param bunkerStartTimestamp When it began, used when it was off; before now.
    /// @param currentReportTimestamp Moment the report describes; before now.
    function onOracleReport(bool isBunkerModeNow, uint256 bunkerStartTimestamp, uint256 currentReportTimestamp) external;

    // Finalization

    /// @notice Most batches one report can carry: 36.
    function MAX_BATCHES_LENGTH() external view returns (uint256);

    /// @notice Finds how many requests an ether budget covers. Called off chain, again until `finished`.
    /// @dev A batch is a run of requests that are all at or all above `maxShareRate`, or made between the same reports.
    /// The rate of a request of a few hundred wei is coarse; a batch with such a one may lock somewhat more than its
    /// claims, and the surplus stays in the queue. Reverts `InvalidState` without a budget or when finished.
    /// @param maxShareRate Share rate of the coming report, 1e27.
    /// @param maxTimestamp Youngest request to take, unix seconds.
    /// @param maxRequestsPerCall Requests to look at in this call.
    /// @param state Result of the previous call; at first a budget and zeros.
    function calculateFinalizationBatches(
        uint256 maxShareRate,
        uint256 maxTimestamp,
        uint256 maxRequestsPerCall,
        BatchesCalculationState memory state
    ) external view returns (BatchesCalculationState memory);

    /// @notice What finalizing these batches takes.
    /// @dev Reverts `ZeroShareRate`, `EmptyBatches`, `InvalidRequestId`, `BatchesAreNotSorted`.
    /// @param batches Last request id of each batch, ascending.
    /// @param maxShareRate Share rate of the report, 1e27.
    /// @return ethToLock Wei to send with {finalize}; never less than the claims of its requests together.
    /// @return sharesToBurn Shares the requests were made with.
    function prefinalize(uint256[] calldata batches, uint256 maxShareRate)
        external
        view
        returns (uint256 ethToLock, uint256 sharesToBurn);

    /// @notice Finalizes all requests up to an id with the sent ether. Role FINALIZE_ROLE, held by the pool.
    /// @dev Reverts `ResumedExpected`, `InvalidRequestId`, `TooMuchEtherToFinalize`.
    /// @param lastRequestIdToBeFinalized Last id.
    /// @param maxShareRate Share rate for the checkpoint, 1e27.
    function finalize(uint256 lastRequestIdToBeFinalized, uint256 maxShareRate) external payable;

    // Metadata

    /// @notice Where token metadata is served; empty if nowhere.
    function getBaseURI() external view returns (string memory);

    /// @notice Who makes token URIs, an {INFTDescriptor}; zero for none.
    function getNFTDescriptorAddress() external view returns (address);

    /// @notice Sets {getNFTDescriptorAddress}. Role MANAGE_TOKEN_URI_ROLE.
    function setNFTDescriptorAddress(address nftDescriptorAddress) external;

    /// @notice Sets {getBaseURI}. Role MANAGE_TOKEN_URI_ROLE.
    function setBaseURI(string calldata baseURI) external;
}
