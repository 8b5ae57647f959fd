// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { ERC20 } from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import { IERC20 } from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import { ERC4626 } from "@openzeppelin/contracts/token/ERC20/extensions/ERC4626.sol";
import { SafeERC20 } from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import { Math } from "@openzeppelin/contracts/utils/math/Math.sol";

/// @title Vault that pays at once
/// @notice A plain ERC-4626 vault, and the share itself. It has more decimals than its asset, a cap, a fee on leaving, and
/// lends most of what it has out: only what is at hand can be taken out. The keeper can give to it and take from it.
/// @dev No ERC-165: apps must get along without.
contract SyncVault is ERC4626 {
    using SafeERC20 for IERC20;

    /// @notice Only the keeper may do this.
    error NotKeeper(address caller);

    uint256 private constant BPS = 10_000;

    address public immutable KEEPER;
    /// @notice Part of what is taken out that stays with the others, in basis points.
    uint256 public immutable EXIT_FEE_BPS;
    uint256 public immutable CAP;

    uint256 private _lent;

    modifier onlyKeeper() {
        if (msg.sender != KEEPER) revert NotKeeper(msg.sender);
        _;
    }

    /// @param asset_ What the vault takes.
    /// @param keeper Lends.
    /// @param cap Most assets the vault takes.
    /// @param exitFeeBps Fee on leaving, basis points.
    constructor(IERC20 asset_, address keeper, uint256 cap, uint256 exitFeeBps)
        ERC4626(asset_)
        ERC20("Millrace plain vault share", "mpETH")
    {
        KEEPER = keeper;
        CAP = cap;
        EXIT_FEE_BPS = exitFeeBps;
    }

    /// @inheritdoc ERC4626
    function totalAssets() public view override returns (uint256) {
        return super.totalAssets() + _lent;
    }

    /// @inheritdoc ERC4626
    function maxDeposit(address) public view override returns (uint256) {
        return Math.saturatingSub(CAP, totalAssets());
    }

    /// @inheritdoc ERC4626
    function maxMint(address receiver) public view override returns (uint256) {
        return _convertToShares(maxDeposit(receiver), Math.Rounding.Floor);
    }

    /// @inheritdoc ERC4626
    function maxWithdraw(address owner) public view override returns (uint256) {
        return Math.min(previewRedeem(balanceOf(owner)), super.totalAssets());
    }

    /// @inheritdoc ERC4626
    /// @dev Rounds down what is at hand, so that a little less than all of it can be redeemed.
    function maxRedeem(address owner) public view override returns (uint256) {
        return Math.min(balanceOf(owner), _convertToShares(super.totalAssets(), Math.Rounding.Floor));
    }

    /// @inheritdoc ERC4626
    function previewRedeem(uint256 shares) public view override returns (uint256) {
        uint256 assets = super.previewRedeem(shares);
        return assets - Math.mulDiv(assets, EXIT_FEE_BPS, BPS, Math.Rounding.Ceil);
    }

    /// @inheritdoc ERC4626
    function previewWithdraw(uint256 assets) public view override returns (uint256) {
        return super.previewWithdraw(Math.mulDiv(assets, BPS, BPS - EXIT_FEE_BPS, Math.Rounding.Ceil));
    }

    /// @notice Lends assets out. Keeper only.
    function lend(uint256 assets) external onlyKeeper {
        _lent += assets;
        IERC20(asset()).safeTransfer(KEEPER, assets);
    }

    /// @notice Takes note that so much of what is lent will not come back. Keeper only.
    function writeOff(uint256 assets) external onlyKeeper {
        _lent -= assets;
    }

    /// @dev Three digits more than the asset: what rounding costs is less than the asset's smallest unit.
    function _decimalsOffset() internal pure override returns (uint8) {
        return 3;
    }
}
