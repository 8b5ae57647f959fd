// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { AccountingOracle } from "../src/lido/AccountingOracle.sol";
import { HashConsensus } from "../src/lido/HashConsensus.sol";
import { IAccountingOracle } from "../src/lido/interfaces/IAccountingOracle.sol";
import { IHashConsensus } from "../src/lido/interfaces/IHashConsensus.sol";
import { ILido } from "../src/lido/interfaces/ILido.sol";
import { IReportAsyncProcessor } from "../src/lido/interfaces/IReportAsyncProcessor.sol";
import { IWithdrawalQueue } from "../src/lido/interfaces/IWithdrawalQueue.sol";
import { OracleFixture } from "./OracleFixture.sol";
import { Vm } from "forge-std/Vm.sol";

contract OracleTest is OracleFixture {
    bytes32 private constant SOME = keccak256("some report");
    bytes32 private constant OTHER = keccak256("other report");

    address private second = makeAddr("second member");
    address private third = makeAddr("third member");

    function setUp() public override {
        super.setUp();
        _stakeAndDeposit(alice, 320 ether);
        _stake(bob, 100 ether);
    }

    // Frames

    function test_Frames_ConfigAndCurrentFrame() external {
        (uint256 slots, uint256 secondsPerSlot, uint256 start) = consensus.getChainConfig();
        assertEq(slots, 32, "slots per epoch");
        assertEq(secondsPerSlot, 12, "seconds per slot");
        assertEq(start, genesis, "genesis");
        (uint256 initial, uint256 length, uint256 fast) = consensus.getFrameConfig();
        assertEq(initial, 225, "initial epoch");
        assertEq(length, 225, "epochs per frame");
        assertEq(fast, 0, "fast lane");
        assertEq(consensus.getInitialRefSlot(), 7199, "initial reference slot");
        vm.expectRevert(IHashConsensus.InitialEpochIsYetToArrive.selector);
        consensus.getCurrentFrame();
        vm.warp(genesis + 1 days);
        _assertFrame(7199, 14_399);
        vm.warp(genesis + 2 days - 1);
        _assertFrame(7199, 14_399);
        vm.warp(genesis + 2 days);
        _assertFrame(14_399, 21_599);
    }

    function test_Frames_InitialEpochMovesUntilItHasCome() external {
        vm.startPrank(admin);
        consensus.updateInitialEpoch(300);
        (uint256 initial,,) = consensus.getFrameConfig();
        assertEq(initial, 300, "moved");
        vm.expectRevert(IHashConsensus.InitialEpochAlreadyArrived.selector);
        consensus.updateInitialEpoch(0);
        vm.warp(genesis + 300 * EPOCH);
        vm.expectRevert(IHashConsensus.InitialEpochAlreadyArrived.selector);
        consensus.updateInitialEpoch(400);
        vm.stopPrank();
        vm.prank(alice);
        vm.expectRevert();
        consensus.updateInitialEpoch(400);
    }

    function test_Frames_NewLengthKeepsTheStart() external {
        vm.warp(genesis + 1 days + 12 hours);
        vm.startPrank(admin);
        vm.expectEmit(address(consensus));
        emit IHashConsensus.FrameConfigSet(225, 10);
        vm.expectEmit(address(consensus));
        emit IHashConsensus.FastLaneConfigSet(7);
        consensus.setFrameConfig(10, 7);
        (,, uint256 fast) = consensus.getFrameConfig();
        assertEq(fast, 7, "fast lane");
        uint256 start = 225 + (12 hours / EPOCH) / 10 * 10;
        _assertFrame(start * 32 - 1, (start + 10) * 32 - 1);
        consensus.setFrameConfig(225, 7);
        _assertFrame(start * 32 - 1, (start + 225) * 32 - 1);
        vm.expectRevert(IHashConsensus.EpochsPerFrameCannotBeZero.selector);
        consensus.setFrameConfig(0, 0);
        vm.expectRevert(IHashConsensus.FastLanePeriodCannotBeLongerThanFrame.selector);
        consensus.setFrameConfig(1, 33);
        vm.stopPrank();
        vm.prank(alice);
        vm.expectRevert();
        consensus.setFrameConfig(1, 0);
    }

    function test_Build_RevertWhen_SomethingIsMissing() external {
        vm.expectRevert(IHashConsensus.InvalidChainConfig.selector);
        new HashConsensus(0, 12, genesis, 1, 1, admin, address(oracle));
        vm.expectRevert(IHashConsensus.InvalidChainConfig.selector);
        new HashConsensus(32, 0, genesis, 1, 1, admin, address(oracle));
        vm.expectRevert(IHashConsensus.InvalidChainConfig.selector);
        new HashConsensus(32, 12, genesis, 0, 1, admin, address(oracle));
        vm.expectRevert(IHashConsensus.AdminCannotBeZero.selector);
        new HashConsensus(32, 12, genesis, 1, 1, address(0), address(oracle));
        vm.expectRevert(IHashConsensus.ReportProcessorCannotBeZero.selector);
        new HashConsensus(32, 12, genesis, 1, 1, admin, address(0));
        vm.expectRevert(IAccountingOracle.AddressCannotBeZero.selector);
        new AccountingOracle(locator, admin, address(0), 12, genesis);
        vm.expectRevert(IAccountingOracle.AddressCannotBeZero.selector);
        new AccountingOracle(locator, address(0), address(consensus), 12, genesis);
        vm.expectRevert(IAccountingOracle.SecondsPerSlotCannotBeZero.selector);
        new AccountingOracle(locator, admin, address(consensus), 0, genesis);
    }

    // Members

    function test_Members_AddedListedRemoved() external {
        _threeMembers(2);
        (address[] memory members, uint256[] memory slots) = consensus.getMembers();
        assertEq(members.length, 3, "members");
        assertEq(slots[0], 0, "never reported");
        assertTrue(consensus.getIsMember(second), "is a member");
        assertEq(consensus.getQuorum(), 2, "quorum");
        vm.startPrank(admin);
        consensus.removeMember(second, 2);
        assertFalse(consensus.getIsMember(second), "was one");
        assertFalse(consensus.getIsFastLaneMember(second), "nor fast");
        vm.expectRevert(IHashConsensus.NonMember.selector);
        consensus.removeMember(second, 2);
        vm.expectRevert(IHashConsensus.DuplicateMember.selector);
        consensus.addMember(third, 2);
        vm.expectRevert(IHashConsensus.AddressCannotBeZero.selector);
        consensus.addMember(address(0), 2);
        vm.expectRevert(abi.encodeWithSelector(IHashConsensus.QuorumTooSmall.selector, 2, 1));
        consensus.setQuorum(1);
        vm.stopPrank();
        vm.startPrank(alice);
        vm.expectRevert();
        consensus.addMember(alice, 2);
        vm.expectRevert();
        consensus.removeMember(third, 2);
        vm.expectRevert();
        consensus.setQuorum(3);
        vm.expectRevert();
        consensus.disableConsensus();
        vm.stopPrank();
    }

    function test_Quorum_AgreementLostAndFound() external {
        _threeMembers(2);
        _toNextFrame();
        (uint256 refSlot,) = consensus.getCurrentFrame();
        _vote(member, SOME);
        _assertAgreed(bytes32(0));
        vm.expectEmit(address(consensus));
        emit IHashConsensus.ConsensusReached(refSlot, SOME, 2);
        vm.expectEmit(address(oracle));
        emit IAccountingOracle.ReportSubmitted(refSlot, SOME, genesis + (refSlot + 7200) * SLOT);
        _vote(second, SOME);
        _assertAgreed(SOME);
        vm.expectEmit(address(consensus));
        emit IHashConsensus.ConsensusLost(refSlot);
        vm.expectEmit(address(oracle));
        emit IAccountingOracle.ReportDiscarded(refSlot, SOME);
        _vote(second, OTHER);
        _assertAgreed(bytes32(0));
        _vote(third, OTHER);
        _assertAgreed(OTHER);
        (bytes32[] memory variants, uint256[] memory support) = consensus.getReportVariants();
        assertEq(variants.length, 2, "variants");
        assertEq(support[0], 1, "for some");
        assertEq(support[1], 2, "for other");
        IHashConsensus.MemberConsensusState memory state = consensus.getConsensusStateForMember(second);
        assertEq(state.currentFrameMemberReport, OTHER, "member's report");
        assertEq(state.lastMemberReportRefSlot, refSlot, "member's slot");
        assertEq(state.currentFrameConsensusReport, OTHER, "agreed");
        assertTrue(state.canReport && state.isMember && state.isFastLane, "may still change its mind");
    }

    function test_Quorum_RemovedMemberAndLowerQuorum() external {
        _threeMembers(3);
        _toNextFrame();
        _vote(member, SOME);
        _vote(second, SOME);
        vm.startPrank(admin);
        consensus.setQuorum(2);
        _assertAgreed(SOME);
        consensus.removeMember(second, 2);
        _assertAgreed(bytes32(0));
        consensus.disableConsensus();
        vm.stopPrank();
        _vote(third, SOME);
        _assertAgreed(bytes32(0));
    }

    function test_FastLane_OnlySomeAtFirst() external {
        _threeMembers(2);
        _toNextFrame();
        vm.prank(admin);
        consensus.setFrameConfig(225, 10);
        (address[] memory fast,) = consensus.getFastLaneMembers();
        assertEq(fast.length, 2, "as many as the quorum");
        address slow = third;
        assertFalse(consensus.getIsFastLaneMember(slow), "the third is not among them");
        assertFalse(consensus.getConsensusStateForMember(slow).canReport, "cannot report yet");
        (uint256 refSlot,) = consensus.getCurrentFrame();
        vm.prank(slow);
        vm.expectRevert(IHashConsensus.NonFastLaneMemberCannotReportWithinFastLaneInterval.selector);
        consensus.submitReport(refSlot, SOME, 6);
        skip(10 * SLOT);
        _vote(slow, SOME);
        _toNextFrame();
        assertFalse(consensus.getIsFastLaneMember(member), "another group in the next frame");
    }

    function test_Processor_Replaceable() external {
        vm.startPrank(admin);
        vm.expectRevert(IHashConsensus.ReportProcessorCannotBeZero.selector);
        consensus.setReportProcessor(address(0));
        vm.expectRevert(IHashConsensus.NewProcessorCannotBeTheSame.selector);
        consensus.setReportProcessor(address(oracle));
        vm.expectEmit(address(consensus));
        emit IHashConsensus.ReportProcessorSet(bob, address(oracle));
        consensus.setReportProcessor(bob);
        vm.stopPrank();
        assertEq(consensus.getReportProcessor(), bob, "new processor");
        vm.prank(alice);
        vm.expectRevert();
        consensus.setReportProcessor(alice);
    }

    // Votes

    function test_Vote_Reverts() external {
        _toNextFrame();
        (uint256 refSlot,) = consensus.getCurrentFrame();
        vm.startPrank(member);
        vm.expectRevert(IHashConsensus.InvalidSlot.selector);
        consensus.submitReport(0, SOME, 6);
        vm.expectRevert(IHashConsensus.InvalidSlot.selector);
        consensus.submitReport(refSlot + 1, SOME, 6);
        vm.expectRevert(IHashConsensus.EmptyReport.selector);
        consensus.submitReport(refSlot, bytes32(0), 6);
        vm.expectRevert(abi.encodeWithSelector(IHashConsensus.UnexpectedConsensusVersion.selector, 6, 5));
        consensus.submitReport(refSlot, SOME, 5);
        consensus.submitReport(refSlot, SOME, 6);
        vm.expectRevert(IHashConsensus.DuplicateReport.selector);
        consensus.submitReport(refSlot, SOME, 6);
        vm.stopPrank();
        vm.prank(alice);
        vm.expectRevert(IHashConsensus.NonMember.selector);
        consensus.submitReport(refSlot, SOME, 6);
    }

    function test_Vote_RevertWhen_Processed() external {
        _threeMembers(2);
        IAccountingOracle.ReportData memory data = _reportData(0, false);
        bytes32 hash = keccak256(abi.encode(data));
        _vote(member, hash);
        _vote(second, hash);
        vm.prank(member);
        oracle.submitReportData(data, 5);
        vm.prank(member);
        vm.expectRevert(IHashConsensus.ConsensusReportAlreadyProcessing.selector);
        consensus.submitReport(data.refSlot, OTHER, 6);
        vm.prank(third);
        vm.expectRevert(IHashConsensus.StaleReport.selector);
        consensus.submitReport(data.refSlot, hash, 6);
        (,, bool processing) = consensus.getConsensusState();
        assertTrue(processing, "being processed");
    }

    // Data

    function test_Data_RevertWhen_NotWhatWasAgreed() external {
        IAccountingOracle.ReportData memory data = _reportData(0, false);
        vm.startPrank(member);
        vm.expectRevert(abi.encodeWithSelector(IAccountingOracle.UnexpectedRefSlot.selector, 0, data.refSlot));
        oracle.submitReportData(data, 5);
        vm.stopPrank();
        _agree(data);
        bytes32 agreed = keccak256(abi.encode(data));
        vm.startPrank(member);
        vm.expectRevert(abi.encodeWithSelector(IAccountingOracle.UnexpectedContractVersion.selector, 5, 4));
        oracle.submitReportData(data, 4);
        data.consensusVersion = 7;
        vm.expectRevert(abi.encodeWithSelector(IAccountingOracle.UnexpectedConsensusVersion.selector, 6, 7));
        oracle.submitReportData(data, 5);
        data.consensusVersion = 6;
        data.elRewardsVaultBalance = 1;
        bytes32 received = keccak256(abi.encode(data));
        vm.expectRevert(abi.encodeWithSelector(IAccountingOracle.UnexpectedDataHash.selector, agreed, received));
        oracle.submitReportData(data, 5);
        data.elRewardsVaultBalance = 0;
        vm.stopPrank();
        vm.prank(alice);
        vm.expectRevert(IAccountingOracle.SenderNotAllowed.selector);
        oracle.submitReportData(data, 5);
        uint256 deadline = genesis + (data.refSlot + 7200) * SLOT;
        vm.warp(deadline + 1);
        vm.prank(member);
        vm.expectRevert(abi.encodeWithSelector(IAccountingOracle.ProcessingDeadlineMissed.selector, deadline));
        oracle.submitReportData(data, 5);
        vm.warp(deadline);
        vm.prank(admin);
        oracle.submitReportData(data, 5);
        vm.prank(member);
        vm.expectRevert(IAccountingOracle.RefSlotAlreadyProcessing.selector);
        oracle.submitReportData(data, 5);
    }

    function test_Data_RevertWhen_AgreementWasLost() external {
        _threeMembers(2);
        IAccountingOracle.ReportData memory data = _reportData(0, false);
        bytes32 hash = keccak256(abi.encode(data));
        _vote(member, hash);
        _vote(second, hash);
        _vote(second, OTHER);
        vm.prank(member);
        vm.expectRevert(IAccountingOracle.NoConsensusReportToProcess.selector);
        oracle.submitReportData(data, 5);
    }

    function test_Data_RevertWhen_ExtraDataOrListsAreWrong() external {
        IAccountingOracle.ReportData memory data = _reportData(0, false);
        data.extraDataFormat = 2;
        _expectRefused(data, abi.encodeWithSelector(IAccountingOracle.UnsupportedExtraDataFormat.selector, 2));
        data.extraDataFormat = 1;
        data.extraDataHash = SOME;
        bytes4 zero = IAccountingOracle.ExtraDataItemsCountCannotBeZeroForNonEmptyData.selector;
        _expectRefused(data, abi.encodeWithSelector(zero));
        data.extraDataHash = bytes32(0);
        data.extraDataItemsCount = 1;
        zero = IAccountingOracle.ExtraDataHashCannotBeZeroForNonEmptyData.selector;
        _expectRefused(data, abi.encodeWithSelector(zero));
        data.extraDataItemsCount = 0;
        data.extraDataFormat = 0;
        data.extraDataHash = SOME;
        _expectRefused(
            data, abi.encodeWithSelector(IAccountingOracle.UnexpectedExtraDataHash.selector, bytes32(0), SOME)
        );
        data.extraDataHash = bytes32(0);
        data.extraDataItemsCount = 1;
        _expectRefused(data, abi.encodeWithSelector(IAccountingOracle.UnexpectedExtraDataItemsCount.selector, 0, 1));
        data.extraDataItemsCount = 0;
        data.stakingModuleIdsWithNewlyExitedValidators = _one(1);
        _expectRefused(data, abi.encodeWithSelector(IAccountingOracle.InvalidExitedValidatorsData.selector));
        data.stakingModuleIdsWithNewlyExitedValidators = new uint256[](0);
        data.stakingModuleIdsWithUpdatedBalance = _two(2, 1);
        data.validatorBalancesGweiByStakingModule = _two(1, 1);
        _expectRefused(data, abi.encodeWithSelector(IAccountingOracle.InvalidClBalancesData.selector));
    }

    function test_Data_EventsInOrder() external {
        _request(bob, 10 ether);
        IAccountingOracle.ReportData memory data = _reportData(0.01 gwei, true);
        data.isBunkerMode = true;
        _agree(data);
        vm.recordLogs();
        vm.prank(member);
        oracle.submitReportData(data, 5);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        assertEq(logs[0].topics[0], IAccountingOracle.ProcessingStarted.selector, "first");
        assertEq(logs[1].topics[0], IWithdrawalQueue.BunkerModeEnabled.selector, "then bunker mode");
        assertEq(logs[logs.length - 2].topics[0], ILido.TokenRebased.selector, "near the end");
        assertEq(logs[logs.length - 1].topics[0], ILido.InternalShareRateUpdated.selector, "last");
        assertEq(queue.getLastFinalizedRequestId(), 1, "finalized in bunker mode, too");
    }

    function test_Data_TimeElapsedCountsReferenceSlots() external {
        assertEq(_elapsedOfNextReport(), 7199 * SLOT, "the first counts from genesis");
        assertEq(_elapsedOfNextReport(), 1 days, "a day");
        _toNextFrame();
        assertEq(_elapsedOfNextReport(), 2 days, "one was skipped");
        assertEq(accounting.getLastReportTimestamp(), genesis + oracle.getLastProcessingRefSlot() * SLOT, "moment");
    }

    function test_Data_BunkerModeBeginsAtTheReportBefore() external {
        _oracleReport(0, false);
        uint256 before = accounting.getLastReportTimestamp();
        IAccountingOracle.ReportData memory data = _reportData(0, false);
        data.isBunkerMode = true;
        _agree(data);
        vm.prank(member);
        oracle.submitReportData(data, 5);
        assertEq(queue.bunkerModeSinceTimestamp(), before, "since");
        _oracleReport(0, false);
        assertFalse(queue.isBunkerModeActive(), "off again");
    }

    function test_Data_ProcessingState() external {
        IAccountingOracle.ReportData memory data = _reportData(0, false);
        assertEq(oracle.getProcessingState().mainDataHash, bytes32(0), "nothing yet");
        _agree(data);
        IAccountingOracle.ProcessingState memory state = oracle.getProcessingState();
        assertEq(state.currentFrameRefSlot, data.refSlot, "slot");
        assertEq(state.mainDataHash, keccak256(abi.encode(data)), "hash");
        assertFalse(state.mainDataSubmitted, "not yet");
        vm.prank(member);
        oracle.submitReportData(data, 5);
        assertTrue(oracle.getProcessingState().mainDataSubmitted, "main data");
        assertFalse(oracle.getProcessingState().extraDataSubmitted, "extra data is to come");
        vm.prank(member);
        oracle.submitReportExtraDataEmpty();
        assertTrue(oracle.getProcessingState().extraDataSubmitted, "complete");
        (bytes32 hash, uint256 slot, uint256 deadline, bool started) = oracle.getConsensusReport();
        assertEq(hash, keccak256(abi.encode(data)), "agreed hash");
        assertEq(slot, data.refSlot, "agreed slot");
        assertEq(deadline, genesis + (slot + 7200) * SLOT, "deadline");
        assertTrue(started, "processed");
        assertEq(oracle.getConsensusContract(), address(consensus), "consensus");
        assertEq(oracle.getConsensusVersion(), 6, "consensus version");
        assertEq(oracle.getContractVersion(), 5, "contract version");
    }

    function test_Data_WarnsOfAnUnprocessedReport() external {
        IAccountingOracle.ReportData memory missed = _reportData(0, false);
        _agree(missed);
        IAccountingOracle.ReportData memory data = _reportData(0, false);
        vm.expectEmit(address(oracle));
        emit IAccountingOracle.WarnProcessingMissed(missed.refSlot);
        _agree(data);
    }

    // Only the consensus

    function test_Processor_OnlyForTheConsensus() external {
        vm.startPrank(alice);
        vm.expectRevert(IAccountingOracle.SenderIsNotTheConsensusContract.selector);
        oracle.submitConsensusReport(SOME, 1, block.timestamp);
        vm.expectRevert(IAccountingOracle.SenderIsNotTheConsensusContract.selector);
        oracle.discardConsensusReport(1);
        vm.stopPrank();
    }

    function test_Processor_RefusesWhatMakesNoSense() external {
        _oracleReport(0, false);
        uint256 done = oracle.getLastProcessingRefSlot();
        vm.startPrank(address(consensus));
        vm.expectRevert(IAccountingOracle.HashCannotBeZero.selector);
        oracle.submitConsensusReport(bytes32(0), done + 1, block.timestamp);
        vm.expectRevert(
            abi.encodeWithSelector(IAccountingOracle.ProcessingDeadlineMissed.selector, block.timestamp - 1)
        );
        oracle.submitConsensusReport(SOME, done + 1, block.timestamp - 1);
        vm.expectRevert(abi.encodeWithSelector(IAccountingOracle.RefSlotCannotDecrease.selector, done - 1, done));
        oracle.submitConsensusReport(SOME, done - 1, block.timestamp);
        vm.expectRevert(
            abi.encodeWithSelector(IAccountingOracle.RefSlotMustBeGreaterThanProcessingOne.selector, done, done)
        );
        oracle.submitConsensusReport(SOME, done, block.timestamp);
        vm.expectRevert(abi.encodeWithSelector(IAccountingOracle.RefSlotCannotDecrease.selector, done - 1, done));
        oracle.discardConsensusReport(done - 1);
        vm.expectRevert(IAccountingOracle.RefSlotAlreadyProcessing.selector);
        oracle.discardConsensusReport(done);
        oracle.discardConsensusReport(done + 1);
        vm.stopPrank();
        (bytes32 hash,,,) = oracle.getConsensusReport();
        assertNotEq(hash, bytes32(0), "a slot nobody handed in takes nothing back");
    }

    // Small things

    function _threeMembers(uint256 quorum) private {
        vm.startPrank(admin);
        consensus.addMember(second, 2);
        consensus.addMember(third, quorum);
        vm.stopPrank();
    }

    function _vote(address who, bytes32 report) private {
        (uint256 refSlot,) = consensus.getCurrentFrame();
        vm.prank(who);
        consensus.submitReport(refSlot, report, 6);
    }

    function _assertAgreed(bytes32 expected) private view {
        (, bytes32 report,) = consensus.getConsensusState();
        assertEq(report, expected, "agreed");
        (bytes32 hash,,,) = oracle.getConsensusReport();
        assertEq(hash, expected, "known to the oracle");
    }

    function _assertFrame(uint256 refSlot, uint256 deadline) private view {
        (uint256 actual, uint256 actualDeadline) = consensus.getCurrentFrame();
        assertEq(actual, refSlot, "reference slot");
        assertEq(actualDeadline, deadline, "deadline slot");
    }

    function _expectRefused(IAccountingOracle.ReportData memory data, bytes memory reason) private {
        _agree(data);
        vm.prank(member);
        vm.expectRevert(reason);
        oracle.submitReportData(data, 5);
    }

    function _elapsedOfNextReport() private returns (uint256) {
        IAccountingOracle.ReportData memory data = _reportData(0, false);
        _agree(data);
        vm.recordLogs();
        vm.prank(member);
        oracle.submitReportData(data, 5);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        for (uint256 i = 0; i < logs.length; ++i) {
            if (logs[i].topics[0] != ILido.TokenRebased.selector) continue;
            (uint256 elapsed,,,,,) = abi.decode(logs[i].data, (uint256, uint256, uint256, uint256, uint256, uint256));
            return elapsed;
        }
        revert("no report");
    }
}
