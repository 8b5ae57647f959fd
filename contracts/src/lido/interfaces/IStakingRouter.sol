// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Staking router
/// @notice Knows the staking modules, forwards deposits, and says who earns the protocol fee.
/// @dev Fees are set in basis points and read in 1e20 = 100 %. Each module's part is weighted by the ether deposited
/// through it that has not exited; as long as there is none, every fee is zero.
interface IStakingRouter {
    /// @notice Whether a module takes deposits.
    /// @param Active It does.
    /// @param DepositsPaused It does not, but earns.
    /// @param Stopped It neither takes deposits nor earns; its fee goes to the treasury.
    enum StakingModuleStatus {
        Active,
        DepositsPaused,
        Stopped
    }

    /// @notice A module.
    /// @param id From 1.
    /// @param stakingModuleAddress The module; gets its part of the fee.
    /// @param stakingModuleFee Module's part of rewards, basis points.
    /// @param treasuryFee Treasury's part of rewards, basis points.
    /// @param stakeShareLimit Most of all stake that should go to it, basis points.
    /// @param status {StakingModuleStatus} as a number.
    /// @param name Name for people.
    /// @param lastDepositAt Last deposit, unix seconds.
    /// @param lastDepositBlock Block of the last deposit.
    /// @param exitedValidatorsCount Validators that exited by the last report, ever.
    /// @param priorityExitShareThreshold Share of all stake above which it exits first, basis points.
    /// @param maxDepositsPerBlock Not enforced here.
    /// @param minDepositBlockDistance Not enforced here.
    struct StakingModule {
        uint24 id;
        address stakingModuleAddress;
        uint16 stakingModuleFee;
        uint16 treasuryFee;
        uint16 stakeShareLimit;
        uint8 status;
        string name;
        uint64 lastDepositAt;
        uint256 lastDepositBlock;
        uint256 exitedValidatorsCount;
        uint16 priorityExitShareThreshold;
        uint64 maxDepositsPerBlock;
        uint64 minDepositBlockDistance;
    }

    /// @notice Validators of a module.
    struct StakingModuleSummary {
        uint256 totalExitedValidators;
        uint256 totalDepositedValidators;
        uint256 depositableValidatorsCount;
    }

    /// @notice Only the pool may send deposits.
    error AppAuthLidoFailed();

    /// @notice The fees would exceed 100 %.
    error InvalidFeeSum();

    /// @notice A share must be at most 100 %, and exits cannot have priority below the limit.
    error InvalidStakeShareLimit();

    /// @notice An address must not be zero.
    error ZeroAddress();

    /// @notice A name has 1 to 31 bytes.
    error StakingModuleWrongName();

    /// @notice The module is there already.
    error StakingModuleAddressExists();

    /// @notice There is no such module.
    error StakingModuleUnregistered();

    /// @notice The module has this status already.
    error StakingModuleStatusTheSame();

    /// @notice No module that takes deposits has keys for `depositsCount` validators.
    error NotEnoughKeys(uint256 depositsCount);

    /// @notice Two lists do not match in length.
    error ArraysLengthMismatch(uint256 firstArrayLength, uint256 secondArrayLength);

    /// @notice Exits do not go back.
    error ExitedValidatorsCountCannotDecrease();

    /// @notice More have exited than were deposited.
    error ReportedExitedValidatorsExceedDeposited(uint256 reportedExitedValidatorsCount, uint256 depositedCount);

    event StakingModuleAdded(uint256 indexed stakingModuleId, address stakingModule, string name, address createdBy);
    event StakingModuleShareLimitSet(
        uint256 indexed stakingModuleId, uint256 stakeShareLimit, uint256 priorityExitShareThreshold, address setBy
    );
    event StakingModuleFeesSet(
        uint256 indexed stakingModuleId, uint256 stakingModuleFee, uint256 treasuryFee, address setBy
    );
    event StakingModuleStatusSet(uint256 indexed stakingModuleId, StakingModuleStatus status, address setBy);

    /// @notice `amount` wei went to the consensus layer.
    event StakingRouterETHDeposited(uint256 indexed stakingModuleId, uint256 amount);

    /// @notice Forwards the sent ether to the deposit contract. Pool only.
    /// @dev The first module that takes deposits and has the keys gets it. Every 32 ether in all take a key.
    function deposit() external payable;

    /// @notice Adds a module. Role STAKING_MODULE_MANAGE_ROLE.
    function addStakingModule(
        string calldata name,
        address stakingModuleAddress,
        uint256 stakeShareLimit,
        uint256 priorityExitShareThreshold,
        uint256 stakingModuleFee,
        uint256 treasuryFee,
        uint256 maxDepositsPerBlock,
        uint256 minDepositBlockDistance
    ) external;

    /// @notice Changes shares, fees and deposit limits. Role STAKING_MODULE_MANAGE_ROLE.
    function updateStakingModule(
        uint256 stakingModuleId,
        uint256 stakeShareLimit,
        uint256 priorityExitShareThreshold,
        uint256 stakingModuleFee,
        uint256 treasuryFee,
        uint256 maxDepositsPerBlock,
        uint256 minDepositBlockDistance
    ) external;

    /// @notice Changes whether a module takes deposits. Role STAKING_MODULE_MANAGE_ROLE.
    function setStakingModuleStatus(uint256 stakingModuleId, StakingModuleStatus status) external;

    /// @notice Sets how many validators of modules have exited, ever. Role REPORT_EXITED_VALIDATORS_ROLE.
    /// @return newlyExited How many more than before, in all.
    function updateExitedValidatorsCountByStakingModule(
        uint256[] calldata stakingModuleIds,
        uint256[] calldata exitedValidatorsCounts
    ) external returns (uint256 newlyExited);

    /// @notice Sets how many validators of a module's operators have exited, ever. Role REPORT_EXITED_VALIDATORS_ROLE.
    /// @param nodeOperatorIds Ids one after the other, 8 bytes each.
    /// @param exitedValidatorsCounts Counts one after the other, 16 bytes each.
    function reportStakingModuleExitedValidatorsCountByNodeOperator(
        uint256 stakingModuleId,
        bytes calldata nodeOperatorIds,
        bytes calldata exitedValidatorsCounts
    ) external;

    /// @notice Sets balances of modules' validators. Role REPORT_EXITED_VALIDATORS_ROLE.
    function reportValidatorBalancesByStakingModule(
        uint256[] calldata stakingModuleIds,
        uint256[] calldata validatorBalancesGwei
    ) external;

    /// @notice Tells modules about their part of the fee. Role REPORT_REWARDS_MINTED_ROLE.
    function reportRewardsMinted(uint256[] calldata stakingModuleIds, uint256[] calldata totalShares) external;

    /// @notice Whether there is such a module.
    function hasStakingModule(uint256 stakingModuleId) external view returns (bool);

    /// @notice Number of staking modules.
    function getStakingModulesCount() external view returns (uint256);

    /// @notice Ids of the staking modules.
    function getStakingModuleIds() external view returns (uint256[] memory stakingModuleIds);

    /// @notice All modules.
    function getStakingModules() external view returns (StakingModule[] memory);

    /// @notice One module.
    function getStakingModule(uint256 stakingModuleId) external view returns (StakingModule memory);

    /// @notice Status of a module.
    function getStakingModuleStatus(uint256 stakingModuleId) external view returns (StakingModuleStatus);

    /// @notice Validators of a module.
    function getStakingModuleSummary(uint256 stakingModuleId) external view returns (StakingModuleSummary memory);

    /// @notice Balance of a module's validators by the last report that told it, gwei.
    function getStakingModuleValidatorsBalance(uint256 stakingModuleId) external view returns (uint256);

    /// @notice Validators of a module that are deposited and have not exited.
    function getStakingModuleActiveValidatorsCount(uint256 stakingModuleId) external view returns (uint256);

    /// @notice Fees of all modules together.
    /// @return modulesFee Modules' part of rewards.
    /// @return treasuryFee Treasury's part of rewards.
    /// @return basePrecision 1e20, which is 100 %.
    function getStakingFeeAggregateDistribution()
        external
        view
        returns (uint96 modulesFee, uint96 treasuryFee, uint256 basePrecision);

    /// @notice Fees per module; modules without stake are left out.
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
