// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IReportAsyncProcessor } from "./IReportAsyncProcessor.sol";

/// @title Accounting oracle
/// @notice Takes the data of a report whose hash members agreed on, and hands it to the protocol.
interface IAccountingOracle is IReportAsyncProcessor {
    /// @notice A report as members make it. Balances of the consensus layer are in gwei, all else in wei.
    /// @param consensusVersion Version of the rules it was made by.
    /// @param refSlot Slot described.
    /// @param clValidatorsBalanceGwei Balance of all validators.
    /// @param clPendingBalanceGwei Deposits waiting on the consensus layer.
    /// @param stakingModuleIdsWithNewlyExitedValidators Modules whose number of exited validators changed.
    /// @param numExitedValidatorsByStakingModule Exited validators of each of them, ever.
    /// @param stakingModuleIdsWithUpdatedBalance Modules whose balance is reported.
    /// @param validatorBalancesGweiByStakingModule Balance of each of them.
    /// @param withdrawalVaultBalance Ether in the withdrawal vault.
    /// @param elRewardsVaultBalance Ether in the execution-layer rewards vault.
    /// @param sharesRequestedToBurn Shares waiting in the burner.
    /// @param withdrawalFinalizationBatches From the queue's `calculateFinalizationBatches`.
    /// @param simulatedShareRate Share rate after the report without finalization, 1e27.
    /// @param isBunkerMode Whether bunker mode is on from this report.
    /// @param vaultsDataTreeRoot Data about vaults outside the pool; not used here.
    /// @param vaultsDataTreeCid Where that data is; not used here.
    /// @param extraDataFormat 0: none; 1: a list of items.
    /// @param extraDataHash Of the first transaction's extra data; zero without.
    /// @param extraDataItemsCount Items in all transactions.
    struct ReportData {
        uint256 consensusVersion;
        uint256 refSlot;
        uint256 clValidatorsBalanceGwei;
        uint256 clPendingBalanceGwei;
        uint256[] stakingModuleIdsWithNewlyExitedValidators;
        uint256[] numExitedValidatorsByStakingModule;
        uint256[] stakingModuleIdsWithUpdatedBalance;
        uint256[] validatorBalancesGweiByStakingModule;
        uint256 withdrawalVaultBalance;
        uint256 elRewardsVaultBalance;
        uint256 sharesRequestedToBurn;
        uint256[] withdrawalFinalizationBatches;
        uint256 simulatedShareRate;
        bool isBunkerMode;
        bytes32 vaultsDataTreeRoot;
        string vaultsDataTreeCid;
        uint256 extraDataFormat;
        bytes32 extraDataHash;
        uint256 extraDataItemsCount;
    }

    /// @notice How far the current frame's report is.
    struct ProcessingState {
        uint256 currentFrameRefSlot;
        uint256 processingDeadlineTime;
        bytes32 mainDataHash;
        bool mainDataSubmitted;
        bytes32 extraDataHash;
        uint256 extraDataFormat;
        bool extraDataSubmitted;
        uint256 extraDataItemsCount;
        uint256 extraDataItemsSubmitted;
    }

    /// @notice An address that must not be zero is.
    error AddressCannotBeZero();

    /// @notice Slots must have a length.
    error SecondsPerSlotCannotBeZero();

    /// @notice Only the consensus contract may.
    error SenderIsNotTheConsensusContract();

    /// @notice Neither a member of the consensus nor in SUBMIT_DATA_ROLE.
    error SenderNotAllowed();

    /// @notice The hash must not be zero.
    error HashCannotBeZero();

    /// @notice Reports go forward.
    error RefSlotCannotDecrease(uint256 refSlot, uint256 prevRefSlot);

    /// @notice This slot is processed already.
    error RefSlotMustBeGreaterThanProcessingOne(uint256 refSlot, uint256 processingRefSlot);

    /// @notice This slot's data has come.
    error RefSlotAlreadyProcessing();

    /// @notice Too late for this frame.
    error ProcessingDeadlineMissed(uint256 deadline);

    /// @notice Members have agreed on nothing that could be processed.
    error NoConsensusReportToProcess();

    /// @notice The data is for another slot than the one agreed on.
    error UnexpectedRefSlot(uint256 consensusRefSlot, uint256 dataRefSlot);

    /// @notice The data is by another version of the rules.
    error UnexpectedConsensusVersion(uint256 expectedVersion, uint256 receivedVersion);

    /// @notice The sender expects another version of this contract.
    error UnexpectedContractVersion(uint256 expected, uint256 received);

    /// @notice The data is not what members agreed on.
    error UnexpectedDataHash(bytes32 consensusHash, bytes32 receivedHash);

    /// @notice The report announced extra data of another format.
    error UnexpectedExtraDataFormat(uint256 expectedFormat, uint256 receivedFormat);

    /// @notice The extra data is not what was announced; nothing may be announced where there is none.
    error UnexpectedExtraDataHash(bytes32 consensusHash, bytes32 receivedHash);

    /// @notice Not as many items as were announced.
    error UnexpectedExtraDataItemsCount(uint256 expectedCount, uint256 receivedCount);

    /// @notice There is no such format.
    error UnsupportedExtraDataFormat(uint256 format);

    /// @notice A list has items.
    error ExtraDataItemsCountCannotBeZeroForNonEmptyData();

    /// @notice A list has a hash.
    error ExtraDataHashCannotBeZeroForNonEmptyData();

    /// @notice The report's main data comes first.
    error CannotSubmitExtraDataBeforeMainData();

    /// @notice All extra data of the report has come.
    error ExtraDataAlreadyProcessed();

    /// @notice Items are numbered from 0 through all transactions.
    error UnexpectedExtraDataIndex(uint256 expectedIndex, uint256 receivedIndex);

    /// @notice There is no such type of item.
    error UnsupportedExtraDataType(uint256 itemIndex, uint256 dataType);

    /// @notice Items of this type are not taken any more.
    error DeprecatedExtraDataType(uint256 itemIndex, uint256 dataType);

    /// @notice An item names no module or no operator, or it is cut off.
    error InvalidExtraDataItem(uint256 itemIndex);

    /// @notice Type, module and operator must ascend.
    error InvalidExtraDataSortOrder(uint256 itemIndex);

    /// @notice Lists by module must be of one length, with module ids ascending.
    error InvalidExitedValidatorsData();

    /// @notice Lists by module must be of one length, with module ids ascending.
    error InvalidClBalancesData();

    event ReportSubmitted(uint256 indexed refSlot, bytes32 hash, uint256 processingDeadlineTime);
    event ReportDiscarded(uint256 indexed refSlot, bytes32 hash);
    event ProcessingStarted(uint256 indexed refSlot, bytes32 hash);

    /// @notice The last agreed report was never processed.
    event WarnProcessingMissed(uint256 indexed refSlot);

    /// @notice Some of the last report's extra data never came.
    event WarnExtraDataIncompleteProcessing(uint256 indexed refSlot, uint256 processedItemsCount, uint256 itemsCount);

    /// @notice Extra data of the slot came; all of it when both counts are the same.
    event ExtraDataSubmitted(uint256 indexed refSlot, uint256 itemsProcessed, uint256 itemsCount);

    /// @notice Takes the data of the agreed report and applies it. A member, or role SUBMIT_DATA_ROLE.
    /// @dev In this order: exited validators to the staking router, bunker mode and time to the queue, all else to
    /// accounting. Reverts as those do.
    function submitReportData(ReportData calldata data, uint256 contractVersion) external;

    /// @notice Says that the report has no extra data, as was announced. A member, or role SUBMIT_DATA_ROLE.
    function submitReportExtraDataEmpty() external;

    /// @notice Takes extra data of the agreed report. A member, or role SUBMIT_DATA_ROLE.
    /// @param data Hash of the data of the transaction to follow, zero if none, and items; `ExtraData` says how.
    function submitReportExtraDataList(bytes calldata data) external;

    /// @notice The agreed report: hash, slot, deadline in Unix seconds, and whether its data has come.
    function getConsensusReport()
        external
        view
        returns (bytes32 hash, uint256 refSlot, uint256 processingDeadlineTime, bool processingStarted);

    /// @notice How far the current frame's report is.
    function getProcessingState() external view returns (ProcessingState memory result);

    /// @notice Where members agree.
    function getConsensusContract() external view returns (address);

    /// @notice Version of this contract.
    function getContractVersion() external view returns (uint256);

    /// @notice Start of slot 0, Unix seconds.
    function GENESIS_TIME() external view returns (uint256);

    /// @notice Length of a slot.
    function SECONDS_PER_SLOT() external view returns (uint256);
}
