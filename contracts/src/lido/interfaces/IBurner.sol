// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Burner
/// @notice Holds shares until the next report may burn them without lifting the share rate too far.
/// @dev Shares of finalized withdrawal requests are "non-cover"; shares given up to make good a loss are "cover".
interface IBurner {
    /// @notice Only accounting may call.
    error AppAuthFailed();

    /// @notice Nothing was asked to be burnt.
    error ZeroBurnAmount();

    /// @notice More was asked to be burnt than waits for it.
    /// @param requestedAmount Shares to burn.
    /// @param actualAmount Shares waiting.
    error BurnAmountExceedsActual(uint256 requestedAmount, uint256 actualAmount);

    /// @notice Shares wait to be burnt.
    event StETHBurnRequested(
        bool indexed isCover, address indexed requestedBy, uint256 amountOfStETH, uint256 amountOfShares
    );

    /// @notice Shares were burnt.
    event StETHBurnt(bool indexed isCover, uint256 amountOfStETH, uint256 amountOfShares);

    /// @notice Takes shares of `from`, who has approved the burner. Role REQUEST_BURN_SHARES_ROLE.
    /// @param from Whose shares.
    /// @param sharesAmountToBurn Shares.
    function requestBurnShares(address from, uint256 sharesAmountToBurn) external;

    /// @notice Takes the caller's own stETH as cover, approved before. Role REQUEST_BURN_MY_STETH_ROLE.
    /// @param stETHAmountToBurn Wei of stETH; what it is in shares is rounded down.
    function requestBurnMyStETHForCover(uint256 stETHAmountToBurn) external;

    /// @notice Burns waiting shares, cover first. Accounting only; 0 does nothing.
    /// @param sharesToBurn Shares.
    function commitSharesToBurn(uint256 sharesToBurn) external;

    /// @notice Shares waiting to be burnt.
    function getSharesRequestedToBurn() external view returns (uint256 coverShares, uint256 nonCoverShares);

    /// @notice Cover shares burnt since the start.
    function getCoverSharesBurnt() external view returns (uint256);

    /// @notice Non-cover shares burnt since the start.
    function getNonCoverSharesBurnt() external view returns (uint256);
}
