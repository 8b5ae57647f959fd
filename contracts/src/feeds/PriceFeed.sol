// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { AggregatorV3Interface } from "./interfaces/AggregatorV3Interface.sol";
import { SafeCast } from "@openzeppelin/contracts/utils/math/SafeCast.sol";

/// @title Price feed that one keeper answers
/// @notice Answers are stamped with the chain's time. Any number can be answered: what to make of a price that is zero,
/// negative or old is the consumer's business, as with any feed.
contract PriceFeed is AggregatorV3Interface {
    using SafeCast for int256;

    /// @notice Only the keeper may do this.
    error NotKeeper(address caller);

    /// @notice A round was answered.
    event AnswerUpdated(int256 indexed current, uint256 indexed roundId, uint256 updatedAt);

    struct Round {
        int192 answer;
        uint64 updatedAt;
    }

    /// @inheritdoc AggregatorV3Interface
    uint8 public constant decimals = 8;

    /// @inheritdoc AggregatorV3Interface
    uint256 public constant version = 4;

    /// @dev Ids are those a proxy gives in its first phase, so that nobody takes them for small numbers.
    uint80 private constant PHASE = 1 << 64;

    /// @notice Who answers.
    address public immutable KEEPER;

    /// @inheritdoc AggregatorV3Interface
    string public description;

    uint64 private _last;
    mapping(uint80 id => Round) private _rounds;

    /// @param keeper Who answers.
    /// @param description_ What is priced in what.
    constructor(address keeper, string memory description_) {
        KEEPER = keeper;
        description = description_;
    }

    /// @inheritdoc AggregatorV3Interface
    function latestRoundData() external view returns (uint80, int256, uint256, uint256, uint80) {
        return getRoundData(PHASE | _last);
    }

    /// @inheritdoc AggregatorV3Interface
    function getRoundData(uint80 roundId) public view returns (uint80, int256, uint256, uint256, uint80) {
        Round memory round = _rounds[roundId];
        require(round.updatedAt > 0, "No data present");
        return (roundId, round.answer, round.updatedAt, round.updatedAt, roundId);
    }

    /// @notice Answers the next round with `answer`, 8 decimals. Keeper only.
    function setAnswer(int256 answer) external {
        if (msg.sender != KEEPER) revert NotKeeper(msg.sender);
        uint80 id = PHASE | ++_last;
        _rounds[id] = Round({ answer: answer.toInt192(), updatedAt: uint64(block.timestamp) });
        emit AnswerUpdated(answer, id, block.timestamp);
    }
}
