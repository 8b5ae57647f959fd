// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { PriceFeed } from "../../src/feeds/PriceFeed.sol";
import { SafeCast } from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import { Test } from "forge-std/Test.sol";

contract PriceFeedTest is Test {
    uint80 private constant FIRST = (1 << 64) + 1;

    address private immutable KEEPER = makeAddr("keeper");
    PriceFeed private feed;

    function setUp() public {
        vm.warp(1_800_000_000);
        feed = new PriceFeed(KEEPER, "ETH / USD");
    }

    function test_DescribesItselfAsFeedsDo() public view {
        assertEq(feed.decimals(), 8);
        assertEq(feed.description(), "ETH / USD");
        assertEq(feed.version(), 4);
        assertEq(feed.KEEPER(), KEEPER);
    }

    function test_RevertBefore_TheFirstAnswer() public {
        vm.expectRevert("No data present");
        feed.latestRoundData();
    }

    function test_LatestIsTheLastAnswerWithTheTimeOfTheChain() public {
        _answer(3000e8);
        vm.warp(1_800_000_060);
        vm.expectEmit();
        emit PriceFeed.AnswerUpdated(3001e8, FIRST + 1, 1_800_000_060);
        _answer(3001e8);
        (uint80 id, int256 answer, uint256 startedAt, uint256 updatedAt, uint80 answeredInRound) =
            feed.latestRoundData();
        assertEq(id, FIRST + 1);
        assertEq(answer, 3001e8);
        assertEq(startedAt, 1_800_000_060);
        assertEq(updatedAt, 1_800_000_060);
        assertEq(answeredInRound, id);
    }

    function test_ARoundStaysWhatItWas() public {
        _answer(3000e8);
        vm.warp(1_800_000_060);
        _answer(3001e8);
        (uint80 id, int256 answer,, uint256 updatedAt,) = feed.getRoundData(FIRST);
        assertEq(id, FIRST);
        assertEq(answer, 3000e8);
        assertEq(updatedAt, 1_800_000_000);
    }

    function testFuzz_RevertWhen_TheRoundNeverWas(uint80 id) public {
        _answer(3000e8);
        vm.assume(id != FIRST);
        vm.expectRevert("No data present");
        feed.getRoundData(id);
    }

    function testFuzz_RevertWhen_AnybodyElseAnswers(address caller) public {
        vm.assume(caller != KEEPER);
        vm.prank(caller);
        vm.expectRevert(abi.encodeWithSelector(PriceFeed.NotKeeper.selector, caller));
        feed.setAnswer(1);
    }

    function testFuzz_AnyPriceInRangeIsTakenAsItIs(int192 price) public {
        _answer(price);
        (, int256 answer,,,) = feed.latestRoundData();
        assertEq(answer, price);
    }

    function testFuzz_RevertWhen_ThePriceIsOutOfRange(int256 price) public {
        vm.assume(price > type(int192).max || price < type(int192).min);
        vm.prank(KEEPER);
        vm.expectRevert(abi.encodeWithSelector(SafeCast.SafeCastOverflowedIntDowncast.selector, 192, price));
        feed.setAnswer(price);
    }

    function _answer(int256 price) private {
        vm.prank(KEEPER);
        feed.setAnswer(price);
    }
}
