// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Oracle members
/// @notice Who may submit balances.
interface IRocketDAONodeTrusted {
    /// @notice How many members there are.
    function getMemberCount() external view returns (uint256);

    /// @notice Whether `node` is a member.
    function getMemberIsValid(address node) external view returns (bool);

    /// @notice Adds a member. Guardian only. Reverts `Already a member`.
    function addMember(address node) external;

    /// @notice Removes a member. Guardian only. Reverts `Not a member`.
    function removeMember(address node) external;
}
