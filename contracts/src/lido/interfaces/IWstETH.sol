// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IStETH } from "./IStETH.sol";
import { IERC20Metadata } from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import { IERC20Permit } from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";

/// @title Wrapped staked-ether token
/// @notice A plain ERC-20 around shares: balances stay, the value of one token follows the share rate.
/// @dev One wei of this token is one share. Plain ether sent to the contract is staked and wrapped. String reverts are
/// worded as those of the first OpenZeppelin ERC-20, and, as there, every `transferFrom` uses up the allowance, an
/// infinite one included, and emits `Approval`.
interface IWstETH is IERC20Metadata, IERC20Permit {
    /// @notice Raises the allowance of `spender` over the caller's tokens.
    function increaseAllowance(address spender, uint256 addedValue) external returns (bool);

    /// @notice Lowers the allowance of `spender`. Reverts `ERC20: decreased allowance below zero`.
    function decreaseAllowance(address spender, uint256 subtractedValue) external returns (bool);

    /// @notice Wraps stETH, which must be approved before.
    /// @dev Reverts `wstETH: can't wrap zero stETH`. One wei may wrap to nothing.
    /// @param stETHAmount Wei of stETH.
    /// @return Wrapped tokens minted to the caller, rounded down.
    function wrap(uint256 stETHAmount) external returns (uint256);

    /// @notice Unwraps to stETH.
    /// @dev Reverts `wstETH: zero amount unwrap not allowed`.
    /// @param wstETHAmount Wrapped tokens, 18 decimals.
    /// @return Wei of stETH sent, rounded down; the transfer itself may deliver one wei less.
    function unwrap(uint256 wstETHAmount) external returns (uint256);

    /// @notice Wrapped tokens for `stETHAmount` wei of stETH, rounded down.
    function getWstETHByStETH(uint256 stETHAmount) external view returns (uint256);

    /// @notice Wei of stETH for `wstETHAmount` wrapped tokens, rounded down.
    function getStETHByWstETH(uint256 wstETHAmount) external view returns (uint256);

    /// @notice Wei of stETH for 1e18 wrapped tokens, rounded down.
    function stEthPerToken() external view returns (uint256);

    /// @notice Wrapped tokens for 1e18 wei of stETH, rounded down.
    function tokensPerStEth() external view returns (uint256);

    /// @notice The wrapped token.
    function stETH() external view returns (IStETH);
}
