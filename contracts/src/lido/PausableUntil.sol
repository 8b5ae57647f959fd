// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IPausableUntil } from "./interfaces/IPausableUntil.sol";

/// @title Pause that may end by itself
abstract contract PausableUntil is IPausableUntil {
    /// @inheritdoc IPausableUntil
    uint256 public constant PAUSE_INFINITELY = type(uint256).max;

    uint256 private _resumeSince;

    modifier whenResumed() {
        if (isPaused()) revert ResumedExpected();
        _;
    }

    /// @inheritdoc IPausableUntil
    function isPaused() public view returns (bool) {
        return block.timestamp < _resumeSince;
    }

    /// @inheritdoc IPausableUntil
    function getResumeSinceTimestamp() external view returns (uint256) {
        return _resumeSince;
    }

    function _pauseFor(uint256 duration) internal whenResumed {
        if (duration == 0) revert ZeroPauseDuration();
        _setPause(duration == PAUSE_INFINITELY ? PAUSE_INFINITELY : block.timestamp + duration, duration);
    }

    function _pauseUntil(uint256 pauseUntilInclusive) internal whenResumed {
        if (pauseUntilInclusive < block.timestamp) revert PauseUntilMustBeInFuture();
        if (pauseUntilInclusive == PAUSE_INFINITELY) return _setPause(PAUSE_INFINITELY, PAUSE_INFINITELY);
        uint256 resumeSince = pauseUntilInclusive + 1;
        _setPause(resumeSince, resumeSince - block.timestamp);
    }

    function _resumePaused() internal {
        if (!isPaused()) revert PausedExpected();
        _resumeSince = block.timestamp;
        emit Resumed();
    }

    function _setPause(uint256 resumeSince, uint256 duration) private {
        _resumeSince = resumeSince;
        emit Paused(duration);
    }
}
