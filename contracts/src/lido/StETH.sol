// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { PermitDomain } from "./PermitDomain.sol";
import { Stoppable } from "./Stoppable.sol";
import { IStETH } from "./interfaces/IStETH.sol";
import { IERC20 } from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import { IERC20Metadata } from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import { IERC20Permit } from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import { SignatureChecker } from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";

/// @title Rebasing staked-ether token, without the pool behind it
/// @dev The inheriting contract says how much ether there is; balances follow from that.
abstract contract StETH is IStETH, PermitDomain, Stoppable {
    /// @dev Who holds the first shares for ever, so that the share rate is always defined.
    address internal constant INITIAL_TOKEN_HOLDER = 0x000000000000000000000000000000000000dEaD;

    /// @dev Version of the permit domain.
    string private constant PERMIT_VERSION = "2";

    string private _name;
    string private _symbol;
    uint256 private _totalShares;
    mapping(address account => uint256) private _shares;
    mapping(address owner => mapping(address spender => uint256)) private _allowances;

    constructor(string memory name_, string memory symbol_) PermitDomain(name_, PERMIT_VERSION) {
        _name = name_;
        _symbol = symbol_;
    }

    /// @dev Ether the pool controls, wei.
    function _getTotalPooledEther() internal view virtual returns (uint256);

    // ERC-20

    /// @inheritdoc IERC20Metadata
    function name() external view returns (string memory) {
        return _name;
    }

    /// @inheritdoc IERC20Metadata
    function symbol() external view returns (string memory) {
        return _symbol;
    }

    /// @inheritdoc IERC20Metadata
    function decimals() external pure returns (uint8) {
        return 18;
    }

    /// @inheritdoc IERC20
    function totalSupply() external view returns (uint256) {
        return _getTotalPooledEther();
    }

    /// @inheritdoc IERC20
    function balanceOf(address account) external view returns (uint256) {
        return getPooledEthByShares(_shares[account]);
    }

    /// @inheritdoc IERC20
    function allowance(address owner, address spender) external view returns (uint256) {
        return _allowances[owner][spender];
    }

    /// @inheritdoc IERC20
    function approve(address spender, uint256 amount) external returns (bool) {
        _approve(msg.sender, spender, amount);
        return true;
    }

    /// @inheritdoc IStETH
    function increaseAllowance(address spender, uint256 addedValue) external returns (bool) {
        _approve(msg.sender, spender, _allowances[msg.sender][spender] + addedValue);
        return true;
    }

    /// @inheritdoc IStETH
    function decreaseAllowance(address spender, uint256 subtractedValue) external returns (bool) {
        uint256 currentAllowance = _allowances[msg.sender][spender];
        require(currentAllowance >= subtractedValue, "ALLOWANCE_BELOW_ZERO");
        _approve(msg.sender, spender, currentAllowance - subtractedValue);
        return true;
    }

    /// @inheritdoc IERC20
    function transfer(address recipient, uint256 amount) external returns (bool) {
        _transfer(msg.sender, recipient, amount);
        return true;
    }

    /// @inheritdoc IERC20
    function transferFrom(address sender, address recipient, uint256 amount) external returns (bool) {
        _spendAllowance(sender, msg.sender, amount);
        _transfer(sender, recipient, amount);
        return true;
    }

    // Shares

    /// @inheritdoc IStETH
    function getTotalPooledEther() external view returns (uint256) {
        return _getTotalPooledEther();
    }

    /// @inheritdoc IStETH
    function getTotalShares() external view returns (uint256) {
        return _totalShares;
    }

    /// @inheritdoc IStETH
    function sharesOf(address account) external view returns (uint256) {
        return _shares[account];
    }

    /// @inheritdoc IStETH
    function getSharesByPooledEth(uint256 ethAmount) public view returns (uint256) {
        require(ethAmount < type(uint128).max, "ETH_TOO_LARGE");
        return ethAmount * _totalShares / _getTotalPooledEther();
    }

    /// @inheritdoc IStETH
    function getPooledEthByShares(uint256 sharesAmount) public view returns (uint256) {
        require(sharesAmount < type(uint128).max, "SHARES_TOO_LARGE");
        return sharesAmount * _getTotalPooledEther() / _totalShares;
    }

    /// @inheritdoc IStETH
    function getPooledEthBySharesRoundUp(uint256 sharesAmount) external view returns (uint256) {
        require(sharesAmount < type(uint128).max, "SHARES_TOO_LARGE");
        uint256 totalShares = _totalShares;
        return (sharesAmount * _getTotalPooledEther() + totalShares - 1) / totalShares;
    }

    /// @inheritdoc IStETH
    function transferShares(address recipient, uint256 sharesAmount) external returns (uint256) {
        return _transferSharesWithEvents(msg.sender, recipient, sharesAmount);
    }

    /// @inheritdoc IStETH
    function transferSharesFrom(address sender, address recipient, uint256 sharesAmount) external returns (uint256) {
        _spendAllowance(sender, msg.sender, getPooledEthByShares(sharesAmount));
        return _transferSharesWithEvents(sender, recipient, sharesAmount);
    }

    // Permit

    /// @inheritdoc IERC20Permit
    /// @dev Contract wallets sign by ERC-1271. Reverts `DEADLINE_EXPIRED`, `INVALID_SIGNATURE`.
    function permit(address owner, address spender, uint256 value, uint256 deadline, uint8 v, bytes32 r, bytes32 s)
        external
    {
        require(block.timestamp <= deadline, "DEADLINE_EXPIRED");
        bytes32 digest = _usePermitDigest(owner, spender, value, deadline);
        bool valid = SignatureChecker.isValidSignatureNow(owner, digest, abi.encodePacked(r, s, v));
        require(valid, "INVALID_SIGNATURE");
        _approve(owner, spender, value);
    }

    /// @inheritdoc IStETH
    function eip712Domain() external view returns (string memory, string memory, uint256, address) {
        return (_name, PERMIT_VERSION, block.chainid, address(this));
    }

    // Internals

    function _transfer(address sender, address recipient, uint256 amount) private {
        uint256 sharesToTransfer = getSharesByPooledEth(amount);
        _transferShares(sender, recipient, sharesToTransfer);
        _emitTransfer(sender, recipient, amount, sharesToTransfer);
    }

    function _transferSharesWithEvents(address sender, address recipient, uint256 sharesAmount)
        private
        returns (uint256 amount)
    {
        _transferShares(sender, recipient, sharesAmount);
        amount = getPooledEthByShares(sharesAmount);
        _emitTransfer(sender, recipient, amount, sharesAmount);
    }

    function _transferShares(address sender, address recipient, uint256 sharesAmount) private {
        require(sender != address(0), "TRANSFER_FROM_ZERO_ADDR");
        require(recipient != address(0), "TRANSFER_TO_ZERO_ADDR");
        require(recipient != address(this), "TRANSFER_TO_STETH_CONTRACT");
        _whenNotStopped();
        uint256 senderShares = _shares[sender];
        require(sharesAmount <= senderShares, "BALANCE_EXCEEDED");
        _shares[sender] = senderShares - sharesAmount;
        _shares[recipient] += sharesAmount;
    }

    function _mintShares(address recipient, uint256 sharesAmount) internal {
        require(recipient != address(0), "MINT_TO_ZERO_ADDR");
        _totalShares += sharesAmount;
        _shares[recipient] += sharesAmount;
    }

    function _burnShares(address account, uint256 sharesAmount) internal {
        uint256 accountShares = _shares[account];
        require(sharesAmount <= accountShares, "BALANCE_EXCEEDED");
        uint256 preRebaseTokenAmount = getPooledEthByShares(sharesAmount);
        _totalShares -= sharesAmount;
        _shares[account] = accountShares - sharesAmount;
        emit SharesBurnt(account, preRebaseTokenAmount, getPooledEthByShares(sharesAmount), sharesAmount);
    }

    function _approve(address owner, address spender, uint256 amount) internal {
        require(owner != address(0), "APPROVE_FROM_ZERO_ADDR");
        require(spender != address(0), "APPROVE_TO_ZERO_ADDR");
        _allowances[owner][spender] = amount;
        emit Approval(owner, spender, amount);
    }

    function _spendAllowance(address owner, address spender, uint256 amount) private {
        uint256 currentAllowance = _allowances[owner][spender];
        if (currentAllowance == type(uint256).max) return;
        require(currentAllowance >= amount, "ALLOWANCE_EXCEEDED");
        _approve(owner, spender, currentAllowance - amount);
    }

    function _emitTransfer(address from, address to, uint256 amount, uint256 sharesAmount) private {
        emit Transfer(from, to, amount);
        emit TransferShares(from, to, sharesAmount);
    }

    /// @dev The amount is what the shares are worth after the mint, which may be a wei less than was paid.
    function _emitMint(address to, uint256 sharesAmount) internal {
        _emitTransfer(address(0), to, getPooledEthByShares(sharesAmount), sharesAmount);
    }
}
