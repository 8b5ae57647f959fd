// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

/// @title Price feed, as consumers of Chainlink know it
interface AggregatorV3Interface {
    /// @notice Decimals of the answers.
    function decimals() external view returns (uint8);

    /// @notice What is priced in what, such as "ETH / USD".
    function description() external view returns (string memory);

    /// @notice Version of the feed.
    function version() external view returns (uint256);

    /// @notice One round. Reverts with "No data present" for a round that never was.
    /// @param roundId The round: phase in the upper 16 bits, number in the lower 64.
    /// @return id The round.
    /// @return answer The price.
    /// @return startedAt When the round began, Unix seconds.
    /// @return updatedAt When the answer was given, Unix seconds.
    /// @return answeredInRound The round; older feeds repeated earlier ones.
    function getRoundData(uint80 roundId)
        external
        view
        returns (uint80 id, int256 answer, uint256 startedAt, uint256 updatedAt, uint80 answeredInRound);

    /// @notice The last round. Reverts with "No data present" before the first.
    function latestRoundData()
        external
        view
        returns (uint80 id, int256 answer, uint256 startedAt, uint256 updatedAt, uint80 answeredInRound);
}
