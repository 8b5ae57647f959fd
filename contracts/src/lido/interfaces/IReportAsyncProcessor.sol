// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Receiver of agreed hashes
interface IReportAsyncProcessor {
    /// @notice Takes the hash that members agreed on. Consensus contract only.
    /// @param report keccak256 of the encoded report.
    /// @param refSlot Slot it describes.
    /// @param deadline Unix seconds until which its data is accepted.
    function submitConsensusReport(bytes32 report, uint256 refSlot, uint256 deadline) external;

    /// @notice Forgets the hash of a slot: agreement was lost before its data came. Consensus contract only.
    function discardConsensusReport(uint256 refSlot) external;

    /// @notice Slot of the last report whose data came; 0 before the first.
    function getLastProcessingRefSlot() external view returns (uint256);

    /// @notice Version of the rules by which members have to report.
    function getConsensusVersion() external view returns (uint256);
}
