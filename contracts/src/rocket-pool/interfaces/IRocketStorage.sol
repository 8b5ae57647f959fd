// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Shared storage
/// @notice Values of every kind by a hashed key. All other contracts are found here: the address of `name` is
/// `getAddress(keccak256(abi.encodePacked("contract.address", name)))`, and
/// `getBool(keccak256(abi.encodePacked("contract.exists", contractAddress)))` tells which contracts may write.
/// @dev The guardian may write until `setDeployedStatus`; registered contracts always may. Everyone else reverts
/// `Invalid or outdated network contract`.
interface IRocketStorage {
    /// @notice The guardian changed.
    event GuardianChanged(address oldGuardian, address newGuardian);

    /// @notice Who holds the rights of the protocol's community on a local chain.
    function getGuardian() external view returns (address);

    /// @notice Proposes a new guardian, who has to confirm. Guardian only.
    function setGuardian(address newAddress) external;

    /// @notice Makes the caller guardian. Reverts `Confirmation must come from new guardian address`.
    function confirmGuardian() external;

    /// @notice Whether the guardian has given up writing.
    function getDeployedStatus() external view returns (bool);

    /// @notice Ends the guardian's right to write. Guardian only.
    function setDeployedStatus() external;

    function getAddress(bytes32 key) external view returns (address);
    function getUint(bytes32 key) external view returns (uint256);
    function getString(bytes32 key) external view returns (string memory);
    function getBytes(bytes32 key) external view returns (bytes memory);
    function getBool(bytes32 key) external view returns (bool);
    function getInt(bytes32 key) external view returns (int256);
    function getBytes32(bytes32 key) external view returns (bytes32);

    function setAddress(bytes32 key, address value) external;
    function setUint(bytes32 key, uint256 value) external;
    function setString(bytes32 key, string calldata value) external;
    function setBytes(bytes32 key, bytes calldata value) external;
    function setBool(bytes32 key, bool value) external;
    function setInt(bytes32 key, int256 value) external;
    function setBytes32(bytes32 key, bytes32 value) external;

    function deleteAddress(bytes32 key) external;
    function deleteUint(bytes32 key) external;
    function deleteString(bytes32 key) external;
    function deleteBytes(bytes32 key) external;
    function deleteBool(bytes32 key) external;
    function deleteInt(bytes32 key) external;
    function deleteBytes32(bytes32 key) external;

    function addUint(bytes32 key, uint256 amount) external;
    function subUint(bytes32 key, uint256 amount) external;
}
