// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Emergency stop
/// @notice Born stopped, so that nothing moves before the deployment is complete.
abstract contract Stoppable {
    bool private _stopped = true;

    /// @notice The contract was stopped.
    event Stopped();

    /// @notice The contract was resumed.
    event Resumed();

    function _isStopped() internal view returns (bool) {
        return _stopped;
    }

    function _whenNotStopped() internal view {
        require(!_stopped, "CONTRACT_IS_STOPPED");
    }

    function _stop() internal {
        _whenNotStopped();
        _stopped = true;
        emit Stopped();
    }

    function _resume() internal {
        require(_stopped, "CONTRACT_IS_ACTIVE");
        _stopped = false;
        emit Resumed();
    }
}
