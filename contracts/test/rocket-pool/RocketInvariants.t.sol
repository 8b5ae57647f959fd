// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { RocketDepositPool } from "../../src/rocket-pool/RocketDepositPool.sol";
import { RocketTokenRETH } from "../../src/rocket-pool/RocketTokenRETH.sol";
import { RocketPoolFixture } from "./RocketPoolFixture.sol";
import { Test } from "forge-std/Test.sol";

/// @dev Uses the protocol as people, node operators and the oracle would; every call is one that must succeed.
contract RocketHandler is RocketPoolFixture {
    address[] public actors;

    /// @dev Ether that came from outside: deposits and rewards, less losses.
    uint256 public broughtIn;

    /// @dev Ether paid for burnt tokens.
    uint256 public paidOut;

    /// @dev The rate that the last report told.
    uint256 public reportedRate = ONE;

    constructor() {
        setUp();
        actors = [alice, bob];
        deposit(0, 100 ether);
    }

    function deposit(uint256 who, uint256 amount) public {
        uint256 max = pool.getMaximumDepositAmount();
        if (max < 0.01 ether) return;
        amount = bound(amount, 0.01 ether, max);
        address actor = _actor(who);
        vm.deal(actor, amount);
        broughtIn += amount;
        _deposit(actor, amount);
    }

    function burn(uint256 who, uint256 amount) external {
        address actor = _actor(who);
        uint256 owned = token.balanceOf(actor);
        if (owned == 0) return;
        amount = bound(amount, 1, owned);
        uint256 value = token.getEthValue(amount);
        if (value > token.getTotalCollateral()) return;
        uint256 before = actor.balance;
        vm.prank(actor);
        token.burn(amount);
        paidOut += actor.balance - before;
        assertEq(actor.balance - before, value, "paid what it is worth");
    }

    function transfer(uint256 from, uint256 to, uint256 amount) external {
        address sender = _actor(from);
        amount = bound(amount, 0, token.balanceOf(sender));
        vm.prank(sender);
        token.transfer(_actor(to), amount);
    }

    function assign(uint256 amount) external {
        amount = bound(amount, 0, pool.getBalance());
        vm.prank(guardian);
        pool.assignDeposits(amount);
    }

    function queueUp(uint256 capacity) external {
        vm.prank(guardian);
        pool.setQueuedCapacity(bound(capacity, 0, 200 ether));
    }

    function exit(uint256 amount) external {
        amount = bound(amount, 0, address(sink).balance);
        vm.prank(guardian);
        sink.release(payable(address(token)), amount);
    }

    function recycle() external {
        token.depositExcessCollateral();
    }

    /// @dev The validators earn or lose up to 1 %, and the oracle reports what there is, within the guardrail.
    function report(int256 change) external {
        int256 most = int256(address(sink).balance / 100);
        change = bound(change, -most, most);
        vm.deal(address(sink), uint256(int256(address(sink).balance) + change));
        broughtIn = uint256(int256(broughtIn) + change);
        uint256 supply = token.totalSupply();
        if (supply < 1e9) return;
        uint256 total = held();
        uint256 rate = total * ONE / supply;
        uint256 least = reportedRate * 0.98 ether / ONE + 1;
        uint256 highest = reportedRate * 1.02 ether / ONE - 1;
        bool first = balances.getBalancesBlock() == 0;
        if (!first && rate > highest) total = supply * highest / ONE;
        if (!first && rate < least) total = supply * least / ONE + 1;
        _nextDay();
        vm.prank(oracle);
        balances.submitBalances(block.number - 1, block.timestamp - 1, total, 0, supply);
        reportedRate = total * ONE / supply;
    }

    function _actor(uint256 seed) private view returns (address) {
        return actors[seed % actors.length];
    }

    // What the invariants look at

    function held() public view returns (uint256) {
        return address(token).balance + address(pool).balance + address(sink).balance;
    }

    function contracts() external view returns (RocketTokenRETH, RocketDepositPool) {
        return (token, pool);
    }
}

contract RocketInvariantsTest is Test {
    RocketHandler private handler;
    RocketTokenRETH private token;
    RocketDepositPool private pool;

    function setUp() public {
        handler = new RocketHandler();
        (token, pool) = handler.contracts();
        bytes4[] memory selectors = new bytes4[](8);
        selectors[0] = RocketHandler.deposit.selector;
        selectors[1] = RocketHandler.burn.selector;
        selectors[2] = RocketHandler.transfer.selector;
        selectors[3] = RocketHandler.assign.selector;
        selectors[4] = RocketHandler.queueUp.selector;
        selectors[5] = RocketHandler.exit.selector;
        selectors[6] = RocketHandler.recycle.selector;
        selectors[7] = RocketHandler.report.selector;
        targetContract(address(handler));
        targetSelector(FuzzSelector(address(handler), selectors));
    }

    function invariant_PoolIsRealEther() external view {
        assertEq(pool.getBalance(), address(pool).balance, "counted == real");
        assertLe(pool.getExcessBalance(), pool.getBalance(), "excess is part of it");
    }

    function invariant_NoEtherIsLostOrMade() external view {
        assertEq(handler.held() + handler.paidOut(), handler.broughtIn(), "held + paid out == brought in");
    }

    function invariant_BalancesSumToTheSupply() external view {
        uint256 sum = token.balanceOf(handler.actors(0)) + token.balanceOf(handler.actors(1));
        assertEq(token.totalSupply(), sum, "sum == supply");
    }

    function invariant_RateIsTheReportedOne() external view {
        assertEq(token.getExchangeRate(), handler.reportedRate(), "rate");
    }

    function invariant_CollateralIsThere() external view {
        assertEq(
            token.getTotalCollateral(),
            address(token).balance + pool.getExcessBalance(),
            "the token's ether and the pool's excess"
        );
        assertLe(token.getTotalCollateral(), handler.held(), "no more than there is");
    }
}
