// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { RocketBase } from "./RocketBase.sol";
import { IRocketDAONodeTrusted } from "./interfaces/IRocketDAONodeTrusted.sol";
import { IRocketStorage } from "./interfaces/IRocketStorage.sol";

/// @title Oracle members
contract RocketDAONodeTrusted is IRocketDAONodeTrusted, RocketBase {
    uint256 private _count;
    mapping(address node => bool) private _isMember;

    /// @param rocketStorage Where the guardian is found.
    constructor(IRocketStorage rocketStorage) RocketBase(rocketStorage) { }

    /// @inheritdoc IRocketDAONodeTrusted
    function getMemberCount() external view returns (uint256) {
        return _count;
    }

    /// @inheritdoc IRocketDAONodeTrusted
    function getMemberIsValid(address node) external view returns (bool) {
        return _isMember[node];
    }

    /// @inheritdoc IRocketDAONodeTrusted
    function addMember(address node) external onlyGuardian {
        require(!_isMember[node], "Already a member");
        _isMember[node] = true;
        ++_count;
    }

    /// @inheritdoc IRocketDAONodeTrusted
    function removeMember(address node) external onlyGuardian {
        require(_isMember[node], "Not a member");
        delete _isMember[node];
        --_count;
    }
}
