// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Staking limit
/// @notice A bucket that empties with stakes and fills by whole wei per block.
/// @dev One storage slot. A zero block number means paused, a zero maximum means no limit.
library StakeLimit {
    /// @param prevStakeBlockNumber Block at which `prevStakeLimit` was true; 0 while paused.
    /// @param prevStakeLimit What was left then, wei.
    /// @param maxStakeLimitGrowthBlocks Blocks from empty to full; 0 if it does not fill.
    /// @param maxStakeLimit Wei when full; 0 for no limit.
    struct State {
        uint32 prevStakeBlockNumber;
        uint96 prevStakeLimit;
        uint32 maxStakeLimitGrowthBlocks;
        uint96 maxStakeLimit;
    }

    /// @notice Whether staking is paused.
    function isPaused(State memory self) internal pure returns (bool) {
        return self.prevStakeBlockNumber == 0;
    }

    /// @notice Whether there is a limit.
    function isSet(State memory self) internal pure returns (bool) {
        return self.maxStakeLimit != 0;
    }

    /// @notice Wei left at `blockNumber` under a limit, whether paused or not.
    /// @dev The growth per block is rounded down to whole wei before it is multiplied.
    function leftAtDown(State memory self, uint256 blockNumber) internal pure returns (uint256) {
        if (self.maxStakeLimitGrowthBlocks == 0) return self.prevStakeLimit;
        uint256 perBlock = self.maxStakeLimit / self.maxStakeLimitGrowthBlocks;
        uint256 grown = self.prevStakeLimit + (blockNumber - self.prevStakeBlockNumber) * perBlock;
        return grown < self.maxStakeLimit ? grown : self.maxStakeLimit;
    }

    /// @notice Wei that may be staked now: 0 while paused, 2^256 - 1 without a limit.
    function current(State memory self) internal view returns (uint256) {
        if (isPaused(self)) return 0;
        if (!isSet(self)) return type(uint256).max;
        return leftAtDown(self, block.number);
    }

    /// @notice Takes `amount` wei from the limit.
    /// @dev Reverts `STAKING_PAUSED`, `STAKE_LIMIT`.
    function consume(State storage self, uint256 amount) internal {
        State memory state = self;
        require(!isPaused(state), "STAKING_PAUSED");
        if (!isSet(state)) return;
        uint256 left = leftAtDown(state, block.number);
        require(amount <= left, "STAKE_LIMIT");
        self.prevStakeLimit = uint96(left - amount);
        self.prevStakeBlockNumber = uint32(block.number);
    }

    /// @notice Sets the limit, keeping what is left of an earlier one where the new maximum allows it.
    /// @param max Wei when full.
    /// @param increasePerBlock Wei per block.
    function set(State storage self, uint256 max, uint256 increasePerBlock) internal {
        require(max != 0, "ZERO_MAX_STAKE_LIMIT");
        require(max <= type(uint96).max, "TOO_LARGE_MAX_STAKE_LIMIT");
        require(increasePerBlock <= max, "TOO_LARGE_LIMIT_INCREASE");
        uint256 growthBlocks = increasePerBlock == 0 ? 0 : max / increasePerBlock;
        require(growthBlocks <= type(uint32).max, "TOO_SMALL_LIMIT_INCREASE");

        State memory state = self;
        bool paused = isPaused(state);
        uint256 left = paused ? state.prevStakeLimit : leftAtDown(state, block.number);
        self.prevStakeLimit = uint96(!isSet(state) || left > max ? max : left);
        self.maxStakeLimit = uint96(max);
        self.maxStakeLimitGrowthBlocks = uint32(growthBlocks);
        if (!paused) self.prevStakeBlockNumber = uint32(block.number);
    }

    /// @notice Removes the limit.
    function remove(State storage self) internal {
        self.maxStakeLimit = 0;
    }

    /// @notice Pauses staking; what has grown so far is kept.
    function pause(State storage self) internal {
        State memory state = self;
        if (isSet(state) && !isPaused(state)) self.prevStakeLimit = uint96(leftAtDown(state, block.number));
        self.prevStakeBlockNumber = 0;
    }

    /// @notice Resumes staking; a limit grows again from here.
    function resume(State storage self) internal {
        self.prevStakeBlockNumber = uint32(block.number);
    }
}
