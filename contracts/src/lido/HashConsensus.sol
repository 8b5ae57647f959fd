// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IHashConsensus } from "./interfaces/IHashConsensus.sol";
import { IReportAsyncProcessor } from "./interfaces/IReportAsyncProcessor.sol";
import { FrameClock } from "./lib/FrameClock.sol";
import { AccessControl } from "@openzeppelin/contracts/access/AccessControl.sol";
import { EnumerableSet } from "@openzeppelin/contracts/utils/structs/EnumerableSet.sol";

/// @title Members, frames and votes
contract HashConsensus is IHashConsensus, AccessControl {
    using EnumerableSet for EnumerableSet.AddressSet;
    using FrameClock for FrameClock.Config;

    bytes32 public constant MANAGE_MEMBERS_AND_QUORUM_ROLE = keccak256("MANAGE_MEMBERS_AND_QUORUM_ROLE");
    bytes32 public constant DISABLE_CONSENSUS_ROLE = keccak256("DISABLE_CONSENSUS_ROLE");
    bytes32 public constant MANAGE_FRAME_CONFIG_ROLE = keccak256("MANAGE_FRAME_CONFIG_ROLE");
    bytes32 public constant MANAGE_FAST_LANE_CONFIG_ROLE = keccak256("MANAGE_FAST_LANE_CONFIG_ROLE");
    bytes32 public constant MANAGE_REPORT_PROCESSOR_ROLE = keccak256("MANAGE_REPORT_PROCESSOR_ROLE");

    uint256 private constant UNREACHABLE_QUORUM = type(uint256).max;

    /// @param refSlot Slot of the member's last report.
    /// @param report Hash it reported then.
    struct Vote {
        uint256 refSlot;
        bytes32 report;
    }

    FrameClock.Config private _clock;
    uint256 private _fastLaneLengthSlots;
    uint256 private _quorum;
    address private _processor;
    EnumerableSet.AddressSet private _members;
    mapping(address member => Vote) private _votes;
    mapping(uint256 refSlot => bytes32[]) private _variants;
    mapping(uint256 refSlot => mapping(bytes32 report => uint256)) private _support;
    /// @dev Hash handed to the processor and not taken back, by slot.
    mapping(uint256 refSlot => bytes32) private _agreed;

    /// @param slotsPerEpoch Slots in an epoch.
    /// @param secondsPerSlot Length of a slot.
    /// @param genesisTime Start of slot 0, Unix seconds.
    /// @param initialEpoch Start of the first frame; at least 1, since a frame describes the slot before it.
    /// @param epochsPerFrame Length of a frame.
    /// @param admin Gets every role.
    /// @param processor Gets agreed hashes.
    constructor(
        uint256 slotsPerEpoch,
        uint256 secondsPerSlot,
        uint256 genesisTime,
        uint256 initialEpoch,
        uint256 epochsPerFrame,
        address admin,
        address processor
    ) {
        if (slotsPerEpoch == 0 || secondsPerSlot == 0 || initialEpoch == 0) {
            revert InvalidChainConfig();
        }
        if (admin == address(0)) revert AdminCannotBeZero();
        if (processor == address(0)) revert ReportProcessorCannotBeZero();
        _clock.slotsPerEpoch = slotsPerEpoch;
        _clock.secondsPerSlot = secondsPerSlot;
        _clock.genesisTime = genesisTime;
        _setFrames(initialEpoch, epochsPerFrame);
        _processor = processor;
        _grantRole(DEFAULT_ADMIN_ROLE, admin);
        _grantRole(MANAGE_MEMBERS_AND_QUORUM_ROLE, admin);
        _grantRole(DISABLE_CONSENSUS_ROLE, admin);
        _grantRole(MANAGE_FRAME_CONFIG_ROLE, admin);
        _grantRole(MANAGE_FAST_LANE_CONFIG_ROLE, admin);
        _grantRole(MANAGE_REPORT_PROCESSOR_ROLE, admin);
    }

    // Time

    /// @inheritdoc IHashConsensus
    function getChainConfig() external view returns (uint256, uint256, uint256) {
        return (_clock.slotsPerEpoch, _clock.secondsPerSlot, _clock.genesisTime);
    }

    /// @inheritdoc IHashConsensus
    function getFrameConfig() external view returns (uint256, uint256, uint256) {
        return (_clock.initialEpoch, _clock.epochsPerFrame, _fastLaneLengthSlots);
    }

    /// @inheritdoc IHashConsensus
    function getCurrentFrame() public view returns (uint256 refSlot, uint256 reportProcessingDeadlineSlot) {
        if (_clock.epochAt(block.timestamp) < _clock.initialEpoch) revert InitialEpochIsYetToArrive();
        return _clock.frameAt(block.timestamp);
    }

    /// @inheritdoc IHashConsensus
    function getInitialRefSlot() external view returns (uint256) {
        return _clock.initialEpoch * _clock.slotsPerEpoch - 1;
    }

    /// @inheritdoc IHashConsensus
    function updateInitialEpoch(uint256 initialEpoch) external onlyRole(DEFAULT_ADMIN_ROLE) {
        uint256 epoch = _clock.epochAt(block.timestamp);
        if (_clock.initialEpoch <= epoch || initialEpoch <= epoch) revert InitialEpochAlreadyArrived();
        _setFrames(initialEpoch, _clock.epochsPerFrame);
    }

    /// @inheritdoc IHashConsensus
    function setFrameConfig(uint256 epochsPerFrame, uint256 fastLaneLengthSlots)
        external
        onlyRole(MANAGE_FRAME_CONFIG_ROLE)
    {
        (uint256 refSlot,) = getCurrentFrame();
        _setFrames((refSlot + 1) / _clock.slotsPerEpoch, epochsPerFrame);
        if (fastLaneLengthSlots > epochsPerFrame * _clock.slotsPerEpoch) {
            revert FastLanePeriodCannotBeLongerThanFrame();
        }
        if (fastLaneLengthSlots == _fastLaneLengthSlots) return;
        _fastLaneLengthSlots = fastLaneLengthSlots;
        emit FastLaneConfigSet(fastLaneLengthSlots);
    }

    // Members

    /// @inheritdoc IHashConsensus
    function getIsMember(address addr) external view returns (bool) {
        return _members.contains(addr);
    }

    /// @inheritdoc IHashConsensus
    function getIsFastLaneMember(address addr) public view returns (bool) {
        if (!_members.contains(addr)) return false;
        address[] memory fast = _fastLane();
        for (uint256 i = 0; i < fast.length; ++i) {
            if (fast[i] == addr) return true;
        }
        return false;
    }

    /// @inheritdoc IHashConsensus
    function getMembers() external view returns (address[] memory, uint256[] memory) {
        return _withLastSlots(_members.values());
    }

    /// @inheritdoc IHashConsensus
    function getFastLaneMembers() external view returns (address[] memory, uint256[] memory) {
        return _withLastSlots(_fastLane());
    }

    /// @inheritdoc IHashConsensus
    function addMember(address addr, uint256 quorum) external onlyRole(MANAGE_MEMBERS_AND_QUORUM_ROLE) {
        if (addr == address(0)) revert AddressCannotBeZero();
        if (!_members.add(addr)) revert DuplicateMember();
        emit MemberAdded(addr, _members.length(), quorum);
        _setQuorum(quorum);
    }

    /// @inheritdoc IHashConsensus
    function removeMember(address addr, uint256 quorum) external onlyRole(MANAGE_MEMBERS_AND_QUORUM_ROLE) {
        if (!_members.remove(addr)) revert NonMember();
        emit MemberRemoved(addr, _members.length(), quorum);
        (bool started, uint256 refSlot) = _frame();
        if (started) _withdrawVote(addr, refSlot);
        delete _votes[addr];
        _setQuorum(quorum);
    }

    /// @inheritdoc IHashConsensus
    function getQuorum() external view returns (uint256) {
        return _quorum;
    }

    /// @inheritdoc IHashConsensus
    function setQuorum(uint256 quorum) external onlyRole(MANAGE_MEMBERS_AND_QUORUM_ROLE) {
        _setQuorum(quorum);
    }

    /// @inheritdoc IHashConsensus
    function disableConsensus() external onlyRole(DISABLE_CONSENSUS_ROLE) {
        _setQuorum(UNREACHABLE_QUORUM);
    }

    /// @inheritdoc IHashConsensus
    function getReportProcessor() external view returns (address) {
        return _processor;
    }

    /// @inheritdoc IHashConsensus
    function setReportProcessor(address newProcessor) external onlyRole(MANAGE_REPORT_PROCESSOR_ROLE) {
        if (newProcessor == address(0)) revert ReportProcessorCannotBeZero();
        if (newProcessor == _processor) revert NewProcessorCannotBeTheSame();
        emit ReportProcessorSet(newProcessor, _processor);
        _processor = newProcessor;
    }

    // Votes

    /// @inheritdoc IHashConsensus
    function submitReport(uint256 slot, bytes32 report, uint256 consensusVersion) external {
        if (slot == 0) revert InvalidSlot();
        if (report == bytes32(0)) revert EmptyReport();
        if (!_members.contains(msg.sender)) revert NonMember();
        _checkVersion(consensusVersion);
        (uint256 refSlot,) = getCurrentFrame();
        if (slot != refSlot) revert InvalidSlot();
        _checkFastLane(refSlot);
        _checkUnprocessed(slot, report);

        _withdrawVote(msg.sender, slot);
        if (_support[slot][report]++ == 0 && !_isVariant(slot, report)) _variants[slot].push(report);
        _votes[msg.sender] = Vote(slot, report);
        emit ReportReceived(slot, msg.sender, report);
        _settle(slot);
    }

    /// @inheritdoc IHashConsensus
    function getConsensusState() external view returns (uint256 refSlot, bytes32 consensusReport, bool processing) {
        (refSlot,) = getCurrentFrame();
        return (refSlot, _agreed[refSlot], _isProcessed(refSlot));
    }

    /// @inheritdoc IHashConsensus
    function getReportVariants() external view returns (bytes32[] memory variants, uint256[] memory support) {
        (uint256 refSlot,) = getCurrentFrame();
        variants = _variants[refSlot];
        support = new uint256[](variants.length);
        for (uint256 i = 0; i < variants.length; ++i) {
            support[i] = _support[refSlot][variants[i]];
        }
    }

    /// @inheritdoc IHashConsensus
    function getConsensusStateForMember(address addr) external view returns (MemberConsensusState memory result) {
        (uint256 refSlot,) = getCurrentFrame();
        Vote memory vote = _votes[addr];
        result.currentFrameRefSlot = refSlot;
        result.currentFrameConsensusReport = _agreed[refSlot];
        result.isMember = _members.contains(addr);
        result.isFastLane = getIsFastLaneMember(addr);
        bool open = !_inFastLane(refSlot) || result.isFastLane;
        result.canReport = result.isMember && open && !_isProcessed(refSlot);
        result.lastMemberReportRefSlot = vote.refSlot;
        if (vote.refSlot == refSlot) result.currentFrameMemberReport = vote.report;
    }

    // Internals

    function _setFrames(uint256 initialEpoch, uint256 epochsPerFrame) private {
        if (epochsPerFrame == 0) revert EpochsPerFrameCannotBeZero();
        _clock.initialEpoch = initialEpoch;
        _clock.epochsPerFrame = epochsPerFrame;
        emit FrameConfigSet(initialEpoch, epochsPerFrame);
    }

    function _setQuorum(uint256 quorum) private {
        uint256 total = _members.length();
        if (quorum <= total / 2) revert QuorumTooSmall(total / 2 + 1, quorum);
        uint256 previous = _quorum;
        if (quorum != previous) {
            _quorum = quorum;
            emit QuorumSet(quorum, total, previous);
        }
        (bool started, uint256 refSlot) = _frame();
        if (started && !_isProcessed(refSlot)) _settle(refSlot);
    }

    /// @dev Hands the hash with enough votes to the processor, or takes one back that lost them.
    function _settle(uint256 refSlot) private {
        bytes32 winner = _winnerOf(refSlot);
        bytes32 before = _agreed[refSlot];
        if (winner == before) return;
        _agreed[refSlot] = winner;
        IReportAsyncProcessor processor = IReportAsyncProcessor(_processor);
        if (winner == bytes32(0)) {
            emit ConsensusLost(refSlot);
            processor.discardConsensusReport(refSlot);
            return;
        }
        (, uint256 deadlineSlot) = _clock.frameAt(block.timestamp);
        emit ConsensusReached(refSlot, winner, _support[refSlot][winner]);
        processor.submitConsensusReport(winner, refSlot, _clock.startOfSlot(deadlineSlot));
    }

    /// @dev At most one hash can have it, since a quorum is more than half.
    function _winnerOf(uint256 refSlot) private view returns (bytes32) {
        bytes32[] storage variants = _variants[refSlot];
        for (uint256 i = 0; i < variants.length; ++i) {
            if (_support[refSlot][variants[i]] >= _quorum) return variants[i];
        }
        return bytes32(0);
    }

    function _withdrawVote(address member, uint256 refSlot) private {
        Vote memory vote = _votes[member];
        if (vote.refSlot == refSlot && vote.report != bytes32(0)) --_support[refSlot][vote.report];
    }

    function _isVariant(uint256 refSlot, bytes32 report) private view returns (bool) {
        bytes32[] storage variants = _variants[refSlot];
        for (uint256 i = 0; i < variants.length; ++i) {
            if (variants[i] == report) return true;
        }
        return false;
    }

    function _checkVersion(uint256 version) private view {
        uint256 expected = IReportAsyncProcessor(_processor).getConsensusVersion();
        if (version != expected) revert UnexpectedConsensusVersion(expected, version);
    }

    function _checkFastLane(uint256 refSlot) private view {
        if (_inFastLane(refSlot) && !getIsFastLaneMember(msg.sender)) {
            revert NonFastLaneMemberCannotReportWithinFastLaneInterval();
        }
    }

    function _checkUnprocessed(uint256 slot, bytes32 report) private view {
        Vote memory vote = _votes[msg.sender];
        bool voted = vote.refSlot == slot;
        if (_isProcessed(slot)) {
            if (voted) revert ConsensusReportAlreadyProcessing();
            revert StaleReport();
        }
        if (voted && vote.report == report) revert DuplicateReport();
    }

    function _isProcessed(uint256 refSlot) private view returns (bool) {
        return refSlot <= IReportAsyncProcessor(_processor).getLastProcessingRefSlot();
    }

    function _inFastLane(uint256 refSlot) private view returns (bool) {
        return _clock.slotAt(block.timestamp) <= refSlot + _fastLaneLengthSlots;
    }

    /// @dev As many members as the quorum, another group in each frame.
    function _fastLane() private view returns (address[] memory fast) {
        address[] memory members = _members.values();
        (bool started,) = _frame();
        if (!started || _fastLaneLengthSlots == 0 || _quorum >= members.length) return members;
        uint256 first = _clock.frameIndexAt(block.timestamp);
        fast = new address[](_quorum);
        for (uint256 i = 0; i < fast.length; ++i) {
            fast[i] = members[(first + i) % members.length];
        }
    }

    function _frame() private view returns (bool started, uint256 refSlot) {
        if (_clock.epochAt(block.timestamp) < _clock.initialEpoch) return (false, 0);
        (refSlot,) = _clock.frameAt(block.timestamp);
        return (true, refSlot);
    }

    function _withLastSlots(address[] memory addresses)
        private
        view
        returns (address[] memory, uint256[] memory lastSlots)
    {
        lastSlots = new uint256[](addresses.length);
        for (uint256 i = 0; i < addresses.length; ++i) {
            lastSlots[i] = _votes[addresses[i]].refSlot;
        }
        return (addresses, lastSlots);
    }
}
