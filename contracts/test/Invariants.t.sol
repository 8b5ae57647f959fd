// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IAccounting } from "../src/lido/interfaces/IAccounting.sol";
import { IWithdrawalQueue } from "../src/lido/interfaces/IWithdrawalQueue.sol";
import { Fixture } from "./Fixture.sol";
import { Test } from "forge-std/Test.sol";

/// @dev Uses the pool as people, operators and the oracle would; every call is one that must succeed.
contract PoolHandler is Fixture {
    address[] public actors;

    /// @dev Smaller requests have a rate so coarse that a batch may lock noticeably more than its claims.
    uint256 private constant MIN_REQUEST = 0.001 ether;

    /// @dev Ether that came from outside: stakes and rewards, less losses.
    uint256 public broughtIn;

    /// @dev Ether paid to claimants.
    uint256 public paidOut;

    /// @dev Shares that unwraps may have left behind: each pays out whole wei, and a wei may be worth several shares.
    uint256 public unwrapDust;

    constructor() {
        vm.deal(address(this), INITIAL_STAKE);
        setUp();
        actors = [alice, bob, carol];
        broughtIn = INITIAL_STAKE;
        _stakeAndDeposit(alice, 2000 ether);
        _stake(bob, 500 ether);
        broughtIn += 2500 ether;
    }

    /// @dev Only a report may move the rate. A stake rounds its shares down, which is worth less than one share to all.
    modifier keepsTheRate() {
        uint256 ether_ = lido.getTotalPooledEther();
        uint256 shares = lido.getTotalShares();
        _;
        uint256 after_ = lido.getTotalPooledEther() * shares;
        uint256 before = ether_ * lido.getTotalShares();
        assertGe(after_, before, "the rate never falls without a report");
        assertLt(after_ - before, ether_, "nor rises by more than a share's rounding");
    }

    // People

    function stake(uint256 who, uint256 amount) external keepsTheRate {
        address actor = _actor(who);
        amount = bound(amount, 1, 1000 ether);
        vm.deal(actor, actor.balance + amount);
        broughtIn += amount;
        _stake(actor, amount);
    }

    function transfer(uint256 from, uint256 to, uint256 amount) external keepsTheRate {
        address sender = _actor(from);
        amount = bound(amount, 0, lido.balanceOf(sender));
        vm.prank(sender);
        lido.transfer(_actor(to), amount);
    }

    function transferShares(uint256 from, uint256 to, uint256 shares) external keepsTheRate {
        address sender = _actor(from);
        shares = bound(shares, 0, lido.sharesOf(sender));
        vm.prank(sender);
        lido.transferShares(_actor(to), shares);
    }

    function wrap(uint256 who, uint256 amount) external keepsTheRate {
        address actor = _actor(who);
        uint256 balance = lido.balanceOf(actor);
        if (balance == 0) return;
        amount = bound(amount, 1, balance);
        vm.startPrank(actor);
        lido.approve(address(wst), amount);
        wst.wrap(amount);
        vm.stopPrank();
    }

    function unwrap(uint256 who, uint256 amount) external keepsTheRate {
        address actor = _actor(who);
        uint256 balance = wst.balanceOf(actor);
        if (balance == 0) return;
        vm.prank(actor);
        wst.unwrap(bound(amount, 1, balance));
        unwrapDust += 1 + lido.getTotalShares() / lido.getTotalPooledEther();
    }

    function request(uint256 who, uint256 owner, uint256 amount) external keepsTheRate {
        address actor = _actor(who);
        uint256 balance = lido.balanceOf(actor);
        if (balance < MIN_REQUEST) return;
        _requestFor(actor, bound(amount, MIN_REQUEST, balance < 1000 ether ? balance : 1000 ether), _actor(owner));
    }

    function requestWrapped(uint256 who, uint256 amount) external keepsTheRate {
        address actor = _actor(who);
        uint256 balance = wst.balanceOf(actor);
        if (balance < MIN_REQUEST) return;
        amount = bound(amount, MIN_REQUEST, balance < 400 ether ? balance : 400 ether);
        vm.startPrank(actor);
        wst.approve(address(queue), amount);
        queue.requestWithdrawalsWstETH(_one(amount), address(0));
        vm.stopPrank();
        unwrapDust += 1 + lido.getTotalShares() / lido.getTotalPooledEther();
    }

    function moveRequest(uint256 who, uint256 to, uint256 pick) external keepsTheRate {
        address actor = _actor(who);
        address recipient = _actor(to);
        uint256[] memory ids = queue.getWithdrawalRequests(actor);
        if (ids.length == 0 || recipient == actor) return;
        vm.prank(actor);
        queue.transferFrom(actor, recipient, ids[pick % ids.length]);
    }

    function claim(uint256 who, uint256 pick) external keepsTheRate {
        address actor = _actor(who);
        uint256[] memory ids = queue.getWithdrawalRequests(actor);
        if (ids.length == 0) return;
        uint256 id = ids[pick % ids.length];
        if (id > queue.getLastFinalizedRequestId()) return;
        uint256 expected = _claimable(id);
        uint256 nominal = queue.getWithdrawalStatus(_one(id))[0].amountOfStETH;
        uint256 before = actor.balance;
        vm.prank(actor);
        queue.claimWithdrawal(id);
        assertEq(actor.balance - before, expected, "claim pays what was claimable");
        assertLe(expected, nominal, "and never more than was asked for");
        paidOut += expected;
    }

    // Operators and oracle

    function deposit(uint256 amount) external keepsTheRate {
        uint256 depositable = lido.getDepositableEther();
        if (depositable == 0) return;
        vm.prank(admin);
        lido.depositToConsensusLayer(bound(amount, 1, depositable));
    }

    function setReserve(uint256 target) external keepsTheRate {
        vm.prank(admin);
        lido.setDepositsReserveTarget(bound(target, 0, 200 ether));
    }

    function exit(uint256 amount) external keepsTheRate {
        uint256 available = address(sink).balance;
        if (available == 0) return;
        vm.prank(admin);
        sink.release(payable(address(withdrawalVault)), bound(amount, 1, available));
    }

    function report(int256 change, uint256 elRewards, bool finalizes, uint256 lateDeposit) external {
        elRewards = bound(elRewards, 0, 2 ether);
        vm.deal(address(elVault), address(elVault).balance + elRewards);
        broughtIn += elRewards;
        _beaconChange(change);
        _reportSink(finalizes, lateDeposit);
    }

    /// @dev A loss all at once.
    function slash(uint256 amount) external {
        uint256 loss = bound(amount, 0, address(sink).balance / 50);
        vm.deal(address(sink), address(sink).balance - loss);
        broughtIn -= loss;
        _reportSink(true, 1);
    }

    /// @dev Reports lie so far apart that each may lose the most there is, whatever was lost or left before.
    function _reportSink(bool finalizes, uint256 lateDeposit) private {
        skip(37 days);
        IAccounting.ReportValues memory values = _reportValues(0);
        // The sink is the consensus layer: what it holds is what there is, in this report's moment.
        values.clValidatorsBalance = address(sink).balance;
        if (finalizes) _addFinalization(values);
        if (values.withdrawalFinalizationBatches.length == 0) _depositLate(lateDeposit);
        _send(values);
    }

    /// @dev Between the report's moment and its transaction.
    function _depositLate(uint256 amount) private {
        uint256 depositable = lido.getDepositableEther();
        if (depositable == 0 || amount % 3 != 0) return;
        _nextBlock();
        vm.prank(admin);
        lido.depositToConsensusLayer(bound(amount, 1, depositable));
    }

    function _beaconChange(int256 change) private {
        uint256 balance = address(sink).balance;
        int256 most = int256(balance / 100);
        change = bound(change, -most, most / 5);
        vm.deal(address(sink), uint256(int256(balance) + change));
        broughtIn = uint256(int256(broughtIn) + change);
    }

    function _actor(uint256 seed) private view returns (address) {
        return actors[seed % actors.length];
    }

    // What the invariants look at

    function sumOfShares() external view returns (uint256 sum) {
        sum = lido.sharesOf(DEAD) + lido.sharesOf(treasury) + lido.sharesOf(operators) + lido.sharesOf(address(wst))
            + lido.sharesOf(address(queue)) + lido.sharesOf(address(burner)) + lido.sharesOf(address(accounting));
        for (uint256 i = 0; i < actors.length; ++i) {
            sum += lido.sharesOf(actors[i]);
        }
    }

    function sumOfClaims() external view returns (uint256 sum) {
        for (uint256 id = 1; id <= queue.getLastFinalizedRequestId(); ++id) {
            sum += _claimable(id);
        }
    }

    function pendingTotals() external view returns (uint256 stETHAmount, uint256 shares) {
        for (uint256 id = queue.getLastFinalizedRequestId() + 1; id <= queue.getLastRequestId(); ++id) {
            IWithdrawalQueue.WithdrawalRequestStatus memory status = queue.getWithdrawalStatus(_one(id))[0];
            stETHAmount += status.amountOfStETH;
            shares += status.amountOfShares;
        }
    }

    function listedRequests() external view returns (uint256 listed, uint256 unclaimed) {
        for (uint256 i = 0; i < actors.length; ++i) {
            listed += queue.balanceOf(actors[i]);
        }
        for (uint256 id = 1; id <= queue.getLastRequestId(); ++id) {
            if (!queue.getWithdrawalStatus(_one(id))[0].isClaimed) ++unclaimed;
        }
    }

    function etherHeld() external view returns (uint256) {
        return address(lido).balance + address(sink).balance + address(withdrawalVault).balance
            + address(elVault).balance + address(queue).balance;
    }

    function pool()
        external
        view
        returns (uint256 total, uint256 buffered, uint256 consensus, uint256 sinceReport, uint256 lidoBalance)
    {
        (uint256 validators, uint256 pending, uint256 since,) = lido.getBalanceStats();
        return (lido.getTotalPooledEther(), lido.getBufferedEther(), validators + pending, since, address(lido).balance);
    }

    function totalShares() external view returns (uint256) {
        return lido.getTotalShares();
    }

    function wrapped() external view returns (uint256 supply, uint256 backing) {
        return (wst.totalSupply(), lido.sharesOf(address(wst)));
    }

    function queueNumbers()
        external
        view
        returns (uint256 locked, uint256 balance, uint256 finalized, uint256 pendingStETH, uint256 queueShares)
    {
        return (
            queue.getLockedEtherAmount(),
            address(queue).balance,
            queue.getLastFinalizedRequestId(),
            queue.unfinalizedStETH(),
            lido.sharesOf(address(queue))
        );
    }

    function reserves() external view returns (uint256 forDeposits, uint256 forWithdrawals, uint256 depositable) {
        return (lido.getDepositsReserve(), lido.getWithdrawalsReserve(), lido.getDepositableEther());
    }
}

contract InvariantsTest is Test {
    PoolHandler private handler;

    function setUp() public {
        handler = new PoolHandler();
        bytes4[] memory selectors = new bytes4[](14);
        selectors[0] = PoolHandler.stake.selector;
        selectors[1] = PoolHandler.transfer.selector;
        selectors[2] = PoolHandler.transferShares.selector;
        selectors[3] = PoolHandler.wrap.selector;
        selectors[4] = PoolHandler.unwrap.selector;
        selectors[5] = PoolHandler.request.selector;
        selectors[6] = PoolHandler.requestWrapped.selector;
        selectors[7] = PoolHandler.moveRequest.selector;
        selectors[8] = PoolHandler.claim.selector;
        selectors[9] = PoolHandler.deposit.selector;
        selectors[10] = PoolHandler.setReserve.selector;
        selectors[11] = PoolHandler.exit.selector;
        selectors[12] = PoolHandler.report.selector;
        selectors[13] = PoolHandler.slash.selector;
        targetContract(address(handler));
        targetSelector(FuzzSelector(address(handler), selectors));
    }

    function invariant_SharesAddUp() external view {
        assertEq(handler.sumOfShares(), handler.totalShares(), "sum of shares == total shares");
    }

    function invariant_PooledEtherIsBufferAndConsensusLayer() external view {
        (uint256 total, uint256 buffered, uint256 consensus, uint256 since, uint256 balance) = handler.pool();
        assertEq(total, buffered + consensus + since, "total == buffer + consensus layer + deposited since");
        assertEq(buffered, balance, "the buffer is real ether");
    }

    function invariant_NoEtherIsLostOrMade() external view {
        assertEq(handler.etherHeld() + handler.paidOut(), handler.broughtIn(), "held + paid out == brought in");
    }

    function invariant_LockedEtherCoversClaims() external view {
        (uint256 locked, uint256 balance, uint256 finalized,,) = handler.queueNumbers();
        uint256 claims = handler.sumOfClaims();
        assertEq(locked, balance, "locked ether is real");
        assertGe(locked, claims, "locked >= claims to come");
        assertLe(locked - claims, 1e6 * finalized, "and only dust more");
    }

    function invariant_ThePoolIsSolvent() external view {
        (uint256 total,,,,) = handler.pool();
        (uint256 locked,,,,) = handler.queueNumbers();
        assertGe(handler.etherHeld(), total + locked, "ether there >= ether owed to holders and claimants");
    }

    function invariant_QueueSums() external view {
        (,,, uint256 pendingStETH, uint256 queueShares) = handler.queueNumbers();
        (uint256 stETHAmount, uint256 shares) = handler.pendingTotals();
        assertEq(pendingStETH, stETHAmount, "pending stETH == sum of pending requests");
        assertGe(queueShares, shares, "the queue holds their shares");
        (uint256 listed, uint256 unclaimed) = handler.listedRequests();
        assertEq(listed, unclaimed, "owners' lists hold all unclaimed requests");
    }

    function invariant_WrappedTokensAreBacked() external view {
        (uint256 supply, uint256 backing) = handler.wrapped();
        assertLe(supply, backing, "one share at least for each wrapped token");
        assertLe(backing - supply, handler.unwrapDust(), "and only what rounding left");
    }

    function invariant_ReservesSplitTheBuffer() external view {
        (uint256 forDeposits, uint256 forWithdrawals, uint256 depositable) = handler.reserves();
        (, uint256 buffered,,,) = handler.pool();
        assertLe(forDeposits + forWithdrawals, buffered, "reserves fit in the buffer");
        assertEq(depositable, buffered - forWithdrawals, "the rest can be deposited");
    }
}
