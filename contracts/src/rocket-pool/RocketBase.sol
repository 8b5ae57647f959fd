// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IRocketStorage } from "./interfaces/IRocketStorage.sol";

/// @title What the protocol's contracts share
/// @notice Each finds the others in the storage at the moment it needs them.
abstract contract RocketBase {
    IRocketStorage internal immutable STORAGE;

    constructor(IRocketStorage rocketStorage) {
        require(address(rocketStorage) != address(0), "Invalid storage address");
        STORAGE = rocketStorage;
    }

    modifier onlyGuardian() {
        _checkGuardian();
        _;
    }

    modifier onlyContract(string memory name) {
        require(msg.sender == _findContract(name), "Invalid or outdated contract");
        _;
    }

    /// @dev The contract registered under `name`, or none.
    function _findContract(string memory name) internal view returns (address) {
        return STORAGE.getAddress(keccak256(abi.encodePacked("contract.address", name)));
    }

    /// @dev The contract registered under `name`.
    function _contract(string memory name) internal view returns (address found) {
        found = _findContract(name);
        require(found != address(0), "Contract not found");
    }

    function _checkGuardian() private view {
        require(msg.sender == STORAGE.getGuardian(), "Account is not a temporary guardian");
    }
}
