// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IStakingModule } from "../src/lido/interfaces/IStakingModule.sol";

/// @dev A module without operators that never runs out of keys, for tests that are about ether only.
contract UnlimitedModule is IStakingModule {
    uint256 private _deposited;

    function getStakingModuleSummary() external view returns (uint256, uint256, uint256) {
        return (0, _deposited, type(uint256).max);
    }

    function obtainDepositData(uint256 depositsCount, bytes calldata) external returns (bytes memory, bytes memory) {
        _deposited += depositsCount;
        return ("", "");
    }

    function updateExitedValidatorsCount(bytes calldata, bytes calldata) external { }

    function onRewardsMinted(uint256) external { }

    function getNodeOperatorsCount() external pure returns (uint256) {
        return 0;
    }

    function getActiveNodeOperatorsCount() external pure returns (uint256) {
        return 0;
    }
}
