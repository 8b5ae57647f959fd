// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { PermitDomain } from "./PermitDomain.sol";
import { ILido } from "./interfaces/ILido.sol";
import { IStETH } from "./interfaces/IStETH.sol";
import { IWstETH } from "./interfaces/IWstETH.sol";
import { IERC20 } from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import { IERC20Metadata } from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import { IERC20Permit } from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import { ECDSA } from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";

/// @title Wrapped staked-ether token
contract WstETH is IWstETH, PermitDomain {
    ILido private immutable STETH;

    string private _name;
    string private _symbol;
    uint256 private _totalSupply;
    mapping(address account => uint256) private _balances;
    mapping(address owner => mapping(address spender => uint256)) private _allowances;

    /// @param stETH_ The token to wrap.
    /// @param name_ Token name; also the name of the permit domain.
    /// @param symbol_ Token symbol.
    constructor(ILido stETH_, string memory name_, string memory symbol_) PermitDomain(name_, "1") {
        STETH = stETH_;
        _name = name_;
        _symbol = symbol_;
    }

    receive() external payable {
        _mint(msg.sender, STETH.submit{ value: msg.value }(address(0)));
    }

    // Wrapping

    /// @inheritdoc IWstETH
    function wrap(uint256 stETHAmount) external returns (uint256 wstETHAmount) {
        require(stETHAmount > 0, "wstETH: can't wrap zero stETH");
        wstETHAmount = STETH.getSharesByPooledEth(stETHAmount);
        _mint(msg.sender, wstETHAmount);
        // stETH reverts on failure and never returns false.
        // forge-lint: disable-next-line(erc20-unchecked-transfer)
        STETH.transferFrom(msg.sender, address(this), stETHAmount);
    }

    /// @inheritdoc IWstETH
    function unwrap(uint256 wstETHAmount) external returns (uint256 stETHAmount) {
        require(wstETHAmount > 0, "wstETH: zero amount unwrap not allowed");
        stETHAmount = STETH.getPooledEthByShares(wstETHAmount);
        _burn(msg.sender, wstETHAmount);
        // forge-lint: disable-next-line(erc20-unchecked-transfer)
        STETH.transfer(msg.sender, stETHAmount);
    }

    /// @inheritdoc IWstETH
    function getWstETHByStETH(uint256 stETHAmount) external view returns (uint256) {
        return STETH.getSharesByPooledEth(stETHAmount);
    }

    /// @inheritdoc IWstETH
    function getStETHByWstETH(uint256 wstETHAmount) external view returns (uint256) {
        return STETH.getPooledEthByShares(wstETHAmount);
    }

    /// @inheritdoc IWstETH
    function stEthPerToken() external view returns (uint256) {
        return STETH.getPooledEthByShares(1 ether);
    }

    /// @inheritdoc IWstETH
    function tokensPerStEth() external view returns (uint256) {
        return STETH.getSharesByPooledEth(1 ether);
    }

    /// @inheritdoc IWstETH
    function stETH() external view returns (IStETH) {
        return STETH;
    }

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
        return _totalSupply;
    }

    /// @inheritdoc IERC20
    function balanceOf(address account) external view returns (uint256) {
        return _balances[account];
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

    /// @inheritdoc IWstETH
    function increaseAllowance(address spender, uint256 addedValue) external returns (bool) {
        _approve(msg.sender, spender, _allowances[msg.sender][spender] + addedValue);
        return true;
    }

    /// @inheritdoc IWstETH
    function decreaseAllowance(address spender, uint256 subtractedValue) external returns (bool) {
        uint256 currentAllowance = _allowances[msg.sender][spender];
        require(currentAllowance >= subtractedValue, "ERC20: decreased allowance below zero");
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
        // Balance first, allowance second: which of the two reasons is given depends on the order.
        _transfer(sender, recipient, amount);
        uint256 currentAllowance = _allowances[sender][msg.sender];
        require(currentAllowance >= amount, "ERC20: transfer amount exceeds allowance");
        _approve(sender, msg.sender, currentAllowance - amount);
        return true;
    }

    /// @inheritdoc IERC20Permit
    /// @dev Only for accounts with a key. Reverts `ERC20Permit: expired deadline`, `ERC20Permit: invalid signature`.
    function permit(address owner, address spender, uint256 value, uint256 deadline, uint8 v, bytes32 r, bytes32 s)
        external
    {
        require(block.timestamp <= deadline, "ERC20Permit: expired deadline");
        (address signer,,) = ECDSA.tryRecover(_usePermitDigest(owner, spender, value, deadline), v, r, s);
        require(signer != address(0) && signer == owner, "ERC20Permit: invalid signature");
        _approve(owner, spender, value);
    }

    // Internals

    function _transfer(address sender, address recipient, uint256 amount) private {
        require(sender != address(0), "ERC20: transfer from the zero address");
        require(recipient != address(0), "ERC20: transfer to the zero address");
        uint256 senderBalance = _balances[sender];
        require(senderBalance >= amount, "ERC20: transfer amount exceeds balance");
        _balances[sender] = senderBalance - amount;
        _balances[recipient] += amount;
        emit Transfer(sender, recipient, amount);
    }

    function _mint(address account, uint256 amount) private {
        _totalSupply += amount;
        _balances[account] += amount;
        emit Transfer(address(0), account, amount);
    }

    function _burn(address account, uint256 amount) private {
        uint256 accountBalance = _balances[account];
        require(accountBalance >= amount, "ERC20: burn amount exceeds balance");
        _balances[account] = accountBalance - amount;
        _totalSupply -= amount;
        emit Transfer(account, address(0), amount);
    }

    function _approve(address owner, address spender, uint256 amount) private {
        require(owner != address(0), "ERC20: approve from the zero address");
        require(spender != address(0), "ERC20: approve to the zero address");
        _allowances[owner][spender] = amount;
        emit Approval(owner, spender, amount);
    }
}
