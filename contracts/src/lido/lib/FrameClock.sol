// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Slots, epochs and frames
/// @notice Times are Unix seconds; slots and epochs count from genesis; a frame is a number of epochs.
library FrameClock {
    /// @param slotsPerEpoch Slots in an epoch.
    /// @param secondsPerSlot Length of a slot.
    /// @param genesisTime Start of slot 0.
    /// @param initialEpoch Start of the first frame.
    /// @param epochsPerFrame Length of a frame.
    struct Config {
        uint256 slotsPerEpoch;
        uint256 secondsPerSlot;
        uint256 genesisTime;
        uint256 initialEpoch;
        uint256 epochsPerFrame;
    }

    /// @notice Slot of a moment.
    function slotAt(Config storage self, uint256 time) internal view returns (uint256) {
        return (time - self.genesisTime) / self.secondsPerSlot;
    }

    /// @notice Epoch of a moment.
    function epochAt(Config storage self, uint256 time) internal view returns (uint256) {
        return slotAt(self, time) / self.slotsPerEpoch;
    }

    /// @notice Number of a moment's frame, the first is 0. The first frame must have begun.
    function frameIndexAt(Config storage self, uint256 time) internal view returns (uint256) {
        return (epochAt(self, time) - self.initialEpoch) / self.epochsPerFrame;
    }

    /// @notice Reference and deadline slot of a moment's frame. The first frame must have begun.
    function frameAt(Config storage self, uint256 time) internal view returns (uint256 refSlot, uint256 deadlineSlot) {
        uint256 startEpoch = self.initialEpoch + frameIndexAt(self, time) * self.epochsPerFrame;
        refSlot = startEpoch * self.slotsPerEpoch - 1;
        deadlineSlot = (startEpoch + self.epochsPerFrame) * self.slotsPerEpoch - 1;
    }

    /// @notice Start of a slot, Unix seconds.
    function startOfSlot(Config storage self, uint256 slot) internal view returns (uint256) {
        return self.genesisTime + slot * self.secondsPerSlot;
    }
}
