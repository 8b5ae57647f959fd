// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { RedeemQueue } from "./RedeemQueue.sol";
import { VaultRate } from "./VaultRate.sol";
import { VaultShare } from "./VaultShare.sol";
import { IAsyncVault } from "./interfaces/IAsyncVault.sol";
import { IERC7540Operator, IERC7540Redeem } from "./interfaces/IERC7540.sol";
import { IERC7575Vault } from "./interfaces/IERC7575.sol";
import { AccessControl } from "@openzeppelin/contracts/access/AccessControl.sol";
import { IERC20 } from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import { SafeERC20 } from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import { Pausable } from "@openzeppelin/contracts/utils/Pausable.sol";
import { IERC165 } from "@openzeppelin/contracts/utils/introspection/IERC165.sol";
import { Math } from "@openzeppelin/contracts/utils/math/Math.sol";

/// @title Vault with deposits at once and redemptions by epochs
contract AsyncVault is RedeemQueue, AccessControl, Pausable {
    using SafeERC20 for IERC20;
    using VaultRate for VaultRate.Totals;

    bytes32 public constant KEEPER_ROLE = keccak256("KEEPER_ROLE");
    bytes32 public constant PAUSER_ROLE = keccak256("PAUSER_ROLE");

    /// @dev ERC-4626 together with `share()`.
    bytes4 private constant ERC7575_ID = 0x2f0a18c5;

    /// @notice Where invested assets go.
    address public immutable STRATEGY;

    IERC20 private immutable ASSET;
    VaultShare private immutable SHARE;

    uint256 private _idle;
    uint256 private _invested;
    uint256 private _depositCap;
    mapping(address controller => mapping(address operator => bool)) private _isOperator;

    /// @notice As in ERC-4626.
    event Deposit(address indexed sender, address indexed owner, uint256 assets, uint256 shares);

    /// @notice As in ERC-4626; `owner` is the controller.
    event Withdraw(
        address indexed sender, address indexed receiver, address indexed owner, uint256 assets, uint256 shares
    );

    /// @param asset_ What the vault takes: an ERC-20 that moves exactly what it is told to.
    /// @param admin Gets every role.
    /// @param strategy Where invested assets go; approves the vault to take them back.
    /// @param cap Most assets the vault takes, wei.
    /// @param name Name of the share.
    /// @param symbol Symbol of the share.
    constructor(IERC20 asset_, address admin, address strategy, uint128 cap, string memory name, string memory symbol) {
        ASSET = asset_;
        STRATEGY = strategy;
        SHARE = new VaultShare(address(asset_), name, symbol);
        _grantRole(DEFAULT_ADMIN_ROLE, admin);
        _grantRole(KEEPER_ROLE, admin);
        _grantRole(PAUSER_ROLE, admin);
        _setDepositCap(cap);
    }

    // Reading

    /// @notice What the vault takes.
    function asset() external view returns (address) {
        return address(ASSET);
    }

    /// @inheritdoc IERC7575Vault
    function share() external view returns (address) {
        return address(SHARE);
    }

    /// @notice All assets of holders, pending requests included, wei.
    function totalAssets() public view returns (uint256) {
        return _idle + _invested;
    }

    /// @inheritdoc IAsyncVault
    function depositCap() external view returns (uint256) {
        return _depositCap;
    }

    /// @inheritdoc IAsyncVault
    function idleAssets() external view returns (uint256) {
        return _idle;
    }

    /// @inheritdoc IAsyncVault
    function investedAssets() external view returns (uint256) {
        return _invested;
    }

    /// @notice Shares for `assets` wei, rounded down.
    function convertToShares(uint256 assets) public view returns (uint256) {
        return _totals().toShares(assets, Math.Rounding.Floor);
    }

    /// @notice Wei for `shares`, rounded down.
    function convertToAssets(uint256 shares) public view returns (uint256) {
        return _totals().toAssets(shares, Math.Rounding.Floor);
    }

    /// @notice Most wei that can be deposited now; 0 while paused.
    function maxDeposit(address) public view returns (uint256) {
        return paused() ? 0 : Math.saturatingSub(_depositCap, totalAssets());
    }

    /// @notice Most shares that can be minted now; 0 while paused.
    function maxMint(address receiver) public view returns (uint256) {
        return convertToShares(maxDeposit(receiver));
    }

    /// @notice Shares that `controller` can claim now.
    function maxRedeem(address controller) public view returns (uint256 shares) {
        (shares,) = _claimableOf(controller);
    }

    /// @notice Wei that `controller` can claim now.
    function maxWithdraw(address controller) public view returns (uint256 assets) {
        (, assets) = _claimableOf(controller);
    }

    /// @notice Shares that depositing `assets` wei mints, rounded down.
    function previewDeposit(uint256 assets) public view returns (uint256) {
        return convertToShares(assets);
    }

    /// @notice Wei that minting `shares` costs, rounded up.
    function previewMint(uint256 shares) public view returns (uint256) {
        return _totals().toAssets(shares, Math.Rounding.Ceil);
    }

    /// @notice Always reverts.
    function previewRedeem(uint256) external pure returns (uint256) {
        revert AsyncRedemption();
    }

    /// @notice Always reverts.
    function previewWithdraw(uint256) external pure returns (uint256) {
        revert AsyncRedemption();
    }

    /// @inheritdoc IERC165
    function supportsInterface(bytes4 interfaceId) public view override returns (bool) {
        return interfaceId == type(IERC7540Operator).interfaceId || interfaceId == type(IERC7540Redeem).interfaceId
            || interfaceId == ERC7575_ID || super.supportsInterface(interfaceId);
    }

    // Deposits

    /// @notice Takes `assets` wei from the caller and mints shares for `receiver`, rounded down.
    function deposit(uint256 assets, address receiver) external returns (uint256 shares) {
        uint256 max = maxDeposit(receiver);
        if (assets > max) revert ExceededMaxDeposit(receiver, assets, max);
        shares = previewDeposit(assets);
        _deposit(receiver, assets, shares);
    }

    /// @notice Mints `shares` for `receiver` and takes their price from the caller, rounded up.
    function mint(uint256 shares, address receiver) external returns (uint256 assets) {
        uint256 max = maxMint(receiver);
        if (shares > max) revert ExceededMaxMint(receiver, shares, max);
        assets = previewMint(shares);
        _deposit(receiver, assets, shares);
    }

    // Operators

    /// @inheritdoc IERC7540Operator
    function isOperator(address controller, address operator) public view returns (bool) {
        return _isOperator[controller][operator];
    }

    /// @inheritdoc IERC7540Operator
    function setOperator(address operator, bool approved) external returns (bool) {
        _isOperator[msg.sender][operator] = approved;
        emit OperatorSet(msg.sender, operator, approved);
        return true;
    }

    // Redemptions

    /// @inheritdoc IERC7540Redeem
    function requestRedeem(uint256 shares, address controller, address owner)
        external
        whenNotPaused
        returns (uint256 requestId)
    {
        if (shares == 0) revert ZeroAmount();
        if (!_actsFor(owner)) SHARE.spendAllowance(owner, msg.sender, shares);
        requestId = _addRequest(controller, shares);
        emit RedeemRequest(controller, owner, requestId, msg.sender, shares);
        SHARE.collect(owner, shares);
    }

    /// @notice Claims `shares` of `controller`, oldest request first, and pays `receiver`.
    /// @param shares Shares that are claimable, 18 decimals.
    /// @param receiver Who is paid.
    /// @param controller The caller, or an account that made the caller its operator.
    /// @return assets Wei paid; rounded down for a part of a request.
    function redeem(uint256 shares, address receiver, address controller) external returns (uint256 assets) {
        _checkActsFor(controller);
        if (shares == 0) revert ZeroAmount();
        uint256 max = maxRedeem(controller);
        if (shares > max) revert ExceededMaxRedeem(controller, shares, max);
        assets = _claimShares(controller, shares);
        _pay(receiver, controller, assets, shares);
    }

    /// @notice Claims `assets` wei of `controller`, oldest request first, and pays `receiver`.
    /// @param assets Wei.
    /// @param receiver Who is paid.
    /// @param controller The caller, or an account that made the caller its operator.
    /// @return shares Shares used up; rounded up for a part of a request.
    function withdraw(uint256 assets, address receiver, address controller) external returns (uint256 shares) {
        _checkActsFor(controller);
        if (assets == 0) revert ZeroAmount();
        uint256 max = maxWithdraw(controller);
        if (assets > max) revert ExceededMaxWithdraw(controller, assets, max);
        uint256 dust;
        (shares, dust) = _claimAssets(controller, assets);
        _idle += dust;
        _pay(receiver, controller, assets, shares);
    }

    // Keeper

    /// @inheritdoc IAsyncVault
    function report(uint256 gain, uint256 loss) external onlyRole(KEEPER_ROLE) {
        uint256 before = _invested + gain;
        if (loss > before) revert NotEnoughInvested(loss, before);
        _invested = before - loss;
        emit Reported(gain, loss, totalAssets(), SHARE.totalSupply(), block.timestamp);
    }

    /// @inheritdoc IAsyncVault
    function invest(uint256 assets) external onlyRole(KEEPER_ROLE) {
        _takeIdle(assets);
        _invested += assets;
        emit Invested(assets);
        ASSET.safeTransfer(STRATEGY, assets);
    }

    /// @inheritdoc IAsyncVault
    function divest(uint256 assets) external onlyRole(KEEPER_ROLE) {
        if (assets > _invested) revert NotEnoughInvested(assets, _invested);
        _invested -= assets;
        _idle += assets;
        emit Divested(assets);
        ASSET.safeTransferFrom(STRATEGY, address(this), assets);
    }

    /// @inheritdoc IAsyncVault
    function closeEpoch() external onlyRole(KEEPER_ROLE) {
        _closeEpoch();
    }

    /// @inheritdoc IAsyncVault
    function fulfilEpoch() external onlyRole(KEEPER_ROLE) {
        (uint256 epoch, uint256 shares) = _nextToFulfil();
        uint256 assets = convertToAssets(shares);
        _takeIdle(assets);
        _fulfil(epoch, assets);
        SHARE.burn(shares);
    }

    // Admin

    /// @inheritdoc IAsyncVault
    function setDepositCap(uint128 cap) external onlyRole(DEFAULT_ADMIN_ROLE) {
        _setDepositCap(cap);
    }

    /// @inheritdoc IAsyncVault
    function pause() external onlyRole(PAUSER_ROLE) {
        _pause();
    }

    /// @inheritdoc IAsyncVault
    function unpause() external onlyRole(PAUSER_ROLE) {
        _unpause();
    }

    // Internals

    function _deposit(address receiver, uint256 assets, uint256 shares) private {
        if (assets == 0 || shares == 0) revert ZeroAmount();
        _idle += assets;
        emit Deposit(msg.sender, receiver, assets, shares);
        ASSET.safeTransferFrom(msg.sender, address(this), assets);
        SHARE.mint(receiver, shares);
    }

    function _pay(address receiver, address controller, uint256 assets, uint256 shares) private {
        emit Withdraw(msg.sender, receiver, controller, assets, shares);
        ASSET.safeTransfer(receiver, assets);
    }

    function _takeIdle(uint256 assets) private {
        if (assets > _idle) revert NotEnoughIdle(assets, _idle);
        _idle -= assets;
    }

    function _setDepositCap(uint128 cap) private {
        _depositCap = cap;
        emit DepositCapSet(cap);
    }

    function _checkActsFor(address account) private view {
        if (!_actsFor(account)) revert NotOperator(account, msg.sender);
    }

    function _actsFor(address account) private view returns (bool) {
        return msg.sender == account || isOperator(account, msg.sender);
    }

    function _totals() private view returns (VaultRate.Totals memory) {
        return VaultRate.Totals({ assets: totalAssets(), shares: SHARE.totalSupply() });
    }
}
