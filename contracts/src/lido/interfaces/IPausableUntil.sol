// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Pause that may end by itself
/// @notice A pause has an end; when it is reached no event is emitted, so compare {getResumeSinceTimestamp} with time.
interface IPausableUntil {
    /// @notice The call needs the contract to be paused.
    error PausedExpected();

    /// @notice The call needs the contract not to be paused.
    error ResumedExpected();

    /// @notice A pause must last at least a second.
    error ZeroPauseDuration();

    /// @notice A pause must end later than now.
    error PauseUntilMustBeInFuture();

    /// @notice Paused for `duration` seconds, or without end if it is {PAUSE_INFINITELY}.
    event Paused(uint256 duration);

    /// @notice Resumed by a call.
    event Resumed();

    /// @notice Duration, and end, of a pause without end: 2^256 - 1.
    function PAUSE_INFINITELY() external view returns (uint256);

    /// @notice Whether the contract is paused now.
    function isPaused() external view returns (bool);

    /// @notice First second, unix time, at which the contract is not paused.
    function getResumeSinceTimestamp() external view returns (uint256);

    /// @notice Pauses for `duration` seconds. Role PAUSE_ROLE.
    function pauseFor(uint256 duration) external;

    /// @notice Pauses up to and including the second `pauseUntilInclusive`. Role PAUSE_ROLE.
    function pauseUntil(uint256 pauseUntilInclusive) external;

    /// @notice Ends the pause. Role RESUME_ROLE.
    function resume() external;
}
