// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Staking router
/// @notice Forwards deposits to the consensus layer and knows who earns the protocol fee.
/// @dev One module. Until the first deposit it has no validators, so every fee is zero. Fees are in 1e20 = 100 %.
interface IStakingRouter {
    /// @notice Only the pool may send deposits.
    error AppAuthLidoFailed();

    /// @notice The fees would exceed 100 %.
    error InvalidFeeSum();

    /// @notice An address must not be zero.
    error ZeroAddress();

    /// @notice Fees changed, in 1e20 = 100 % of rewards.
    event StakingModuleFeesSet(uint256 indexed stakingModuleId, uint256 moduleFee, uint256 treasuryFee);

    /// @notice The module's fee goes to another account.
    event StakingModuleRecipientSet(uint256 indexed stakingModuleId, address recipient);

    /// @notice `amount` wei went to the consensus layer.
    event StakingRouterETHDeposited(uint256 indexed stakingModuleId, uint256 amount);

    /// @notice Forwards the sent ether to the deposit contract. Pool only.
    function deposit() external payable;

    /// @notice Sets both fees. Role STAKING_MODULE_MANAGE_ROLE.
    /// @param moduleFee Module's part of rewards, 1e20 = 100 %.
    /// @param treasuryFee Treasury's part of rewards, 1e20 = 100 %.
    function setStakingModuleFees(uint96 moduleFee, uint96 treasuryFee) external;

    /// @notice Sets who gets the module's fee. Role STAKING_MODULE_MANAGE_ROLE.
    function setStakingModuleRecipient(address recipient) external;

    /// @notice Number of staking modules.
    function getStakingModulesCount() external view returns (uint256);

    /// @notice Ids of the staking modules.
    function getStakingModuleIds() external view returns (uint256[] memory stakingModuleIds);

    /// @notice Fees of all modules together.
    /// @return modulesFee Modules' part of rewards.
    /// @return treasuryFee Treasury's part of rewards.
    /// @return basePrecision 1e20, which is 100 %.
    function getStakingFeeAggregateDistribution()
        external
        view
        returns (uint96 modulesFee, uint96 treasuryFee, uint256 basePrecision);

    /// @notice Fees per module. Empty before the first deposit.
    /// @return recipients Who gets each module's fee.
    /// @return stakingModuleIds Ids of the modules.
    /// @return stakingModuleFees Parts of rewards.
    /// @return totalFee All fees together, the treasury's included.
    /// @return precisionPoints 1e20, which is 100 %.
    function getStakingRewardsDistribution()
        external
        view
        returns (
            address[] memory recipients,
            uint256[] memory stakingModuleIds,
            uint96[] memory stakingModuleFees,
            uint96 totalFee,
            uint256 precisionPoints
        );

    /// @notice All fees together in basis points, rounded down.
    function getTotalFeeE4Precision() external view returns (uint16 totalFee);
}
