// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Operators of ERC-7540. Interface id 0xe3bc4e65
interface IERC7540Operator {
    /// @notice `controller` let `operator` act for it, or no longer.
    event OperatorSet(address indexed controller, address indexed operator, bool approved);

    /// @notice Whether `operator` may request and claim for `controller`.
    function isOperator(address controller, address operator) external view returns (bool status);

    /// @notice Lets `operator` request and claim for the caller, or no longer.
    /// @return success Always true.
    function setOperator(address operator, bool approved) external returns (bool success);
}

/// @title Asynchronous redemption of ERC-7540. Interface id 0x620ee8e4
interface IERC7540Redeem {
    /// @notice `sender` asked to redeem `shares` of `owner`; `controller` may claim.
    event RedeemRequest(
        address indexed controller, address indexed owner, uint256 indexed requestId, address sender, uint256 shares
    );

    /// @notice Takes shares of `owner` and asks for their redemption.
    /// @param shares Shares, 18 decimals.
    /// @param controller Who may claim.
    /// @param owner Whose shares; the caller, or an account that made the caller its operator or approved it for the shares.
    /// @return requestId Non-zero.
    function requestRedeem(uint256 shares, address controller, address owner) external returns (uint256 requestId);

    /// @notice Shares of a request that wait.
    function pendingRedeemRequest(uint256 requestId, address controller) external view returns (uint256 shares);

    /// @notice Shares of a request that can be claimed.
    function claimableRedeemRequest(uint256 requestId, address controller) external view returns (uint256 shares);
}
