// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Maker of token URIs
/// @notice What a withdrawal request's token looks like; the queue asks it if it has one.
interface INFTDescriptor {
    /// @notice URI of a request's metadata.
    function constructTokenURI(uint256 requestId) external view returns (string memory);
}
