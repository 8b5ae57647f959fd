// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Share token of ERC-7575. Interface id 0xf815c03d
interface IERC7575Share {
    /// @notice The vault for `asset` became `vault`.
    event VaultUpdate(address indexed asset, address vault);

    /// @notice The vault that takes `asset` for this share, or none.
    function vault(address asset) external view returns (address);
}

/// @title What ERC-7575 adds to a vault whose shares are a token of their own
/// @dev Together with the functions of ERC-4626 its interface id is 0x2f0a18c5.
interface IERC7575Vault {
    /// @notice The share token. Balances, allowances and the supply of shares are there, not in the vault.
    function share() external view returns (address);
}
