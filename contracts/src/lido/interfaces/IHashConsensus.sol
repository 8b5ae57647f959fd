// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Agreement on report hashes
/// @notice Divides time into frames; members agree on one report hash per frame, which goes to the report processor.
/// @dev A frame starts at the first slot of an epoch. Its reference slot, the moment reports describe, is the slot before
/// that; its deadline is the slot before the next frame. Slots and epochs count from the chain's genesis.
interface IHashConsensus {
    /// @notice What a member sees of the current frame.
    /// @param currentFrameRefSlot Slot to describe.
    /// @param currentFrameConsensusReport Hash agreed on; zero if none.
    /// @param isMember Whether it may report at all.
    /// @param isFastLane Whether it may report at the start of this frame.
    /// @param canReport Whether a report would be accepted now.
    /// @param lastMemberReportRefSlot Slot of its last report; 0 if none.
    /// @param currentFrameMemberReport Its report for this frame; zero if none.
    struct MemberConsensusState {
        uint256 currentFrameRefSlot;
        bytes32 currentFrameConsensusReport;
        bool isMember;
        bool isFastLane;
        bool canReport;
        uint256 lastMemberReportRefSlot;
        bytes32 currentFrameMemberReport;
    }

    /// @notice Slots and epochs must have a length, and the first frame a slot before it.
    error InvalidChainConfig();

    /// @notice The administrator must not be zero.
    error AdminCannotBeZero();

    /// @notice The processor must not be zero.
    error ReportProcessorCannotBeZero();

    /// @notice The processor is this one already.
    error NewProcessorCannotBeTheSame();

    /// @notice The account is a member already.
    error DuplicateMember();

    /// @notice A member must not be zero.
    error AddressCannotBeZero();

    /// @notice The first frame is still to come.
    error InitialEpochIsYetToArrive();

    /// @notice The first frame has begun and cannot move any more.
    error InitialEpochAlreadyArrived();

    /// @notice A frame must have a length.
    error EpochsPerFrameCannotBeZero();

    /// @notice The fast lane must fit in a frame.
    error FastLanePeriodCannotBeLongerThanFrame();

    /// @notice The account is not a member.
    error NonMember();

    /// @notice Members must follow the processor's version of the rules.
    error UnexpectedConsensusVersion(uint256 expected, uint256 received);

    /// @notice More than half of the members have to agree.
    error QuorumTooSmall(uint256 minQuorum, uint256 receivedQuorum);

    /// @notice Not the reference slot of the current frame.
    error InvalidSlot();

    /// @notice The member has reported this already.
    error DuplicateReport();

    /// @notice A report hash must not be zero.
    error EmptyReport();

    /// @notice The frame's report is processed or being processed.
    error StaleReport();

    /// @notice The member voted for what is being processed and cannot take it back.
    error ConsensusReportAlreadyProcessing();

    /// @notice At the start of a frame only some members may report.
    error NonFastLaneMemberCannotReportWithinFastLaneInterval();

    event FrameConfigSet(uint256 newInitialEpoch, uint256 newEpochsPerFrame);
    event FastLaneConfigSet(uint256 fastLaneLengthSlots);
    event MemberAdded(address indexed addr, uint256 newTotalMembers, uint256 newQuorum);
    event MemberRemoved(address indexed addr, uint256 newTotalMembers, uint256 newQuorum);
    event QuorumSet(uint256 newQuorum, uint256 totalMembers, uint256 prevQuorum);
    event ReportReceived(uint256 indexed refSlot, address indexed member, bytes32 report);
    event ConsensusReached(uint256 indexed refSlot, bytes32 report, uint256 support);
    event ConsensusLost(uint256 indexed refSlot);
    event ReportProcessorSet(address indexed processor, address indexed prevProcessor);

    /// @notice How the chain counts time; seconds are Unix seconds.
    function getChainConfig() external view returns (uint256 slotsPerEpoch, uint256 secondsPerSlot, uint256 genesisTime);

    /// @notice Where frames start and how long they are.
    function getFrameConfig()
        external
        view
        returns (uint256 initialEpoch, uint256 epochsPerFrame, uint256 fastLaneLengthSlots);

    /// @notice The frame of this moment. Reverts InitialEpochIsYetToArrive.
    /// @return refSlot Slot a report has to describe.
    /// @return reportProcessingDeadlineSlot Last slot in which it may be processed.
    function getCurrentFrame() external view returns (uint256 refSlot, uint256 reportProcessingDeadlineSlot);

    /// @notice Reference slot of the very first frame.
    function getInitialRefSlot() external view returns (uint256);

    /// @notice Moves the start of the first frame while it is to come. Role DEFAULT_ADMIN_ROLE.
    function updateInitialEpoch(uint256 initialEpoch) external;

    /// @notice Changes the length of frames; the current one keeps its start. Role MANAGE_FRAME_CONFIG_ROLE.
    function setFrameConfig(uint256 epochsPerFrame, uint256 fastLaneLengthSlots) external;

    /// @notice Whether the account may report.
    function getIsMember(address addr) external view returns (bool);

    /// @notice Whether the account may report at the start of the current frame.
    function getIsFastLaneMember(address addr) external view returns (bool);

    /// @notice All members and the slot of the last report of each.
    function getMembers() external view returns (address[] memory addresses, uint256[] memory lastReportedRefSlots);

    /// @notice Those who may report at the start of the current frame.
    function getFastLaneMembers()
        external
        view
        returns (address[] memory addresses, uint256[] memory lastReportedRefSlots);

    /// @notice Adds a member and sets the quorum. Role MANAGE_MEMBERS_AND_QUORUM_ROLE.
    function addMember(address addr, uint256 quorum) external;

    /// @notice Removes a member and sets the quorum. Role MANAGE_MEMBERS_AND_QUORUM_ROLE.
    function removeMember(address addr, uint256 quorum) external;

    /// @notice How many members must agree.
    function getQuorum() external view returns (uint256);

    /// @notice Sets how many members must agree. Role MANAGE_MEMBERS_AND_QUORUM_ROLE.
    function setQuorum(uint256 quorum) external;

    /// @notice Makes agreement impossible. Role DISABLE_CONSENSUS_ROLE.
    function disableConsensus() external;

    /// @notice Who gets agreed hashes.
    function getReportProcessor() external view returns (address);

    /// @notice Sets who gets agreed hashes. Role MANAGE_REPORT_PROCESSOR_ROLE.
    function setReportProcessor(address newProcessor) external;

    /// @notice The current frame's slot, the hash agreed on (zero if none), and whether it is being processed.
    function getConsensusState()
        external
        view
        returns (uint256 refSlot, bytes32 consensusReport, bool isReportProcessing);

    /// @notice Hashes reported in the current frame, and how many members are for each.
    function getReportVariants() external view returns (bytes32[] memory variants, uint256[] memory support);

    /// @notice The current frame as a member sees it.
    function getConsensusStateForMember(address addr) external view returns (MemberConsensusState memory result);

    /// @notice Reports a hash; a later one from the same member replaces it. Members only.
    /// @param slot Reference slot of the current frame.
    /// @param report keccak256 of the encoded report.
    /// @param consensusVersion Version of the rules the report was made by.
    function submitReport(uint256 slot, bytes32 report, uint256 consensusVersion) external;
}
