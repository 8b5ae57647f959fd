// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { ExtraData } from "./ExtraData.sol";
import { IAccounting } from "./interfaces/IAccounting.sol";
import { IAccountingOracle } from "./interfaces/IAccountingOracle.sol";
import { IHashConsensus } from "./interfaces/IHashConsensus.sol";
import { ILidoLocator } from "./interfaces/ILidoLocator.sol";
import { IOracleReportSanityChecker } from "./interfaces/IOracleReportSanityChecker.sol";
import { IReportAsyncProcessor } from "./interfaces/IReportAsyncProcessor.sol";
import { IStakingRouter } from "./interfaces/IStakingRouter.sol";
import { IWithdrawalQueue } from "./interfaces/IWithdrawalQueue.sol";
import { AccessControl } from "@openzeppelin/contracts/access/AccessControl.sol";

/// @title Accounting oracle
contract AccountingOracle is ExtraData, AccessControl {
    bytes32 public constant SUBMIT_DATA_ROLE = keccak256("SUBMIT_DATA_ROLE");

    ILidoLocator public immutable LOCATOR;
    /// @inheritdoc IAccountingOracle
    uint256 public immutable SECONDS_PER_SLOT;
    /// @inheritdoc IAccountingOracle
    uint256 public immutable GENESIS_TIME;

    uint256 private constant CONTRACT_VERSION = 5;
    uint256 private constant CONSENSUS_VERSION = 6;
    uint256 private constant WEI_PER_GWEI = 1e9;

    address private immutable CONSENSUS;

    bytes32 private _hash;
    uint256 private _refSlot;
    uint256 private _deadline;
    uint256 private _processingRefSlot;

    /// @param locator Address book.
    /// @param admin Gets every role.
    /// @param consensus Where members agree.
    /// @param secondsPerSlot Length of a slot.
    /// @param genesisTime Start of slot 0, Unix seconds; the first report covers all time since.
    constructor(ILidoLocator locator, address admin, address consensus, uint256 secondsPerSlot, uint256 genesisTime) {
        if (consensus == address(0) || admin == address(0)) revert AddressCannotBeZero();
        if (secondsPerSlot == 0) revert SecondsPerSlotCannotBeZero();
        LOCATOR = locator;
        CONSENSUS = consensus;
        SECONDS_PER_SLOT = secondsPerSlot;
        GENESIS_TIME = genesisTime;
        _grantRole(DEFAULT_ADMIN_ROLE, admin);
        _grantRole(SUBMIT_DATA_ROLE, admin);
    }

    // Agreement

    /// @inheritdoc IReportAsyncProcessor
    function submitConsensusReport(bytes32 report, uint256 refSlot, uint256 deadline) external {
        _onlyConsensus();
        if (report == bytes32(0)) revert HashCannotBeZero();
        if (block.timestamp > deadline) revert ProcessingDeadlineMissed(deadline);
        if (refSlot < _refSlot) revert RefSlotCannotDecrease(refSlot, _refSlot);
        if (refSlot <= _processingRefSlot) {
            revert RefSlotMustBeGreaterThanProcessingOne(refSlot, _processingRefSlot);
        }
        if (_refSlot != refSlot && _refSlot != _processingRefSlot) emit WarnProcessingMissed(_refSlot);
        (_hash, _refSlot, _deadline) = (report, refSlot, deadline);
        emit ReportSubmitted(refSlot, report, deadline);
    }

    /// @inheritdoc IReportAsyncProcessor
    function discardConsensusReport(uint256 refSlot) external {
        _onlyConsensus();
        if (refSlot < _refSlot) revert RefSlotCannotDecrease(refSlot, _refSlot);
        if (refSlot <= _processingRefSlot) revert RefSlotAlreadyProcessing();
        if (refSlot > _refSlot) return;
        emit ReportDiscarded(refSlot, _hash);
        _hash = bytes32(0);
    }

    /// @inheritdoc IReportAsyncProcessor
    function getLastProcessingRefSlot() external view returns (uint256) {
        return _processingRefSlot;
    }

    /// @inheritdoc IReportAsyncProcessor
    function getConsensusVersion() external pure returns (uint256) {
        return CONSENSUS_VERSION;
    }

    // Data

    /// @inheritdoc IAccountingOracle
    function submitReportData(ReportData calldata data, uint256 contractVersion) external {
        _checkMaySubmit();
        if (contractVersion != CONTRACT_VERSION) revert UnexpectedContractVersion(CONTRACT_VERSION, contractVersion);
        _checkAgreed(data);
        uint256 previous = _processingRefSlot;
        _processingRefSlot = data.refSlot;
        emit ProcessingStarted(data.refSlot, _hash);
        _announceExtraData(data);
        _apply(data, previous);
    }

    /// @inheritdoc IAccountingOracle
    function getConsensusReport() external view returns (bytes32, uint256, uint256, bool) {
        return (_hash, _refSlot, _deadline, _hash != bytes32(0) && _refSlot == _processingRefSlot);
    }

    /// @inheritdoc IAccountingOracle
    function getProcessingState() external view returns (ProcessingState memory result) {
        (result.currentFrameRefSlot,) = IHashConsensus(CONSENSUS).getCurrentFrame();
        if (_hash == bytes32(0) || _refSlot != result.currentFrameRefSlot) return result;
        result.processingDeadlineTime = _deadline;
        result.mainDataHash = _hash;
        result.mainDataSubmitted = _refSlot == _processingRefSlot;
        if (!result.mainDataSubmitted) return result;
        result.extraDataHash = _extra.hash;
        result.extraDataFormat = _extra.format;
        result.extraDataSubmitted = _extra.isSubmitted;
        result.extraDataItemsCount = _extra.itemsCount;
        result.extraDataItemsSubmitted = _extra.itemsProcessed;
    }

    /// @inheritdoc IAccountingOracle
    function getConsensusContract() external view returns (address) {
        return CONSENSUS;
    }

    /// @inheritdoc IAccountingOracle
    function getContractVersion() external pure returns (uint256) {
        return CONTRACT_VERSION;
    }

    // Internals

    function _onlyConsensus() private view {
        if (msg.sender != CONSENSUS) revert SenderIsNotTheConsensusContract();
    }

    function _checkAgreed(ReportData calldata data) private view {
        if (data.refSlot != _refSlot) revert UnexpectedRefSlot(_refSlot, data.refSlot);
        if (data.consensusVersion != CONSENSUS_VERSION) {
            revert UnexpectedConsensusVersion(CONSENSUS_VERSION, data.consensusVersion);
        }
        bytes32 received = keccak256(abi.encode(data));
        if (_hash == bytes32(0)) revert NoConsensusReportToProcess();
        if (received != _hash) revert UnexpectedDataHash(_hash, received);
        if (block.timestamp > _deadline) revert ProcessingDeadlineMissed(_deadline);
        if (data.refSlot == _processingRefSlot) revert RefSlotAlreadyProcessing();
    }

    /// @inheritdoc ExtraData
    function _checkMainDataCame() internal view override {
        _checkMaySubmit();
        if (_hash == bytes32(0) || _refSlot != _processingRefSlot) revert CannotSubmitExtraDataBeforeMainData();
        if (block.timestamp > _deadline) revert ProcessingDeadlineMissed(_deadline);
    }

    /// @inheritdoc ExtraData
    function _router() internal view override returns (IStakingRouter) {
        return IStakingRouter(LOCATOR.stakingRouter());
    }

    /// @inheritdoc ExtraData
    function _sanityChecker() internal view override returns (IOracleReportSanityChecker) {
        return IOracleReportSanityChecker(LOCATOR.oracleReportSanityChecker());
    }

    function _checkMaySubmit() private view {
        if (!hasRole(SUBMIT_DATA_ROLE, msg.sender) && !IHashConsensus(CONSENSUS).getIsMember(msg.sender)) {
            revert SenderNotAllowed();
        }
    }

    function _apply(ReportData calldata data, uint256 previousRefSlot) private {
        uint256 timestamp = _startOfSlot(data.refSlot);
        uint256 elapsed = (data.refSlot - previousRefSlot) * SECONDS_PER_SLOT;
        _reportExits(data, elapsed);
        _reportBalances(data);
        IWithdrawalQueue(LOCATOR.withdrawalQueue())
            .onOracleReport(data.isBunkerMode, _startOfSlot(previousRefSlot), timestamp);
        IAccounting(LOCATOR.accounting())
            .handleOracleReport(
                IAccounting.ReportValues({
                timestamp: timestamp,
                timeElapsed: elapsed,
                clValidatorsBalance: data.clValidatorsBalanceGwei * WEI_PER_GWEI,
                clPendingBalance: data.clPendingBalanceGwei * WEI_PER_GWEI,
                withdrawalVaultBalance: data.withdrawalVaultBalance,
                elRewardsVaultBalance: data.elRewardsVaultBalance,
                sharesRequestedToBurn: data.sharesRequestedToBurn,
                withdrawalFinalizationBatches: data.withdrawalFinalizationBatches,
                simulatedShareRate: data.simulatedShareRate
            })
            );
    }

    function _reportExits(ReportData calldata data, uint256 elapsed) private {
        uint256[] calldata ids = data.stakingModuleIdsWithNewlyExitedValidators;
        if (!_isAscending(ids, data.numExitedValidatorsByStakingModule.length)) revert InvalidExitedValidatorsData();
        if (ids.length == 0) return;
        uint256 newlyExited =
            _router().updateExitedValidatorsCountByStakingModule(ids, data.numExitedValidatorsByStakingModule);
        _sanityChecker().checkExitedEthAmountPerDay(newlyExited, elapsed);
    }

    function _reportBalances(ReportData calldata data) private {
        uint256[] calldata ids = data.stakingModuleIdsWithUpdatedBalance;
        if (!_isAscending(ids, data.validatorBalancesGweiByStakingModule.length)) revert InvalidClBalancesData();
        if (ids.length == 0) return;
        _sanityChecker()
            .checkCLBalancesConsistency(ids, data.validatorBalancesGweiByStakingModule, data.clValidatorsBalanceGwei);
        _router().reportValidatorBalancesByStakingModule(ids, data.validatorBalancesGweiByStakingModule);
    }

    function _isAscending(uint256[] calldata ids, uint256 length) private pure returns (bool) {
        if (ids.length != length) return false;
        for (uint256 i = 1; i < ids.length; ++i) {
            if (ids[i] <= ids[i - 1]) return false;
        }
        return true;
    }

    function _startOfSlot(uint256 slot) private view returns (uint256) {
        return GENESIS_TIME + slot * SECONDS_PER_SLOT;
    }
}
