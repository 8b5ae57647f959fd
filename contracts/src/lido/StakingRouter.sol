// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { ILidoLocator } from "./interfaces/ILidoLocator.sol";
import { IStakingRouter } from "./interfaces/IStakingRouter.sol";
import { AccessControl } from "@openzeppelin/contracts/access/AccessControl.sol";
import { Address } from "@openzeppelin/contracts/utils/Address.sol";

/// @title Staking router with one module
contract StakingRouter is IStakingRouter, AccessControl {
    bytes32 public constant STAKING_MODULE_MANAGE_ROLE = keccak256("STAKING_MODULE_MANAGE_ROLE");

    /// @notice 100 % in the precision of fees.
    uint256 public constant FEE_PRECISION_POINTS = 1e20;

    /// @notice Where deposits go.
    address payable public immutable DEPOSIT_CONTRACT;

    uint256 private constant MODULE_ID = 1;
    uint256 private constant TOTAL_BASIS_POINTS = 10_000;

    ILidoLocator private immutable LOCATOR;

    address private _recipient;
    bool private _hasValidators;
    uint96 private _moduleFee;
    uint96 private _treasuryFee;

    /// @param locator Address book.
    /// @param admin Gets every role.
    /// @param depositContract Where deposits go.
    /// @param recipient Who gets the module's fee.
    /// @param moduleFee Module's part of rewards, 1e20 = 100 %.
    /// @param treasuryFee Treasury's part of rewards, 1e20 = 100 %.
    constructor(
        ILidoLocator locator,
        address admin,
        address payable depositContract,
        address recipient,
        uint96 moduleFee,
        uint96 treasuryFee
    ) {
        if (depositContract == address(0)) revert ZeroAddress();
        LOCATOR = locator;
        DEPOSIT_CONTRACT = depositContract;
        _grantRole(DEFAULT_ADMIN_ROLE, admin);
        _grantRole(STAKING_MODULE_MANAGE_ROLE, admin);
        _setRecipient(recipient);
        _setFees(moduleFee, treasuryFee);
    }

    /// @inheritdoc IStakingRouter
    function deposit() external payable {
        if (msg.sender != LOCATOR.lido()) revert AppAuthLidoFailed();
        _hasValidators = true;
        emit StakingRouterETHDeposited(MODULE_ID, msg.value);
        Address.sendValue(DEPOSIT_CONTRACT, msg.value);
    }

    /// @inheritdoc IStakingRouter
    function setStakingModuleFees(uint96 moduleFee, uint96 treasuryFee) external onlyRole(STAKING_MODULE_MANAGE_ROLE) {
        _setFees(moduleFee, treasuryFee);
    }

    /// @inheritdoc IStakingRouter
    function setStakingModuleRecipient(address recipient) external onlyRole(STAKING_MODULE_MANAGE_ROLE) {
        _setRecipient(recipient);
    }

    /// @inheritdoc IStakingRouter
    function getStakingModulesCount() external pure returns (uint256) {
        return 1;
    }

    /// @inheritdoc IStakingRouter
    function getStakingModuleIds() external pure returns (uint256[] memory stakingModuleIds) {
        stakingModuleIds = new uint256[](1);
        stakingModuleIds[0] = MODULE_ID;
    }

    /// @inheritdoc IStakingRouter
    function getStakingFeeAggregateDistribution() public view returns (uint96, uint96, uint256) {
        if (!_hasValidators) return (0, 0, FEE_PRECISION_POINTS);
        return (_moduleFee, _treasuryFee, FEE_PRECISION_POINTS);
    }

    /// @inheritdoc IStakingRouter
    function getStakingRewardsDistribution()
        external
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
        if (!_hasValidators) return (recipients, stakingModuleIds, stakingModuleFees, 0, precisionPoints);
        recipients = new address[](1);
        recipients[0] = _recipient;
        stakingModuleIds = new uint256[](1);
        stakingModuleIds[0] = MODULE_ID;
        stakingModuleFees = new uint96[](1);
        stakingModuleFees[0] = _moduleFee;
        totalFee = _moduleFee + _treasuryFee;
    }

    /// @inheritdoc IStakingRouter
    function getTotalFeeE4Precision() external view returns (uint16) {
        (uint256 modulesFee, uint256 treasuryFee, uint256 precision) = getStakingFeeAggregateDistribution();
        return uint16((modulesFee + treasuryFee) * TOTAL_BASIS_POINTS / precision);
    }

    function _setFees(uint96 moduleFee, uint96 treasuryFee) private {
        if (uint256(moduleFee) + treasuryFee > FEE_PRECISION_POINTS) revert InvalidFeeSum();
        _moduleFee = moduleFee;
        _treasuryFee = treasuryFee;
        emit StakingModuleFeesSet(MODULE_ID, moduleFee, treasuryFee);
    }

    function _setRecipient(address recipient) private {
        if (recipient == address(0)) revert ZeroAddress();
        _recipient = recipient;
        emit StakingModuleRecipientSet(MODULE_ID, recipient);
    }
}
