// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { RocketDAOProtocolSettings } from "./RocketDAOProtocolSettings.sol";
import {
    IRocketDAOProtocolSettings,
    IRocketDAOProtocolSettingsDeposit
} from "./interfaces/IRocketDAOProtocolSettings.sol";
import { IRocketStorage } from "./interfaces/IRocketStorage.sol";

/// @title Settings of deposits
contract RocketDAOProtocolSettingsDeposit is IRocketDAOProtocolSettingsDeposit, RocketDAOProtocolSettings {
    /// @dev One part above the largest fee, 1e18 = 100 %.
    uint256 private constant FEE_LIMIT = 0.01 ether;

    /// @param rocketStorage Where the values lie.
    constructor(IRocketStorage rocketStorage) RocketDAOProtocolSettings(rocketStorage, "deposit") { }

    /// @inheritdoc IRocketDAOProtocolSettings
    function setDefaults() external onlyGuardian {
        _setBool("deposit.enabled", true);
        _setBool("deposit.assign.enabled", true);
        _setUint("deposit.minimum", 0.01 ether);
        _setUint("deposit.pool.maximum", 1000 ether);
        _setUint("deposit.fee", 0.0005 ether);
    }

    /// @inheritdoc IRocketDAOProtocolSettingsDeposit
    function getDepositEnabled() external view returns (bool) {
        return getSettingBool("deposit.enabled");
    }

    /// @inheritdoc IRocketDAOProtocolSettingsDeposit
    function getAssignDepositsEnabled() external view returns (bool) {
        return getSettingBool("deposit.assign.enabled");
    }

    /// @inheritdoc IRocketDAOProtocolSettingsDeposit
    function getMinimumDeposit() external view returns (uint256) {
        return getSettingUint("deposit.minimum");
    }

    /// @inheritdoc IRocketDAOProtocolSettingsDeposit
    function getMaximumDepositPoolSize() external view returns (uint256) {
        return getSettingUint("deposit.pool.maximum");
    }

    /// @inheritdoc IRocketDAOProtocolSettingsDeposit
    function getDepositFee() external view returns (uint256) {
        return getSettingUint("deposit.fee");
    }

    function _checkUint(string memory path, uint256 value) internal pure override {
        require(value < FEE_LIMIT || !_isPath(path, "deposit.fee"), "Fee must be less than 1%");
    }
}
