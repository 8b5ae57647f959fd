// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { RocketBase } from "./RocketBase.sol";
import { IRocketDAOProtocolSettings } from "./interfaces/IRocketDAOProtocolSettings.sol";
import { IRocketStorage } from "./interfaces/IRocketStorage.sol";

/// @title Settings of one kind
/// @dev The values lie in the shared storage, each at the hash of the kind's hash and the path.
abstract contract RocketDAOProtocolSettings is IRocketDAOProtocolSettings, RocketBase {
    bytes32 private immutable NAMESPACE;

    constructor(IRocketStorage rocketStorage, string memory kind) RocketBase(rocketStorage) {
        NAMESPACE = keccak256(abi.encodePacked("dao.protocol.setting.", kind));
    }

    /// @inheritdoc IRocketDAOProtocolSettings
    function getSettingUint(string memory path) public view returns (uint256) {
        return STORAGE.getUint(_key(path));
    }

    /// @inheritdoc IRocketDAOProtocolSettings
    function getSettingBool(string memory path) public view returns (bool) {
        return STORAGE.getBool(_key(path));
    }

    /// @inheritdoc IRocketDAOProtocolSettings
    function setSettingUint(string memory path, uint256 value) external onlyGuardian {
        _checkUint(path, value);
        _setUint(path, value);
    }

    /// @inheritdoc IRocketDAOProtocolSettings
    function setSettingBool(string memory path, bool value) external onlyGuardian {
        _setBool(path, value);
    }

    /// @dev Reverts for a value that may not be set.
    function _checkUint(string memory path, uint256 value) internal pure virtual;

    function _setUint(string memory path, uint256 value) internal {
        STORAGE.setUint(_key(path), value);
    }

    function _setBool(string memory path, bool value) internal {
        STORAGE.setBool(_key(path), value);
    }

    function _isPath(string memory path, string memory other) internal pure returns (bool) {
        return keccak256(bytes(path)) == keccak256(bytes(other));
    }

    function _key(string memory path) private view returns (bytes32) {
        return keccak256(abi.encodePacked(NAMESPACE, path));
    }
}
