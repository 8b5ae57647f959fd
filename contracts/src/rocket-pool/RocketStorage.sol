// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IRocketStorage } from "./interfaces/IRocketStorage.sol";

/// @title Shared storage
contract RocketStorage is IRocketStorage {
    mapping(bytes32 key => address) private _addresses;
    mapping(bytes32 key => uint256) private _uints;
    mapping(bytes32 key => string) private _strings;
    mapping(bytes32 key => bytes) private _byteStrings;
    mapping(bytes32 key => bool) private _bools;
    mapping(bytes32 key => int256) private _ints;
    mapping(bytes32 key => bytes32) private _words;

    address private _guardian;
    address private _nextGuardian;
    bool private _deployed;

    /// @param guardian Registers the contracts and holds the rights of the protocol's community.
    constructor(address guardian) {
        emit GuardianChanged(address(0), guardian);
        _guardian = guardian;
    }

    modifier onlyGuardian() {
        require(msg.sender == _guardian, "Account is not a temporary guardian");
        _;
    }

    modifier onlyWriter() {
        _checkWriter();
        _;
    }

    // Guardian

    /// @inheritdoc IRocketStorage
    function getGuardian() external view returns (address) {
        return _guardian;
    }

    /// @inheritdoc IRocketStorage
    function setGuardian(address newAddress) external onlyGuardian {
        _nextGuardian = newAddress;
    }

    /// @inheritdoc IRocketStorage
    function confirmGuardian() external {
        require(msg.sender == _nextGuardian, "Confirmation must come from new guardian address");
        emit GuardianChanged(_guardian, msg.sender);
        _guardian = msg.sender;
        delete _nextGuardian;
    }

    /// @inheritdoc IRocketStorage
    function getDeployedStatus() external view returns (bool) {
        return _deployed;
    }

    /// @inheritdoc IRocketStorage
    function setDeployedStatus() external onlyGuardian {
        _deployed = true;
    }

    // Reading

    /// @inheritdoc IRocketStorage
    function getAddress(bytes32 key) external view returns (address) {
        return _addresses[key];
    }

    /// @inheritdoc IRocketStorage
    function getUint(bytes32 key) external view returns (uint256) {
        return _uints[key];
    }

    /// @inheritdoc IRocketStorage
    function getString(bytes32 key) external view returns (string memory) {
        return _strings[key];
    }

    /// @inheritdoc IRocketStorage
    function getBytes(bytes32 key) external view returns (bytes memory) {
        return _byteStrings[key];
    }

    /// @inheritdoc IRocketStorage
    function getBool(bytes32 key) external view returns (bool) {
        return _bools[key];
    }

    /// @inheritdoc IRocketStorage
    function getInt(bytes32 key) external view returns (int256) {
        return _ints[key];
    }

    /// @inheritdoc IRocketStorage
    function getBytes32(bytes32 key) external view returns (bytes32) {
        return _words[key];
    }

    // Writing

    /// @inheritdoc IRocketStorage
    function setAddress(bytes32 key, address value) external onlyWriter {
        _addresses[key] = value;
    }

    /// @inheritdoc IRocketStorage
    function setUint(bytes32 key, uint256 value) external onlyWriter {
        _uints[key] = value;
    }

    /// @inheritdoc IRocketStorage
    function setString(bytes32 key, string calldata value) external onlyWriter {
        _strings[key] = value;
    }

    /// @inheritdoc IRocketStorage
    function setBytes(bytes32 key, bytes calldata value) external onlyWriter {
        _byteStrings[key] = value;
    }

    /// @inheritdoc IRocketStorage
    function setBool(bytes32 key, bool value) external onlyWriter {
        _bools[key] = value;
    }

    /// @inheritdoc IRocketStorage
    function setInt(bytes32 key, int256 value) external onlyWriter {
        _ints[key] = value;
    }

    /// @inheritdoc IRocketStorage
    function setBytes32(bytes32 key, bytes32 value) external onlyWriter {
        _words[key] = value;
    }

    // Deleting

    /// @inheritdoc IRocketStorage
    function deleteAddress(bytes32 key) external onlyWriter {
        delete _addresses[key];
    }

    /// @inheritdoc IRocketStorage
    function deleteUint(bytes32 key) external onlyWriter {
        delete _uints[key];
    }

    /// @inheritdoc IRocketStorage
    function deleteString(bytes32 key) external onlyWriter {
        delete _strings[key];
    }

    /// @inheritdoc IRocketStorage
    function deleteBytes(bytes32 key) external onlyWriter {
        delete _byteStrings[key];
    }

    /// @inheritdoc IRocketStorage
    function deleteBool(bytes32 key) external onlyWriter {
        delete _bools[key];
    }

    /// @inheritdoc IRocketStorage
    function deleteInt(bytes32 key) external onlyWriter {
        delete _ints[key];
    }

    /// @inheritdoc IRocketStorage
    function deleteBytes32(bytes32 key) external onlyWriter {
        delete _words[key];
    }

    // Arithmetic

    /// @inheritdoc IRocketStorage
    function addUint(bytes32 key, uint256 amount) external onlyWriter {
        _uints[key] += amount;
    }

    /// @inheritdoc IRocketStorage
    function subUint(bytes32 key, uint256 amount) external onlyWriter {
        _uints[key] -= amount;
    }

    function _checkWriter() private view {
        bool registered = _bools[keccak256(abi.encodePacked("contract.exists", msg.sender))];
        bool deploying = !_deployed && msg.sender == _guardian;
        require(registered || deploying, "Invalid or outdated network contract");
    }
}
