// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IERC20Metadata } from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import { IERC20Permit } from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";

/// @title Rebasing staked-ether token
/// @notice An ERC-20 whose balances follow the pool. An account owns shares; its balance is what those shares are worth.
/// @dev Every conversion rounds down unless its name says otherwise, so amounts in wei can come out one short:
/// - a transfer moves `floor(amount * totalShares / totalPooledEther)` shares, and the event carries the asked amount;
/// - a transfer of one wei may move no shares, and one of the balance plus one wei may succeed.
/// Use the share functions where exactness matters. Amounts are wei (18 decimals), shares have 18 decimals too.
/// Failures are string reverts; they are named at each function.
interface IStETH is IERC20Metadata, IERC20Permit {
    /// @notice Shares moved. Emitted beside every `Transfer`.
    /// @param from Sender, zero for newly minted shares.
    /// @param to Recipient.
    /// @param sharesValue Exact number of shares that moved.
    event TransferShares(address indexed from, address indexed to, uint256 sharesValue);

    /// @notice Shares were destroyed. There is no `Transfer` to zero beside it.
    /// @param account Whose shares they were.
    /// @param preRebaseTokenAmount Their value in wei before the burn, rounded down.
    /// @param postRebaseTokenAmount The value in wei of as many shares after the burn, rounded down.
    /// @param sharesAmount Number of shares.
    event SharesBurnt(
        address indexed account, uint256 preRebaseTokenAmount, uint256 postRebaseTokenAmount, uint256 sharesAmount
    );

    /// @notice Raises the allowance of `spender` over the caller's tokens.
    /// @param spender Who may spend.
    /// @param addedValue Wei to add.
    /// @return Always true; overflow panics.
    function increaseAllowance(address spender, uint256 addedValue) external returns (bool);

    /// @notice Lowers the allowance of `spender` over the caller's tokens.
    /// @dev Reverts `ALLOWANCE_BELOW_ZERO`.
    /// @param spender Who may spend.
    /// @param subtractedValue Wei to take away.
    /// @return Always true.
    function decreaseAllowance(address spender, uint256 subtractedValue) external returns (bool);

    /// @notice Ether the pool controls, in wei; equals `totalSupply`.
    function getTotalPooledEther() external view returns (uint256);

    /// @notice All shares in existence.
    function getTotalShares() external view returns (uint256);

    /// @notice Shares of `account`.
    function sharesOf(address account) external view returns (uint256);

    /// @notice Shares worth `ethAmount` wei, rounded down (in favour of the pool).
    /// @dev Reverts `ETH_TOO_LARGE` from 2^128 - 1 on.
    function getSharesByPooledEth(uint256 ethAmount) external view returns (uint256);

    /// @notice Wei that `sharesAmount` shares are worth, rounded down (in favour of the pool).
    /// @dev Reverts `SHARES_TOO_LARGE` from 2^128 - 1 on.
    function getPooledEthByShares(uint256 sharesAmount) external view returns (uint256);

    /// @notice Wei that `sharesAmount` shares are worth, rounded up: never less than the shares can be asked for.
    /// @dev Reverts `SHARES_TOO_LARGE` from 2^128 - 1 on.
    function getPooledEthBySharesRoundUp(uint256 sharesAmount) external view returns (uint256);

    /// @notice Moves an exact number of the caller's shares.
    /// @dev Reverts `TRANSFER_TO_ZERO_ADDR`, `TRANSFER_TO_STETH_CONTRACT`, `BALANCE_EXCEEDED`, `CONTRACT_IS_STOPPED`.
    /// @param recipient Who receives.
    /// @param sharesAmount Shares to move.
    /// @return Their value in wei, rounded down; the amount in the `Transfer` event.
    function transferShares(address recipient, uint256 sharesAmount) external returns (uint256);

    /// @notice Moves an exact number of `sender`'s shares, using up the caller's allowance in wei.
    /// @dev Reverts as {transferShares}, and `ALLOWANCE_EXCEEDED`.
    /// @param sender Whose shares move.
    /// @param recipient Who receives.
    /// @param sharesAmount Shares to move.
    /// @return Their value in wei, rounded down.
    function transferSharesFrom(address sender, address recipient, uint256 sharesAmount) external returns (uint256);

    /// @notice The EIP-712 domain of {permit}. Four values, not the seven of ERC-5267.
    /// @return domainName The token's name.
    /// @return domainVersion "2".
    /// @return chainId The current chain.
    /// @return verifyingContract This contract.
    function eip712Domain()
        external
        view
        returns (string memory domainName, string memory domainVersion, uint256 chainId, address verifyingContract);
}
