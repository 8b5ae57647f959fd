// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { NodeOperatorsRegistry } from "../src/lido/NodeOperatorsRegistry.sol";
import { IAccountingOracle } from "../src/lido/interfaces/IAccountingOracle.sol";
import { IOracleReportSanityChecker } from "../src/lido/interfaces/IOracleReportSanityChecker.sol";
import { OracleFixture } from "./OracleFixture.sol";

/// @dev Module 1 is the registry; each of its two operators has three validators.
contract ExtraDataTest is OracleFixture {
    bytes32 private constant LAST = bytes32(0);
    uint256 private constant EXITED = 2;

    NodeOperatorsRegistry private registry;

    function setUp() public override {
        super.setUp();
        _stakeAndDeposit(alice, 6 * 32 ether);
    }

    function _addModule() internal override {
        registry = new NodeOperatorsRegistry(locator, admin, "curated-onchain-v1");
        operators = address(registry);
        vm.startPrank(admin);
        router.addStakingModule("curated-onchain-v1", operators, 10_000, 10_000, 500, 500, 150, 25);
        for (uint256 id = 0; id < 2; ++id) {
            registry.addNodeOperator("Operator", makeAddr(vm.toString(id)));
            registry.addSigningKeys(id, 3, new bytes(3 * 48), new bytes(3 * 96));
            registry.setNodeOperatorStakingLimit(id, 3);
        }
        vm.stopPrank();
    }

    // Empty

    function test_Empty_CompletesTheReport() external {
        uint256 slot = _reportWith(0, LAST, 0);
        assertFalse(oracle.getProcessingState().extraDataSubmitted, "not yet");
        vm.expectEmit(address(oracle));
        emit IAccountingOracle.ExtraDataSubmitted(slot, 0, 0);
        _sendEmpty();
        assertTrue(oracle.getProcessingState().extraDataSubmitted, "complete");
        vm.expectRevert(IAccountingOracle.ExtraDataAlreadyProcessed.selector);
        _sendEmpty();
    }

    function test_Empty_Reverts() external {
        vm.expectRevert(IAccountingOracle.CannotSubmitExtraDataBeforeMainData.selector);
        _sendEmpty();
        _agree(_reportData(0, false));
        vm.expectRevert(IAccountingOracle.CannotSubmitExtraDataBeforeMainData.selector);
        _sendEmpty();
        uint256 slot = _reportWith(1, keccak256("a list"), 1);
        vm.expectRevert(abi.encodeWithSelector(IAccountingOracle.UnexpectedExtraDataFormat.selector, 1, 0));
        _sendEmpty();
        vm.prank(alice);
        vm.expectRevert(IAccountingOracle.SenderNotAllowed.selector);
        oracle.submitReportExtraDataEmpty();
        uint256 deadline = genesis + (slot + 7200) * SLOT;
        vm.warp(deadline + 1);
        vm.expectRevert(abi.encodeWithSelector(IAccountingOracle.ProcessingDeadlineMissed.selector, deadline));
        _sendEmpty();
    }

    function test_Incomplete_TheNextReportWarns() external {
        uint256 slot = _reportWith(1, keccak256("a list"), 2);
        IAccountingOracle.ReportData memory data = _reportData(0, false);
        _agree(data);
        vm.expectEmit(address(oracle));
        emit IAccountingOracle.WarnExtraDataIncompleteProcessing(slot, 0, 2);
        vm.prank(member);
        oracle.submitReportData(data, 5);
    }

    // List

    function test_List_SetsExitsByOperator() external {
        bytes memory list = abi.encodePacked(LAST, _item(0, EXITED, 1, _two(0, 1), _two(2, 1)));
        uint256 slot = _reportWith(1, keccak256(list), 1);
        IAccountingOracle.ProcessingState memory state = oracle.getProcessingState();
        assertEq(state.extraDataHash, keccak256(list), "hash");
        assertEq(state.extraDataFormat, 1, "format");
        assertEq(state.extraDataItemsCount, 1, "items");
        vm.expectEmit(address(oracle));
        emit IAccountingOracle.ExtraDataSubmitted(slot, 1, 1);
        _sendList(list);
        state = oracle.getProcessingState();
        assertTrue(state.extraDataSubmitted, "complete");
        assertEq(state.extraDataItemsSubmitted, 1, "processed");
        _assertExited(2, 1);
    }

    function test_List_InSeveralTransactions() external {
        bytes memory second = abi.encodePacked(LAST, _item(1, EXITED, 1, _one(1), _one(3)));
        bytes memory first = abi.encodePacked(keccak256(second), _item(0, EXITED, 1, _one(0), _one(1)));
        _reportWith(1, keccak256(first), 2);
        _sendList(first);
        _assertExited(1, 0);
        assertFalse(oracle.getProcessingState().extraDataSubmitted, "half of it");
        assertEq(oracle.getProcessingState().extraDataHash, keccak256(second), "the next one's hash");
        bytes4 unexpected = IAccountingOracle.UnexpectedExtraDataHash.selector;
        vm.expectRevert(abi.encodeWithSelector(unexpected, keccak256(second), keccak256(first)));
        _sendList(first);
        _sendList(second);
        _assertExited(1, 3);
        assertTrue(oracle.getProcessingState().extraDataSubmitted, "complete");
        vm.expectRevert(IAccountingOracle.ExtraDataAlreadyProcessed.selector);
        _sendList(second);
    }

    function test_List_RevertWhen_NoneWasAnnounced() external {
        _reportWith(0, LAST, 0);
        vm.expectRevert(abi.encodeWithSelector(IAccountingOracle.UnexpectedExtraDataFormat.selector, 0, 1));
        _sendList("");
    }

    function test_List_RevertWhen_AnItemIsWrong() external {
        bytes4 invalid = IAccountingOracle.InvalidExtraDataItem.selector;
        _assertRefused(hex"00", 1, abi.encodeWithSelector(invalid, 0));
        _assertRefused(abi.encodePacked(LAST, hex"00"), 1, abi.encodeWithSelector(invalid, 0));
        bytes memory item = _item(1, EXITED, 1, _one(0), _one(1));
        bytes memory reason = abi.encodeWithSelector(IAccountingOracle.UnexpectedExtraDataIndex.selector, 0, 1);
        _assertRefused(abi.encodePacked(LAST, item), 1, reason);
        item = _item(0, 3, 1, _one(0), _one(1));
        reason = abi.encodeWithSelector(IAccountingOracle.UnsupportedExtraDataType.selector, 0, 3);
        _assertRefused(abi.encodePacked(LAST, item), 1, reason);
        item = _item(0, 1, 1, _one(0), _one(1));
        reason = abi.encodeWithSelector(IAccountingOracle.DeprecatedExtraDataType.selector, 0, 1);
        _assertRefused(abi.encodePacked(LAST, item), 1, reason);
        item = _item(0, EXITED, 0, _one(0), _one(1));
        _assertRefused(abi.encodePacked(LAST, item), 1, abi.encodeWithSelector(invalid, 0));
        item = _item(0, EXITED, 1, new uint256[](0), new uint256[](0));
        _assertRefused(abi.encodePacked(LAST, item), 1, abi.encodeWithSelector(invalid, 0));
        item = _item(0, EXITED, 1, _two(0, 1), _one(1));
        _assertRefused(abi.encodePacked(LAST, item), 1, abi.encodeWithSelector(invalid, 0));
    }

    function test_List_RevertWhen_OutOfOrder() external {
        bytes4 order = IAccountingOracle.InvalidExtraDataSortOrder.selector;
        bytes memory item = _item(0, EXITED, 1, _two(1, 0), _two(1, 1));
        _assertRefused(abi.encodePacked(LAST, item), 1, abi.encodeWithSelector(order, 0));
        item = _item(0, EXITED, 1, _two(1, 1), _two(1, 1));
        _assertRefused(abi.encodePacked(LAST, item), 1, abi.encodeWithSelector(order, 0));
        bytes memory both =
            abi.encodePacked(_item(0, EXITED, 1, _one(1), _one(1)), _item(1, EXITED, 1, _one(0), _one(1)));
        _assertRefused(abi.encodePacked(LAST, both), 2, abi.encodeWithSelector(order, 1));
    }

    function test_List_RevertWhen_ItemsAreNotAsAnnounced() external {
        bytes4 unexpected = IAccountingOracle.UnexpectedExtraDataItemsCount.selector;
        bytes memory item = _item(0, EXITED, 1, _one(0), _one(1));
        _assertRefused(abi.encodePacked(LAST, item), 2, abi.encodeWithSelector(unexpected, 2, 1));
        _assertRefused(abi.encodePacked(keccak256("more"), item), 1, abi.encodeWithSelector(unexpected, 1, 1));
    }

    function test_List_RevertWhen_AboveTheLimits() external {
        IOracleReportSanityChecker.LimitsList memory limits = checker.getOracleReportLimits();
        (limits.maxItemsPerExtraDataTransaction, limits.maxNodeOperatorsPerExtraDataItem) = (1, 1);
        vm.prank(admin);
        checker.setOracleReportLimits(limits);
        bytes memory item = _item(0, EXITED, 1, _two(0, 1), _two(1, 1));
        bytes4 tooMany = IOracleReportSanityChecker.TooManyNodeOpsPerExtraDataItem.selector;
        _assertRefused(abi.encodePacked(LAST, item), 1, abi.encodeWithSelector(tooMany, 0, 2));
        bytes memory both =
            abi.encodePacked(_item(0, EXITED, 1, _one(0), _one(1)), _item(1, EXITED, 1, _one(1), _one(1)));
        tooMany = IOracleReportSanityChecker.TooManyItemsPerExtraDataTransaction.selector;
        _assertRefused(abi.encodePacked(LAST, both), 2, abi.encodeWithSelector(tooMany, 1, 2));
    }

    /// @dev The next report, announcing this. Returns its slot.
    function _reportWith(uint256 format, bytes32 hash, uint256 items) private returns (uint256) {
        IAccountingOracle.ReportData memory data = _reportData(0, false);
        (data.extraDataFormat, data.extraDataHash, data.extraDataItemsCount) = (format, hash, items);
        _agree(data);
        vm.prank(member);
        oracle.submitReportData(data, 5);
        return data.refSlot;
    }

    function _assertRefused(bytes memory list, uint256 items, bytes memory reason) private {
        _reportWith(1, keccak256(list), items);
        vm.expectRevert(reason);
        _sendList(list);
    }

    function _sendEmpty() private {
        vm.prank(member);
        oracle.submitReportExtraDataEmpty();
    }

    function _sendList(bytes memory list) private {
        vm.prank(member);
        oracle.submitReportExtraDataList(list);
    }

    function _item(uint256 index, uint256 kind, uint256 module, uint256[] memory ids, uint256[] memory counts)
        private
        pure
        returns (bytes memory item)
    {
        item = abi.encodePacked(uint24(index), uint16(kind), uint24(module), uint64(ids.length));
        for (uint256 i = 0; i < ids.length; ++i) {
            item = abi.encodePacked(item, uint64(ids[i]));
        }
        for (uint256 i = 0; i < counts.length; ++i) {
            item = abi.encodePacked(item, uint128(counts[i]));
        }
    }

    function _assertExited(uint256 first, uint256 second) private view {
        (,,,,, uint256 exitedOfFirst,,) = registry.getNodeOperatorSummary(0);
        (,,,,, uint256 exitedOfSecond,,) = registry.getNodeOperatorSummary(1);
        assertEq(exitedOfFirst, first, "first operator");
        assertEq(exitedOfSecond, second, "second operator");
    }
}
