// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IERC7575Share } from "./interfaces/IERC7575.sol";
import { ERC20 } from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import { ERC165, IERC165 } from "@openzeppelin/contracts/utils/introspection/ERC165.sol";

/// @title Share of the asynchronous vault
/// @notice A plain ERC-20 that only its vault mints and burns.
contract VaultShare is IERC7575Share, ERC20, ERC165 {
    /// @notice Only the vault may do this.
    error NotVault(address caller);

    address private immutable VAULT;
    address private immutable ASSET;

    /// @dev Deployed by its vault.
    /// @param asset What the vault takes.
    /// @param name_ Token name.
    /// @param symbol_ Token symbol.
    constructor(address asset, string memory name_, string memory symbol_) ERC20(name_, symbol_) {
        VAULT = msg.sender;
        ASSET = asset;
        emit VaultUpdate(asset, msg.sender);
    }

    modifier onlyVault() {
        if (msg.sender != VAULT) revert NotVault(msg.sender);
        _;
    }

    /// @inheritdoc IERC7575Share
    function vault(address asset) external view returns (address) {
        return asset == ASSET ? VAULT : address(0);
    }

    /// @notice Mints. Vault only.
    function mint(address account, uint256 shares) external onlyVault {
        _mint(account, shares);
    }

    /// @notice Burns the vault's own shares. Vault only.
    function burn(uint256 shares) external onlyVault {
        _burn(VAULT, shares);
    }

    /// @notice Moves shares of `owner` to the vault, which has made sure that `owner` wants it. Vault only.
    function collect(address owner, uint256 shares) external onlyVault {
        _transfer(owner, VAULT, shares);
    }

    /// @notice Uses up allowance that `owner` gave to `spender`. Vault only.
    function spendAllowance(address owner, address spender, uint256 shares) external onlyVault {
        _spendAllowance(owner, spender, shares);
    }

    /// @inheritdoc IERC165
    function supportsInterface(bytes4 interfaceId) public view override returns (bool) {
        return interfaceId == type(IERC7575Share).interfaceId || super.supportsInterface(interfaceId);
    }
}
