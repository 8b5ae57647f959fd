// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IAccountingOracle } from "./interfaces/IAccountingOracle.sol";
import { IOracleReportSanityChecker } from "./interfaces/IOracleReportSanityChecker.sol";
import { IStakingRouter } from "./interfaces/IStakingRouter.sol";
import { SafeCast } from "@openzeppelin/contracts/utils/math/SafeCast.sol";

/// @title Extra data of a report
/// @notice What does not fit into the report itself: exited validators by operator, in one transaction or in several.
/// @dev Data of a transaction: the hash of the next one's data (zero in the last), then items, each of them
/// `index (3 bytes) | type (2) | module (3) | number of operators (8) | operators (8 each) | exited validators (16 each)`.
abstract contract ExtraData is IAccountingOracle {
    using SafeCast for uint256;

    /// @notice No extra data.
    uint256 public constant EXTRA_DATA_FORMAT_EMPTY = 0;

    /// @notice A list of items.
    uint256 public constant EXTRA_DATA_FORMAT_LIST = 1;

    /// @notice Stuck validators, which are not reported any more.
    uint256 public constant EXTRA_DATA_TYPE_STUCK_VALIDATORS = 1;

    /// @notice Exited validators.
    uint256 public constant EXTRA_DATA_TYPE_EXITED_VALIDATORS = 2;

    uint256 private constant HASH_LENGTH = 32;
    uint256 private constant HEAD_LENGTH = 16;
    uint256 private constant ID_LENGTH = 8;
    uint256 private constant COUNT_LENGTH = 16;

    /// @param refSlot Slot of the report.
    /// @param format Empty or list.
    /// @param isSubmitted Whether all has come.
    /// @param itemsCount Items in all.
    /// @param itemsProcessed Items that have come.
    /// @param lastKey Type, module and operator of the last one; they ascend.
    /// @param hash Of the data to come next.
    struct Progress {
        uint64 refSlot;
        uint16 format;
        bool isSubmitted;
        uint64 itemsCount;
        uint64 itemsProcessed;
        uint256 lastKey;
        bytes32 hash;
    }

    /// @dev One item as it is read.
    struct Item {
        uint256 index;
        uint256 kind;
        uint256 module;
        bytes ids;
        bytes counts;
    }

    Progress internal _extra;

    /// @inheritdoc IAccountingOracle
    function submitReportExtraDataEmpty() external {
        _checkAwaits(EXTRA_DATA_FORMAT_EMPTY);
        _extra.isSubmitted = true;
        emit ExtraDataSubmitted(_extra.refSlot, 0, 0);
    }

    /// @inheritdoc IAccountingOracle
    function submitReportExtraDataList(bytes calldata data) external {
        _checkAwaits(EXTRA_DATA_FORMAT_LIST);
        Progress memory progress = _extra;
        bytes32 hash = keccak256(data);
        if (hash != progress.hash) revert UnexpectedExtraDataHash(progress.hash, hash);
        if (data.length < HASH_LENGTH) revert InvalidExtraDataItem(progress.itemsProcessed);
        uint256 before = progress.itemsProcessed;
        _process(progress, data[HASH_LENGTH:]);
        _sanityChecker().checkExtraDataItemsCountPerTransaction(progress.itemsProcessed - before);
        progress.hash = bytes32(data);
        progress.isSubmitted = progress.hash == bytes32(0);
        if (progress.isSubmitted != (progress.itemsProcessed == progress.itemsCount)) {
            revert UnexpectedExtraDataItemsCount(progress.itemsCount, progress.itemsProcessed);
        }
        _extra = progress;
        emit ExtraDataSubmitted(progress.refSlot, progress.itemsProcessed, progress.itemsCount);
    }

    /// @dev Remembers what a report says of its extra data. What is missing of the report before will never come.
    function _announceExtraData(ReportData calldata data) internal {
        Progress memory before = _extra;
        if (before.refSlot != 0 && !before.isSubmitted) {
            emit WarnExtraDataIncompleteProcessing(before.refSlot, before.itemsProcessed, before.itemsCount);
        }
        if (data.extraDataFormat == EXTRA_DATA_FORMAT_EMPTY) _checkNamesNone(data);
        else _checkNamesSome(data);
        _extra = Progress({
            refSlot: data.refSlot.toUint64(),
            format: uint16(data.extraDataFormat),
            isSubmitted: false,
            itemsCount: data.extraDataItemsCount.toUint64(),
            itemsProcessed: 0,
            lastKey: 0,
            hash: data.extraDataHash
        });
    }

    /// @dev Reverts unless the sender may submit data and the agreed report's main data has come in time.
    function _checkMainDataCame() internal view virtual;

    function _router() internal view virtual returns (IStakingRouter);

    function _sanityChecker() internal view virtual returns (IOracleReportSanityChecker);

    function _checkNamesNone(ReportData calldata data) private pure {
        if (data.extraDataHash != bytes32(0)) revert UnexpectedExtraDataHash(bytes32(0), data.extraDataHash);
        if (data.extraDataItemsCount != 0) revert UnexpectedExtraDataItemsCount(0, data.extraDataItemsCount);
    }

    function _checkNamesSome(ReportData calldata data) private pure {
        if (data.extraDataFormat != EXTRA_DATA_FORMAT_LIST) revert UnsupportedExtraDataFormat(data.extraDataFormat);
        if (data.extraDataItemsCount == 0) revert ExtraDataItemsCountCannotBeZeroForNonEmptyData();
        if (data.extraDataHash == bytes32(0)) revert ExtraDataHashCannotBeZeroForNonEmptyData();
    }

    function _checkAwaits(uint256 format) private view {
        _checkMainDataCame();
        if (_extra.format != format) revert UnexpectedExtraDataFormat(_extra.format, format);
        if (_extra.isSubmitted) revert ExtraDataAlreadyProcessed();
    }

    function _process(Progress memory progress, bytes calldata data) private {
        while (data.length > 0) {
            uint256 index = progress.itemsProcessed;
            (Item memory item, uint256 length) = _read(index, data);
            _checkKind(item);
            progress.lastKey = _checkOrder(progress.lastKey, item);
            _sanityChecker().checkNodeOperatorsPerExtraDataItemCount(index, item.ids.length / ID_LENGTH);
            _router().reportStakingModuleExitedValidatorsCountByNodeOperator(item.module, item.ids, item.counts);
            progress.itemsProcessed = (index + 1).toUint64();
            data = data[length:];
        }
    }

    function _read(uint256 index, bytes calldata data) private pure returns (Item memory item, uint256 length) {
        if (data.length < HEAD_LENGTH) revert InvalidExtraDataItem(index);
        item.index = uint24(bytes3(data));
        if (item.index != index) revert UnexpectedExtraDataIndex(index, item.index);
        item.kind = uint16(bytes2(data[3:]));
        item.module = uint24(bytes3(data[5:]));
        uint256 operators = uint64(bytes8(data[8:]));
        length = HEAD_LENGTH + operators * (ID_LENGTH + COUNT_LENGTH);
        if (item.module == 0 || operators == 0 || data.length < length) revert InvalidExtraDataItem(index);
        uint256 countsAt = HEAD_LENGTH + operators * ID_LENGTH;
        item.ids = data[HEAD_LENGTH:countsAt];
        item.counts = data[countsAt:length];
    }

    function _checkKind(Item memory item) private pure {
        if (item.kind == EXTRA_DATA_TYPE_EXITED_VALIDATORS) return;
        if (item.kind == EXTRA_DATA_TYPE_STUCK_VALIDATORS) revert DeprecatedExtraDataType(item.index, item.kind);
        revert UnsupportedExtraDataType(item.index, item.kind);
    }

    /// @dev Type, module and operator ascend through all items, so that nothing is reported twice.
    function _checkOrder(uint256 lastKey, Item memory item) private pure returns (uint256) {
        uint256 base = item.kind << 240 | item.module << 64;
        bytes memory ids = item.ids;
        for (uint256 at = ID_LENGTH; at <= ids.length; at += ID_LENGTH) {
            uint256 word;
            assembly ("memory-safe") {
                word := mload(add(ids, at))
            }
            // The word ends with the id: memory before it is the length or ids before.
            uint256 key = base | uint64(word);
            if (key <= lastKey) revert InvalidExtraDataSortOrder(item.index);
            lastKey = key;
        }
        return lastKey;
    }
}
