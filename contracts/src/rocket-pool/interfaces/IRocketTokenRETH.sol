// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IERC20Metadata } from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";

/// @title Token that accrues value
/// @notice A plain ERC-20 whose balances stay and whose value in ether moves with the reported balances.
/// @dev String reverts of the ERC-20 part are worded as those of the first OpenZeppelin ERC-20.
interface IRocketTokenRETH is IERC20Metadata {
    /// @notice Ether came in, `amount` wei.
    event EtherDeposited(address indexed from, uint256 amount, uint256 time);

    /// @notice `amount` tokens were minted for `ethAmount` wei, the deposit fee already taken off.
    event TokensMinted(address indexed to, uint256 amount, uint256 ethAmount, uint256 time);

    /// @notice `amount` tokens were burnt for `ethAmount` wei.
    event TokensBurned(address indexed from, uint256 amount, uint256 ethAmount, uint256 time);

    /// @notice Raises the allowance of `spender` over the caller's tokens.
    function increaseAllowance(address spender, uint256 addedValue) external returns (bool);

    /// @notice Lowers the allowance of `spender`. Reverts `ERC20: decreased allowance below zero`.
    function decreaseAllowance(address spender, uint256 subtractedValue) external returns (bool);

    /// @notice Wei of ether for `rethAmount` tokens, rounded down against the holder. One to one before the first report.
    function getEthValue(uint256 rethAmount) external view returns (uint256);

    /// @notice Tokens for `ethAmount` wei of ether, rounded down against the depositor. One to one before the first report.
    /// @dev Reverts `Cannot calculate rETH token amount while total network balance is zero`.
    function getRethValue(uint256 ethAmount) external view returns (uint256);

    /// @notice Wei of ether for 1e18 tokens, rounded down.
    function getExchangeRate() external view returns (uint256);

    /// @notice Wei that burns can be paid from now: this contract's ether and the deposit pool's excess.
    function getTotalCollateral() external view returns (uint256);

    /// @notice This contract's ether over the value of all tokens, 1e18 = 100 %, rounded down; 100 % without tokens.
    function getCollateralRate() external view returns (uint256);

    /// @notice Takes ether that the deposit pool does not need. Deposit pool only.
    function depositExcess() external payable;

    /// @notice Sends what is above the target collateral to the deposit pool. Anyone.
    function depositExcessCollateral() external;

    /// @notice Mints tokens for `ethAmount` wei to `to`. Deposit pool only. Reverts `Invalid token mint amount` for none.
    function mint(uint256 ethAmount, address to) external;

    /// @notice Burns tokens for ether, paid at once, with no more gas than a plain transfer has.
    /// @dev Reverts `Invalid token burn amount`, `Insufficient rETH balance`, `Insufficient ETH balance for exchange`.
    /// @param rethAmount Tokens, 18 decimals. Their value is rounded down.
    function burn(uint256 rethAmount) external;
}
