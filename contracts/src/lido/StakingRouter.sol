// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { ILidoLocator } from "./interfaces/ILidoLocator.sol";
import { IStakingModule } from "./interfaces/IStakingModule.sol";
import { IStakingRouter } from "./interfaces/IStakingRouter.sol";
import { AccessControl } from "@openzeppelin/contracts/access/AccessControl.sol";
import { Address } from "@openzeppelin/contracts/utils/Address.sol";
import { Math } from "@openzeppelin/contracts/utils/math/Math.sol";
import { SafeCast } from "@openzeppelin/contracts/utils/math/SafeCast.sol";

/// @title Staking router
contract StakingRouter is IStakingRouter, AccessControl {
    using SafeCast for uint256;

    bytes32 public constant STAKING_MODULE_MANAGE_ROLE = keccak256("STAKING_MODULE_MANAGE_ROLE");
    bytes32 public constant REPORT_EXITED_VALIDATORS_ROLE = keccak256("REPORT_EXITED_VALIDATORS_ROLE");
    bytes32 public constant REPORT_REWARDS_MINTED_ROLE = keccak256("REPORT_REWARDS_MINTED_ROLE");

    /// @notice 100 % in the precision of fees.
    uint256 public constant FEE_PRECISION_POINTS = 1e20;
    /// @notice 100 % of shares and fees as they are set.
    uint256 public constant TOTAL_BASIS_POINTS = 10_000;
    /// @notice Longest name of a module, bytes.
    uint256 public constant MAX_STAKING_MODULE_NAME_LENGTH = 31;

    /// @notice Where deposits go.
    address payable public immutable DEPOSIT_CONTRACT;

    uint256 private constant VALIDATOR_DEPOSIT = 32 ether;

    ILidoLocator private immutable LOCATOR;

    /// @dev Module `id` is at `id - 1`.
    StakingModule[] private _modules;
    mapping(uint256 moduleId => uint256) private _deposited;
    mapping(uint256 moduleId => uint256) private _balanceGwei;

    /// @param locator Address book; its accounting oracle reports exits, its accounting reports rewards.
    /// @param admin Gets every role but that of reporting rewards.
    /// @param depositContract Where deposits go.
    constructor(ILidoLocator locator, address admin, address payable depositContract) {
        if (depositContract == address(0)) revert ZeroAddress();
        LOCATOR = locator;
        DEPOSIT_CONTRACT = depositContract;
        _grantRole(DEFAULT_ADMIN_ROLE, admin);
        _grantRole(STAKING_MODULE_MANAGE_ROLE, admin);
        _grantRole(REPORT_EXITED_VALIDATORS_ROLE, admin);
        _grantRole(REPORT_EXITED_VALIDATORS_ROLE, locator.accountingOracle());
        _grantRole(REPORT_REWARDS_MINTED_ROLE, locator.accounting());
    }

    // Deposits

    /// @inheritdoc IStakingRouter
    function deposit() external payable {
        if (msg.sender != LOCATOR.lido()) revert AppAuthLidoFailed();
        uint256 id = _moduleForDeposit(msg.value);
        StakingModule storage module = _modules[id - 1];
        uint256 count = _newValidators(id, msg.value);
        _deposited[id] += msg.value;
        module.lastDepositAt = uint64(block.timestamp);
        module.lastDepositBlock = block.number;
        if (count != 0) IStakingModule(module.stakingModuleAddress).obtainDepositData(count, "");
        emit StakingRouterETHDeposited(id, msg.value);
        Address.sendValue(DEPOSIT_CONTRACT, msg.value);
    }

    // Modules

    /// @inheritdoc IStakingRouter
    function addStakingModule(
        string calldata name,
        address stakingModuleAddress,
        uint256 stakeShareLimit,
        uint256 priorityExitShareThreshold,
        uint256 stakingModuleFee,
        uint256 treasuryFee,
        uint256 maxDepositsPerBlock,
        uint256 minDepositBlockDistance
    ) external onlyRole(STAKING_MODULE_MANAGE_ROLE) {
        if (stakingModuleAddress == address(0)) revert ZeroAddress();
        uint256 length = bytes(name).length;
        if (length == 0 || length > MAX_STAKING_MODULE_NAME_LENGTH) revert StakingModuleWrongName();
        for (uint256 i = 0; i < _modules.length; ++i) {
            if (_modules[i].stakingModuleAddress == stakingModuleAddress) revert StakingModuleAddressExists();
        }
        StakingModule storage module = _modules.push();
        module.id = _modules.length.toUint24();
        module.name = name;
        module.stakingModuleAddress = stakingModuleAddress;
        emit StakingModuleAdded(module.id, stakingModuleAddress, name, msg.sender);
        _update(
            module,
            stakeShareLimit,
            priorityExitShareThreshold,
            stakingModuleFee,
            treasuryFee,
            maxDepositsPerBlock,
            minDepositBlockDistance
        );
    }

    /// @inheritdoc IStakingRouter
    function updateStakingModule(
        uint256 stakingModuleId,
        uint256 stakeShareLimit,
        uint256 priorityExitShareThreshold,
        uint256 stakingModuleFee,
        uint256 treasuryFee,
        uint256 maxDepositsPerBlock,
        uint256 minDepositBlockDistance
    ) external onlyRole(STAKING_MODULE_MANAGE_ROLE) {
        _update(
            _module(stakingModuleId),
            stakeShareLimit,
            priorityExitShareThreshold,
            stakingModuleFee,
            treasuryFee,
            maxDepositsPerBlock,
            minDepositBlockDistance
        );
    }

    /// @inheritdoc IStakingRouter
    function setStakingModuleStatus(uint256 stakingModuleId, StakingModuleStatus status)
        external
        onlyRole(STAKING_MODULE_MANAGE_ROLE)
    {
        StakingModule storage module = _module(stakingModuleId);
        if (module.status == uint8(status)) revert StakingModuleStatusTheSame();
        module.status = uint8(status);
        emit StakingModuleStatusSet(stakingModuleId, status, msg.sender);
    }

    // Reports

    /// @inheritdoc IStakingRouter
    function updateExitedValidatorsCountByStakingModule(
        uint256[] calldata stakingModuleIds,
        uint256[] calldata exitedValidatorsCounts
    ) external onlyRole(REPORT_EXITED_VALIDATORS_ROLE) returns (uint256 newlyExited) {
        _checkLengths(stakingModuleIds.length, exitedValidatorsCounts.length);
        for (uint256 i = 0; i < stakingModuleIds.length; ++i) {
            StakingModule storage module = _module(stakingModuleIds[i]);
            uint256 count = exitedValidatorsCounts[i];
            if (count < module.exitedValidatorsCount) revert ExitedValidatorsCountCannotDecrease();
            (, uint256 deposited,) = IStakingModule(module.stakingModuleAddress).getStakingModuleSummary();
            if (count > deposited) revert ReportedExitedValidatorsExceedDeposited(count, deposited);
            newlyExited += count - module.exitedValidatorsCount;
            module.exitedValidatorsCount = count;
        }
    }

    /// @inheritdoc IStakingRouter
    function reportStakingModuleExitedValidatorsCountByNodeOperator(
        uint256 stakingModuleId,
        bytes calldata nodeOperatorIds,
        bytes calldata exitedValidatorsCounts
    ) external onlyRole(REPORT_EXITED_VALIDATORS_ROLE) {
        IStakingModule(_module(stakingModuleId).stakingModuleAddress)
            .updateExitedValidatorsCount(nodeOperatorIds, exitedValidatorsCounts);
    }

    /// @inheritdoc IStakingRouter
    function reportValidatorBalancesByStakingModule(
        uint256[] calldata stakingModuleIds,
        uint256[] calldata validatorBalancesGwei
    ) external onlyRole(REPORT_EXITED_VALIDATORS_ROLE) {
        _checkLengths(stakingModuleIds.length, validatorBalancesGwei.length);
        for (uint256 i = 0; i < stakingModuleIds.length; ++i) {
            _balanceGwei[_module(stakingModuleIds[i]).id] = validatorBalancesGwei[i];
        }
    }

    /// @inheritdoc IStakingRouter
    function reportRewardsMinted(uint256[] calldata stakingModuleIds, uint256[] calldata totalShares)
        external
        onlyRole(REPORT_REWARDS_MINTED_ROLE)
    {
        _checkLengths(stakingModuleIds.length, totalShares.length);
        for (uint256 i = 0; i < stakingModuleIds.length; ++i) {
            if (totalShares[i] == 0) continue;
            IStakingModule(_module(stakingModuleIds[i]).stakingModuleAddress).onRewardsMinted(totalShares[i]);
        }
    }

    // Views

    /// @inheritdoc IStakingRouter
    function hasStakingModule(uint256 stakingModuleId) public view returns (bool) {
        return stakingModuleId != 0 && stakingModuleId <= _modules.length;
    }

    /// @inheritdoc IStakingRouter
    function getStakingModulesCount() external view returns (uint256) {
        return _modules.length;
    }

    /// @inheritdoc IStakingRouter
    function getStakingModuleIds() external view returns (uint256[] memory stakingModuleIds) {
        stakingModuleIds = new uint256[](_modules.length);
        for (uint256 i = 0; i < stakingModuleIds.length; ++i) {
            stakingModuleIds[i] = i + 1;
        }
    }

    /// @inheritdoc IStakingRouter
    function getStakingModules() external view returns (StakingModule[] memory) {
        return _modules;
    }

    /// @inheritdoc IStakingRouter
    function getStakingModule(uint256 stakingModuleId) external view returns (StakingModule memory) {
        return _module(stakingModuleId);
    }

    /// @inheritdoc IStakingRouter
    function getStakingModuleStatus(uint256 stakingModuleId) external view returns (StakingModuleStatus) {
        return StakingModuleStatus(_module(stakingModuleId).status);
    }

    /// @inheritdoc IStakingRouter
    function getStakingModuleSummary(uint256 stakingModuleId) external view returns (StakingModuleSummary memory) {
        (uint256 exited, uint256 deposited, uint256 depositable) =
            IStakingModule(_module(stakingModuleId).stakingModuleAddress).getStakingModuleSummary();
        return StakingModuleSummary(exited, deposited, depositable);
    }

    /// @inheritdoc IStakingRouter
    function getStakingModuleValidatorsBalance(uint256 stakingModuleId) external view returns (uint256) {
        return _balanceGwei[_module(stakingModuleId).id];
    }

    /// @inheritdoc IStakingRouter
    function getStakingModuleActiveValidatorsCount(uint256 stakingModuleId) external view returns (uint256) {
        StakingModule storage module = _module(stakingModuleId);
        (uint256 exited, uint256 deposited,) = IStakingModule(module.stakingModuleAddress).getStakingModuleSummary();
        return deposited - Math.max(exited, module.exitedValidatorsCount);
    }

    // Fees

    /// @inheritdoc IStakingRouter
    function getStakingFeeAggregateDistribution() public view returns (uint96, uint96, uint256) {
        (,, uint96[] memory moduleFees, uint96 totalFee, uint256 precision) = getStakingRewardsDistribution();
        uint256 modulesFee = 0;
        for (uint256 i = 0; i < moduleFees.length; ++i) {
            modulesFee += moduleFees[i];
        }
        return (uint96(modulesFee), uint96(totalFee - modulesFee), precision);
    }

    /// @inheritdoc IStakingRouter
    function getStakingRewardsDistribution()
        public
        view
        returns (
            address[] memory recipients,
            uint256[] memory stakingModuleIds,
            uint96[] memory stakingModuleFees,
            uint96 totalFee,
            uint256 precisionPoints
        )
    {
        precisionPoints = FEE_PRECISION_POINTS;
        (uint256 allStake, uint256 count) = _stakes();
        if (allStake == 0) return (recipients, stakingModuleIds, stakingModuleFees, 0, precisionPoints);
        recipients = new address[](count);
        stakingModuleIds = new uint256[](count);
        stakingModuleFees = new uint96[](count);
        uint256 next = 0;
        for (uint256 id = 1; id <= _modules.length; ++id) {
            uint256 stake = _stakeOf(id);
            if (stake == 0) continue;
            StakingModule storage module = _modules[id - 1];
            uint96 moduleFee = _partOfFee(module.stakingModuleFee, stake, allStake);
            totalFee += moduleFee + _partOfFee(module.treasuryFee, stake, allStake);
            recipients[next] = module.stakingModuleAddress;
            stakingModuleIds[next] = id;
            // A stopped module's part stays in the total and so goes to the treasury.
            if (module.status != uint8(StakingModuleStatus.Stopped)) stakingModuleFees[next] = moduleFee;
            ++next;
        }
    }

    /// @inheritdoc IStakingRouter
    function getTotalFeeE4Precision() external view returns (uint16) {
        (,,, uint96 totalFee, uint256 precision) = getStakingRewardsDistribution();
        return uint16(totalFee * TOTAL_BASIS_POINTS / precision);
    }

    // Internals

    function _module(uint256 id) private view returns (StakingModule storage) {
        if (!hasStakingModule(id)) revert StakingModuleUnregistered();
        return _modules[id - 1];
    }

    function _update(
        StakingModule storage module,
        uint256 stakeShareLimit,
        uint256 priorityExitShareThreshold,
        uint256 stakingModuleFee,
        uint256 treasuryFee,
        uint256 maxDepositsPerBlock,
        uint256 minDepositBlockDistance
    ) private {
        if (stakeShareLimit > priorityExitShareThreshold || priorityExitShareThreshold > TOTAL_BASIS_POINTS) {
            revert InvalidStakeShareLimit();
        }
        if (stakingModuleFee > TOTAL_BASIS_POINTS || treasuryFee > TOTAL_BASIS_POINTS - stakingModuleFee) {
            revert InvalidFeeSum();
        }
        module.stakeShareLimit = uint16(stakeShareLimit);
        module.priorityExitShareThreshold = uint16(priorityExitShareThreshold);
        module.stakingModuleFee = uint16(stakingModuleFee);
        module.treasuryFee = uint16(treasuryFee);
        module.maxDepositsPerBlock = maxDepositsPerBlock.toUint64();
        module.minDepositBlockDistance = minDepositBlockDistance.toUint64();
        emit StakingModuleShareLimitSet(module.id, stakeShareLimit, priorityExitShareThreshold, msg.sender);
        emit StakingModuleFeesSet(module.id, stakingModuleFee, treasuryFee, msg.sender);
    }

    function _moduleForDeposit(uint256 amount) private view returns (uint256) {
        for (uint256 id = 1; id <= _modules.length; ++id) {
            StakingModule storage module = _modules[id - 1];
            if (module.status != uint8(StakingModuleStatus.Active)) continue;
            (,, uint256 depositable) = IStakingModule(module.stakingModuleAddress).getStakingModuleSummary();
            if (_newValidators(id, amount) <= depositable) return id;
        }
        revert NotEnoughKeys(amount / VALIDATOR_DEPOSIT);
    }

    /// @dev Deposits need not come in whole validators here; a key is taken when 32 ether are complete.
    function _newValidators(uint256 id, uint256 amount) private view returns (uint256) {
        return (_deposited[id] + amount) / VALIDATOR_DEPOSIT - _deposited[id] / VALIDATOR_DEPOSIT;
    }

    function _stakes() private view returns (uint256 all, uint256 count) {
        for (uint256 id = 1; id <= _modules.length; ++id) {
            uint256 stake = _stakeOf(id);
            all += stake;
            if (stake != 0) ++count;
        }
    }

    /// @dev Ether deposited through the module, less 32 for each validator that exited.
    function _stakeOf(uint256 id) private view returns (uint256) {
        return Math.saturatingSub(_deposited[id], _modules[id - 1].exitedValidatorsCount * VALIDATOR_DEPOSIT);
    }

    function _partOfFee(uint256 basisPoints, uint256 stake, uint256 allStake) private pure returns (uint96) {
        return uint96(Math.mulDiv(basisPoints * FEE_PRECISION_POINTS / TOTAL_BASIS_POINTS, stake, allStake));
    }

    function _checkLengths(uint256 first, uint256 second) private pure {
        if (first != second) revert ArraysLengthMismatch(first, second);
    }
}
