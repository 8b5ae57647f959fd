// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IERC7540Operator, IERC7540Redeem } from "./IERC7540.sol";
import { IERC7575Vault } from "./IERC7575.sol";

/// @title Vault with deposits at once and redemptions by epochs
/// @notice ERC-4626 deposits, ERC-7540 redemptions, ERC-7575 shares. A request joins the epoch that is open; its id is the
/// epoch's number, from 1. The keeper closes the epoch, and later fulfils it as a whole at the rate of that moment: until
/// then its shares gain and lose like all others. Epochs are fulfilled in order.
/// @dev Rates: `convertToShares(a) = a · (shares + 1) / (assets + 1)` and the inverse, rounded down; `previewMint` rounds
/// up. The 1 is nobody's: it defines a rate for the empty vault and leaves rounding with the holders. Assets sent to the
/// vault without a call are not counted. `previewRedeem` and `previewWithdraw` revert `AsyncRedemption`, as ERC-7540
/// demands; `maxRedeem` and `maxWithdraw` are what the controller can claim now.
interface IAsyncVault is IERC7540Operator, IERC7540Redeem, IERC7575Vault {
    /// @param shares Shares of the epoch, 18 decimals.
    /// @param assets What they are paid in all, wei; 0 until fulfilled.
    /// @param closedAt Unix seconds; 0 while open.
    /// @param fulfilledAt Unix seconds; 0 until fulfilled.
    struct Epoch {
        uint128 shares;
        uint128 assets;
        uint64 closedAt;
        uint64 fulfilledAt;
    }

    /// @notice Redemptions have no preview: their rate is not known yet.
    error AsyncRedemption();

    /// @notice An amount is zero, or rounds down to it.
    error ZeroAmount();

    /// @notice The caller is neither `account` nor its operator.
    error NotOperator(address account, address caller);

    /// @notice More than `account` may deposit now.
    error ExceededMaxDeposit(address account, uint256 assets, uint256 max);

    /// @notice More than `account` may mint now.
    error ExceededMaxMint(address account, uint256 shares, uint256 max);

    /// @notice More shares than `controller` can claim now.
    error ExceededMaxRedeem(address controller, uint256 shares, uint256 max);

    /// @notice More assets than `controller` can claim now.
    error ExceededMaxWithdraw(address controller, uint256 assets, uint256 max);

    /// @notice Closing an epoch without requests would tell nobody anything.
    error EpochIsEmpty(uint256 epoch);

    /// @notice All closed epochs are fulfilled.
    error NoEpochToFulfil();

    /// @notice The vault itself holds less than this needs.
    error NotEnoughIdle(uint256 needed, uint256 idle);

    /// @notice More than is invested.
    error NotEnoughInvested(uint256 needed, uint256 invested);

    /// @notice A keeper's report: what changed, and where that leads.
    event Reported(uint256 gain, uint256 loss, uint256 totalAssets, uint256 totalShares, uint256 timestamp);

    /// @notice Requests now join `epoch + 1`.
    event EpochClosed(uint256 indexed epoch, uint256 shares, uint256 timestamp);

    /// @notice `shares` were burnt, `assets` wei set aside for them.
    event EpochFulfilled(uint256 indexed epoch, uint256 shares, uint256 assets, uint256 timestamp);

    /// @notice `assets` wei went out to earn.
    event Invested(uint256 assets);

    /// @notice `assets` wei came back.
    event Divested(uint256 assets);

    /// @notice The vault takes deposits up to `cap` wei of assets.
    event DepositCapSet(uint256 cap);

    // Reading

    /// @notice Most assets the vault takes, wei.
    function depositCap() external view returns (uint256);

    /// @notice Assets in the vault that belong to holders, wei.
    function idleAssets() external view returns (uint256);

    /// @notice Assets out to earn, as last reported, wei.
    function investedAssets() external view returns (uint256);

    /// @notice Assets set aside for claims, wei. Not part of `totalAssets`.
    function claimableAssets() external view returns (uint256);

    /// @notice The epoch that requests join now.
    function currentEpoch() external view returns (uint256);

    /// @notice The last fulfilled epoch, 0 before the first.
    function lastFulfilledEpoch() external view returns (uint256);

    /// @notice An epoch.
    function getEpoch(uint256 epoch) external view returns (Epoch memory);

    /// @notice Ids of the requests of `controller` that are not claimed in full, oldest first.
    function redeemRequestIds(address controller) external view returns (uint256[] memory);

    /// @notice Wei that the claimable part of one request pays, rounded down.
    function claimableRedeemAssets(uint256 requestId, address controller) external view returns (uint256);

    // Keeper

    /// @notice Takes note of what the invested assets earned and lost, wei. Keeper only.
    /// @dev Losses are of invested assets only: what lies in the vault cannot be lost.
    function report(uint256 gain, uint256 loss) external;

    /// @notice Sends assets out to earn. Keeper only.
    function invest(uint256 assets) external;

    /// @notice Takes assets back; where they are must have approved it. Keeper only.
    function divest(uint256 assets) external;

    /// @notice Closes the open epoch. Keeper only.
    function closeEpoch() external;

    /// @notice Pays the oldest closed epoch from idle assets, at the rate of now, rounded down. Keeper only.
    function fulfilEpoch() external;

    // Admin

    /// @notice Sets the most assets the vault takes. Admin only.
    function setDepositCap(uint128 cap) external;

    /// @notice Stops deposits and requests. Claims go on. Pauser only.
    function pause() external;

    /// @notice Ends the stop. Pauser only.
    function unpause() external;
}
