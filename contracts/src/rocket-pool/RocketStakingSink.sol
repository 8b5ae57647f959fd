// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { RocketBase } from "./RocketBase.sol";
import { IRocketStorage } from "./interfaces/IRocketStorage.sol";
import { Address } from "@openzeppelin/contracts/utils/Address.sol";

/// @title Stand-in for node operators' validators on a local chain
/// @notice Keeps assigned ether. The guardian lets it go again, as exits would; rewards are ether added to its balance.
contract RocketStakingSink is RocketBase {
    /// @notice `amount` wei was paid out.
    event Released(address indexed recipient, uint256 amount);

    /// @param rocketStorage Where the guardian is found.
    constructor(IRocketStorage rocketStorage) RocketBase(rocketStorage) { }

    receive() external payable { }

    /// @notice Pays out ether, usually to the token, where it becomes collateral. Guardian only.
    /// @param recipient Who gets it.
    /// @param amount Wei.
    function release(address payable recipient, uint256 amount) external onlyGuardian {
        emit Released(recipient, amount);
        Address.sendValue(recipient, amount);
    }
}
