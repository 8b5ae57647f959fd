// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IStakingModule } from "./IStakingModule.sol";

/// @title Registry of node operators and their keys
/// @notice A staking module whose operators are admitted one by one. Keys are deposited in the order they were added,
/// operator by operator in turn, as far as they are vetted. Errors are strings, as in the original.
interface INodeOperatorsRegistry is IStakingModule {
    event NodeOperatorAdded(uint256 nodeOperatorId, string name, address rewardAddress, uint64 stakingLimit);
    event NodeOperatorActiveSet(uint256 indexed nodeOperatorId, bool active);
    event NodeOperatorNameSet(uint256 indexed nodeOperatorId, string name);
    event NodeOperatorRewardAddressSet(uint256 indexed nodeOperatorId, address rewardAddress);
    event VettedSigningKeysCountChanged(uint256 indexed nodeOperatorId, uint256 approvedValidatorsCount);
    event DepositedSigningKeysCountChanged(uint256 indexed nodeOperatorId, uint256 depositedValidatorsCount);
    event ExitedSigningKeysCountChanged(uint256 indexed nodeOperatorId, uint256 exitedValidatorsCount);
    event TotalSigningKeysCountChanged(uint256 indexed nodeOperatorId, uint256 totalValidatorsCount);
    event StuckPenaltyStateChanged(
        uint256 indexed nodeOperatorId,
        uint256 stuckValidatorsCount,
        uint256 refundedValidatorsCount,
        uint256 stuckPenaltyEndTimestamp
    );
    event SigningKeyAdded(uint256 indexed nodeOperatorId, bytes pubkey);
    event SigningKeyRemoved(uint256 indexed nodeOperatorId, bytes pubkey);
    event RewardsDistributed(address indexed rewardAddress, uint256 sharesAmount);
    event NonceChanged(uint256 nonce);

    /// @notice Adds an operator, active and without keys. Role MANAGE_NODE_OPERATOR_ROLE.
    function addNodeOperator(string calldata name, address rewardAddress) external returns (uint256 id);

    /// @notice Makes an operator active again. Role MANAGE_NODE_OPERATOR_ROLE.
    function activateNodeOperator(uint256 nodeOperatorId) external;

    /// @notice Stops deposits to an operator and its rewards; vetted keys fall back to the deposited ones. Role
    /// MANAGE_NODE_OPERATOR_ROLE.
    function deactivateNodeOperator(uint256 nodeOperatorId) external;

    /// @notice Renames an operator. Role MANAGE_NODE_OPERATOR_ROLE.
    function setNodeOperatorName(uint256 nodeOperatorId, string calldata name) external;

    /// @notice Sets who gets an operator's rewards. Role MANAGE_NODE_OPERATOR_ROLE.
    function setNodeOperatorRewardAddress(uint256 nodeOperatorId, address rewardAddress) external;

    /// @notice Sets how many keys are vetted; at least those deposited, at most those added. Role
    /// SET_NODE_OPERATOR_LIMIT_ROLE.
    function setNodeOperatorStakingLimit(uint256 nodeOperatorId, uint64 vettedSigningKeysCount) external;

    /// @notice Adds keys. Role MANAGE_SIGNING_KEYS or the operator's reward address.
    /// @param publicKeys Keys one after the other, 48 bytes each.
    /// @param signatures Signatures one after the other, 96 bytes each.
    function addSigningKeys(
        uint256 nodeOperatorId,
        uint256 keysCount,
        bytes calldata publicKeys,
        bytes calldata signatures
    ) external;

    /// @notice Removes keys that are not deposited, and unvets those behind. Role MANAGE_SIGNING_KEYS or the operator's
    /// reward address.
    function removeSigningKeys(uint256 nodeOperatorId, uint256 fromIndex, uint256 keysCount) external;

    /// @notice Sets how many validators of an operator exited late and how many of those were paid back. Role
    /// STAKING_ROUTER_ROLE.
    function updateStuckAndRefundedValidatorsCount(uint256 nodeOperatorId, uint64 stuck, uint64 refunded) external;

    /// @notice Pays the module's shares out to operators; what rounding leaves stays for the next time.
    function distributeReward() external;

    /// @notice An operator. With `fullInfo` false the name is empty.
    function getNodeOperator(uint256 nodeOperatorId, bool fullInfo)
        external
        view
        returns (
            bool active,
            string memory name,
            address rewardAddress,
            uint64 totalVettedValidators,
            uint64 totalExitedValidators,
            uint64 totalAddedValidators,
            uint64 totalDepositedValidators
        );

    /// @notice Validators of an operator. There are no target limits here, so the first two are zero.
    function getNodeOperatorSummary(uint256 nodeOperatorId)
        external
        view
        returns (
            uint256 targetLimitMode,
            uint256 targetValidatorsCount,
            uint256 stuckValidatorsCount,
            uint256 refundedValidatorsCount,
            uint256 stuckPenaltyEndTimestamp,
            uint256 totalExitedValidators,
            uint256 totalDepositedValidators,
            uint256 depositableValidatorsCount
        );

    /// @notice Whether an operator is active; false for one that does not exist.
    function getNodeOperatorIsActive(uint256 nodeOperatorId) external view returns (bool);

    /// @notice Ids from `offset`, at most `limit`.
    function getNodeOperatorIds(uint256 offset, uint256 limit) external view returns (uint256[] memory nodeOperatorIds);

    /// @notice Keys an operator added.
    function getTotalSigningKeyCount(uint256 nodeOperatorId) external view returns (uint256);

    /// @notice Keys of an operator that are not deposited.
    function getUnusedSigningKeyCount(uint256 nodeOperatorId) external view returns (uint256);

    /// @notice One key.
    function getSigningKey(uint256 nodeOperatorId, uint256 index)
        external
        view
        returns (bytes memory key, bytes memory depositSignature, bool used);

    /// @notice Keys from `offset`, `limit` of them.
    /// @return pubkeys Keys one after the other, 48 bytes each.
    /// @return signatures Signatures one after the other, 96 bytes each.
    /// @return used Which of them are deposited.
    function getSigningKeys(uint256 nodeOperatorId, uint256 offset, uint256 limit)
        external
        view
        returns (bytes memory pubkeys, bytes memory signatures, bool[] memory used);

    /// @notice How shares would be paid out, by validators that are deposited and have not exited.
    function getRewardsDistribution(uint256 totalRewardShares)
        external
        view
        returns (address[] memory recipients, uint256[] memory shares, bool[] memory penalized);

    /// @notice Changes whenever keys or limits do.
    function getNonce() external view returns (uint256);

    /// @notice Kind of module.
    function getType() external view returns (bytes32);
}
