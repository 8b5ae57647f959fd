// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { WithdrawalQueue } from "./WithdrawalQueue.sol";
import { ILidoLocator } from "./interfaces/ILidoLocator.sol";
import { INFTDescriptor } from "./interfaces/INFTDescriptor.sol";
import { IWithdrawalQueue } from "./interfaces/IWithdrawalQueue.sol";
import { AccessControl } from "@openzeppelin/contracts/access/AccessControl.sol";
import { IERC721 } from "@openzeppelin/contracts/token/ERC721/IERC721.sol";
import { IERC721Receiver } from "@openzeppelin/contracts/token/ERC721/IERC721Receiver.sol";
import { IERC721Metadata } from "@openzeppelin/contracts/token/ERC721/extensions/IERC721Metadata.sol";
import { Strings } from "@openzeppelin/contracts/utils/Strings.sol";
import { IERC165 } from "@openzeppelin/contracts/utils/introspection/IERC165.sol";
import { EnumerableSet } from "@openzeppelin/contracts/utils/structs/EnumerableSet.sol";

/// @title Withdrawal queue whose requests are ERC-721 tokens
contract WithdrawalQueueERC721 is WithdrawalQueue {
    using EnumerableSet for EnumerableSet.UintSet;
    using Strings for uint256;

    bytes32 public constant MANAGE_TOKEN_URI_ROLE = keccak256("MANAGE_TOKEN_URI_ROLE");

    /// @dev ERC-4906 has events only, so its id is set by the standard.
    bytes4 private constant ERC4906_ID = 0x49064906;

    string private _name;
    string private _symbol;
    string private _baseURI;
    address private _nftDescriptor;
    mapping(uint256 requestId => address) private _tokenApprovals;
    mapping(address owner => mapping(address operator => bool)) private _operatorApprovals;

    /// @param locator Address book.
    /// @param admin Gets every role but FINALIZE_ROLE, which the pool has.
    /// @param name_ Token name.
    /// @param symbol_ Token symbol.
    constructor(ILidoLocator locator, address admin, string memory name_, string memory symbol_)
        WithdrawalQueue(locator, admin)
    {
        _name = name_;
        _symbol = symbol_;
        _grantRole(MANAGE_TOKEN_URI_ROLE, admin);
    }

    /// @inheritdoc IERC165
    function supportsInterface(bytes4 interfaceId) public view override(AccessControl, IERC165) returns (bool) {
        return interfaceId == type(IERC721).interfaceId || interfaceId == type(IERC721Metadata).interfaceId
            || interfaceId == ERC4906_ID || super.supportsInterface(interfaceId);
    }

    /// @inheritdoc IERC721Metadata
    function name() external view returns (string memory) {
        return _name;
    }

    /// @inheritdoc IERC721Metadata
    function symbol() external view returns (string memory) {
        return _symbol;
    }

    /// @inheritdoc IERC721Metadata
    /// @dev From the descriptor if there is one. Else from the base URI, with what the token is about in the query, so that
    /// a server needs no chain; empty without either.
    function tokenURI(uint256 requestId) external view returns (string memory) {
        _ownerOf(requestId);
        if (_nftDescriptor != address(0)) return INFTDescriptor(_nftDescriptor).constructTokenURI(requestId);
        if (bytes(_baseURI).length == 0) return "";
        WithdrawalRequestStatus memory status = _statusOf(requestId);
        string memory uri = string.concat(
            _baseURI,
            "/",
            requestId.toString(),
            "?requested=",
            status.amountOfStETH.toString(),
            "&created_at=",
            status.timestamp.toString()
        );
        if (!status.isFinalized) return uri;
        uint256 hint = _findCheckpoint(requestId, 1, getLastCheckpointIndex());
        return string.concat(uri, "&finalized=", _claimableOf(requestId, hint).toString());
    }

    /// @inheritdoc IWithdrawalQueue
    function getBaseURI() external view returns (string memory) {
        return _baseURI;
    }

    /// @inheritdoc IWithdrawalQueue
    function setBaseURI(string calldata baseURI) external onlyRole(MANAGE_TOKEN_URI_ROLE) {
        _baseURI = baseURI;
        emit BaseURISet(baseURI);
    }

    /// @inheritdoc IWithdrawalQueue
    function getNFTDescriptorAddress() external view returns (address) {
        return _nftDescriptor;
    }

    /// @inheritdoc IWithdrawalQueue
    function setNFTDescriptorAddress(address nftDescriptorAddress) external onlyRole(MANAGE_TOKEN_URI_ROLE) {
        _nftDescriptor = nftDescriptorAddress;
        emit NftDescriptorAddressSet(nftDescriptorAddress);
    }

    /// @inheritdoc IERC721
    function balanceOf(address owner) external view returns (uint256) {
        if (owner == address(0)) revert InvalidOwnerAddress(owner);
        return _requestsByOwner[owner].length();
    }

    /// @inheritdoc IERC721
    function ownerOf(uint256 requestId) external view returns (address) {
        return _ownerOf(requestId);
    }

    /// @inheritdoc IERC721
    function approve(address to, uint256 requestId) external {
        address owner = _ownerOf(requestId);
        if (to == owner) revert ApprovalToOwner();
        if (msg.sender != owner && !isApprovedForAll(owner, msg.sender)) revert NotOwnerOrApprovedForAll(msg.sender);
        _tokenApprovals[requestId] = to;
        emit Approval(owner, to, requestId);
    }

    /// @inheritdoc IERC721
    function getApproved(uint256 requestId) external view returns (address) {
        if (!_exists(requestId) || _isClaimed(requestId)) revert InvalidRequestId(requestId);
        return _tokenApprovals[requestId];
    }

    /// @inheritdoc IERC721
    function setApprovalForAll(address operator, bool approved) external {
        if (msg.sender == operator) revert ApproveToCaller();
        _operatorApprovals[msg.sender][operator] = approved;
        emit ApprovalForAll(msg.sender, operator, approved);
    }

    /// @inheritdoc IERC721
    function isApprovedForAll(address owner, address operator) public view returns (bool) {
        return _operatorApprovals[owner][operator];
    }

    /// @inheritdoc IERC721
    function transferFrom(address from, address to, uint256 requestId) external {
        _transfer(from, to, requestId);
    }

    /// @inheritdoc IERC721
    function safeTransferFrom(address from, address to, uint256 requestId) external {
        _safeTransfer(from, to, requestId, "");
    }

    /// @inheritdoc IERC721
    function safeTransferFrom(address from, address to, uint256 requestId, bytes calldata data) external {
        _safeTransfer(from, to, requestId, data);
    }

    function _emitTokenTransfer(address from, address to, uint256 requestId) internal override {
        emit Transfer(from, to, requestId);
    }

    function _transfer(address from, address to, uint256 requestId) private {
        if (to == address(0)) revert TransferToZeroAddress();
        if (to == from) revert TransferToThemselves();
        address owner = _ownerOf(requestId);
        if (from != owner) revert TransferFromIncorrectOwner(from, owner);
        bool allowed =
            msg.sender == from || isApprovedForAll(from, msg.sender) || _tokenApprovals[requestId] == msg.sender;
        if (!allowed) revert NotOwnerOrApproved(msg.sender);

        delete _tokenApprovals[requestId];
        _changeOwner(requestId, from, to);
        emit Transfer(from, to, requestId);
    }

    function _safeTransfer(address from, address to, uint256 requestId, bytes memory data) private {
        _transfer(from, to, requestId);
        if (to.code.length == 0) return;
        try IERC721Receiver(to).onERC721Received(msg.sender, from, requestId, data) returns (bytes4 answer) {
            if (answer != IERC721Receiver.onERC721Received.selector) revert TransferToNonIERC721Receiver(to);
        } catch {
            revert TransferToNonIERC721Receiver(to);
        }
    }
}
