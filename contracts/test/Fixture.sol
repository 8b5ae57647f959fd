// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { Accounting } from "../src/lido/Accounting.sol";
import { Burner } from "../src/lido/Burner.sol";
import { DepositSink } from "../src/lido/DepositSink.sol";
import { Lido } from "../src/lido/Lido.sol";
import { LidoExecutionLayerRewardsVault } from "../src/lido/LidoExecutionLayerRewardsVault.sol";
import { LidoLocator } from "../src/lido/LidoLocator.sol";
import { OracleReportSanityChecker } from "../src/lido/OracleReportSanityChecker.sol";
import { StakingRouter } from "../src/lido/StakingRouter.sol";
import { WithdrawalQueueERC721 } from "../src/lido/WithdrawalQueueERC721.sol";
import { WithdrawalVault } from "../src/lido/WithdrawalVault.sol";
import { WstETH } from "../src/lido/WstETH.sol";
import { IAccounting } from "../src/lido/interfaces/IAccounting.sol";
import { IOracleReportSanityChecker } from "../src/lido/interfaces/IOracleReportSanityChecker.sol";
import { IWithdrawalQueue } from "../src/lido/interfaces/IWithdrawalQueue.sol";
import { UnlimitedModule } from "./UnlimitedModule.sol";
import { Test } from "forge-std/Test.sol";

/// @dev Deploys everything as README.md says and carries out reports by its recipe.
abstract contract Fixture is Test {
    uint256 internal constant RATE_PRECISION = 1e27;
    uint256 internal constant INITIAL_STAKE = 1 ether;
    uint256 internal constant MAX_REBASE = 750_000;
    address internal constant DEAD = 0x000000000000000000000000000000000000dEaD;

    address internal admin = makeAddr("admin");
    address internal treasury = makeAddr("treasury");
    address internal operators;
    address internal alice = makeAddr("alice");
    address internal bob = makeAddr("bob");
    address internal carol = makeAddr("carol");

    LidoLocator internal locator;
    DepositSink internal sink;
    StakingRouter internal router;
    Lido internal lido;
    WstETH internal wst;
    WithdrawalQueueERC721 internal queue;
    Burner internal burner;
    WithdrawalVault internal withdrawalVault;
    LidoExecutionLayerRewardsVault internal elVault;
    OracleReportSanityChecker internal checker;
    Accounting internal accounting;

    function setUp() public virtual {
        vm.warp(1_800_000_000);
        vm.roll(20_000_000);
        _deploy();
        vm.startPrank(admin);
        lido.resume();
        queue.resume();
        vm.stopPrank();
        vm.deal(alice, 100_000 ether);
        vm.deal(bob, 100_000 ether);
        vm.deal(carol, 100_000 ether);
    }

    // Deployment

    function _deploy() internal virtual {
        uint64 nonce = vm.getNonce(address(this));
        locator = new LidoLocator(_config(nonce));
        sink = new DepositSink(admin);
        router = new StakingRouter(locator, admin, payable(address(sink)));
        lido = new Lido{ value: INITIAL_STAKE }(locator, admin, "Millrace staked Ether", "mrETH");
        wst = new WstETH(lido, "Millrace wrapped staked Ether", "wmrETH");
        queue = new WithdrawalQueueERC721(locator, admin, "Millrace withdrawal", "unmrETH");
        burner = new Burner(locator, admin);
        withdrawalVault = new WithdrawalVault(locator);
        elVault = new LidoExecutionLayerRewardsVault(locator);
        checker = new OracleReportSanityChecker(locator, admin, _limits());
        accounting = new Accounting(locator, admin);
        _addModule();
    }

    /// @dev 5 % + 5 %.
    function _addModule() internal virtual {
        operators = address(new UnlimitedModule());
        vm.prank(admin);
        router.addStakingModule("unlimited", operators, 10_000, 10_000, 500, 500, 150, 25);
    }

    /// @dev The administrator reports in the oracle's stead; OracleFixture has the real one.
    function _config(uint64 nonce) internal view virtual returns (LidoLocator.Config memory config) {
        config.accountingOracle = admin;
        config.treasury = treasury;
        config.stakingRouter = vm.computeCreateAddress(address(this), nonce + 2);
        config.lido = vm.computeCreateAddress(address(this), nonce + 3);
        config.wstETH = vm.computeCreateAddress(address(this), nonce + 4);
        config.withdrawalQueue = vm.computeCreateAddress(address(this), nonce + 5);
        config.burner = vm.computeCreateAddress(address(this), nonce + 6);
        config.withdrawalVault = vm.computeCreateAddress(address(this), nonce + 7);
        config.elRewardsVault = vm.computeCreateAddress(address(this), nonce + 8);
        config.oracleReportSanityChecker = vm.computeCreateAddress(address(this), nonce + 9);
        config.accounting = vm.computeCreateAddress(address(this), nonce + 10);
    }

    /// @dev Wide, so that tests may let a day bring or take what they like; ReportLimits.t.sol is about narrow ones.
    function _limits() internal pure returns (IOracleReportSanityChecker.LimitsList memory limits) {
        limits.maxItemsPerExtraDataTransaction = 8;
        limits.maxNodeOperatorsPerExtraDataItem = 24;
        limits.exitedEthAmountPerDayLimit = 1e9;
        limits.appearedEthAmountPerDayLimit = 1e9;
        limits.annualBalanceIncreaseBPLimit = 1e9;
        limits.simulatedShareRateDeviationBPLimit = 50;
        limits.requestTimestampMargin = 7680;
        limits.maxPositiveTokenRebase = MAX_REBASE;
        limits.maxCLBalanceDecreaseBP = 10_000;
        limits.exitedValidatorEthAmountLimit = 32;
        limits.externalPendingBalanceCapEth = 1e9;
    }

    // Actions

    function _stake(address account, uint256 amount) internal returns (uint256 shares) {
        vm.prank(account);
        shares = lido.submit{ value: amount }(address(0));
    }

    function _stakeAndDeposit(address account, uint256 amount) internal {
        _stake(account, amount);
        vm.prank(admin);
        lido.depositToConsensusLayer(amount);
    }

    /// @dev Brings the pool to about 1001 ether at a rate a little above 1.001, most of it deposited.
    function _growTheRate() internal {
        _stakeAndDeposit(carol, 1000 ether);
        vm.prank(admin);
        checker.setMaxPositiveTokenRebase(type(uint64).max);
        _report(1.1443779 ether, false);
        vm.prank(admin);
        checker.setMaxPositiveTokenRebase(MAX_REBASE);
    }

    function _request(address account, uint256 amount) internal returns (uint256 requestId) {
        return _requestFor(account, amount, address(0));
    }

    function _requestFor(address account, uint256 amount, address owner) internal returns (uint256) {
        vm.startPrank(account);
        lido.approve(address(queue), amount);
        uint256[] memory ids = queue.requestWithdrawals(_one(amount), owner);
        vm.stopPrank();
        return ids[0];
    }

    // Reports

    /// @dev A report one day later, with the consensus-layer balance changed and, if wanted, all finalized that can be.
    function _report(int256 clChange, bool finalizes) internal returns (IAccounting.CalculatedValues memory) {
        skip(1 days);
        IAccounting.ReportValues memory report = _reportValues(clChange);
        if (finalizes) _addFinalization(report);
        return _send(report);
    }

    function _send(IAccounting.ReportValues memory report)
        internal
        returns (IAccounting.CalculatedValues memory values)
    {
        values = accounting.simulateOracleReport(report);
        _nextBlock();
        vm.startPrank(admin);
        queue.onOracleReport(queue.isBunkerModeActive(), 0, report.timestamp);
        accounting.handleOracleReport(report);
        vm.stopPrank();
    }

    function _reportValues(int256 clChange) internal view returns (IAccounting.ReportValues memory report) {
        (uint256 validators, uint256 pending,,) = lido.getBalanceStats();
        uint256 principal = validators + pending + lido.getDepositedForReport(block.timestamp);
        (uint256 cover, uint256 nonCover) = burner.getSharesRequestedToBurn();
        report.timestamp = block.timestamp;
        report.timeElapsed = 1 days;
        report.clValidatorsBalance = uint256(int256(principal) + clChange);
        report.withdrawalVaultBalance = address(withdrawalVault).balance;
        report.elRewardsVaultBalance = address(elVault).balance;
        report.sharesRequestedToBurn = cover + nonCover;
        report.withdrawalFinalizationBatches = new uint256[](0);
    }

    function _addFinalization(IAccounting.ReportValues memory report) internal view {
        _addFinalizationUpTo(report, block.timestamp);
    }

    function _addFinalizationUpTo(IAccounting.ReportValues memory report, uint256 maxTimestamp) internal view {
        IAccounting.CalculatedValues memory values = accounting.simulateOracleReport(report);
        uint256 rate = values.postTotalPooledEther * RATE_PRECISION / values.postTotalShares;
        uint256 budget = lido.getBufferedEther() - lido.getDepositsReserve() + values.withdrawalsVaultTransfer
            + values.elRewardsVaultTransfer;
        uint256 pending = queue.unfinalizedRequestNumber();
        if (pending == 0 || budget <= pending) return;
        uint256[] memory batches = _batches(rate, maxTimestamp, budget - pending);
        if (batches.length == 0) return;
        report.simulatedShareRate = rate;
        report.withdrawalFinalizationBatches = batches;
    }

    /// @dev Batches and rate for a report with these values.
    function _finalizationFor(
        uint256 timestamp,
        uint256 clBalance,
        uint256 inWithdrawalVault,
        uint256 inRewardsVault,
        uint256 toBurn
    ) internal view returns (uint256[] memory batches, uint256 rate) {
        IAccounting.ReportValues memory report;
        report.timestamp = timestamp;
        report.clValidatorsBalance = clBalance;
        report.withdrawalVaultBalance = inWithdrawalVault;
        report.elRewardsVaultBalance = inRewardsVault;
        report.sharesRequestedToBurn = toBurn;
        report.withdrawalFinalizationBatches = new uint256[](0);
        _addFinalizationUpTo(report, timestamp - checker.getOracleReportLimits().requestTimestampMargin);
        return (report.withdrawalFinalizationBatches, report.simulatedShareRate);
    }

    function _batches(uint256 rate, uint256 maxTimestamp, uint256 budget) internal view returns (uint256[] memory out) {
        IWithdrawalQueue.BatchesCalculationState memory state;
        state.remainingEthBudget = budget;
        while (!state.finished && state.remainingEthBudget != 0) {
            state = queue.calculateFinalizationBatches(rate, maxTimestamp, 1000, state);
        }
        out = new uint256[](state.batchesLength);
        for (uint256 i = 0; i < out.length; ++i) {
            out[i] = state.batches[i];
        }
    }

    // Small things

    function _nextBlock() internal {
        skip(12);
        vm.roll(block.number + 1);
    }

    function _one(uint256 value) internal pure returns (uint256[] memory list) {
        list = new uint256[](1);
        list[0] = value;
    }

    function _two(uint256 first, uint256 second) internal pure returns (uint256[] memory list) {
        list = new uint256[](2);
        list[0] = first;
        list[1] = second;
    }

    function _three(uint256 first, uint256 second, uint256 third) internal pure returns (uint256[] memory list) {
        list = new uint256[](3);
        list[0] = first;
        list[1] = second;
        list[2] = third;
    }

    function _hints(uint256[] memory ids) internal view returns (uint256[] memory) {
        return queue.findCheckpointHints(ids, 1, queue.getLastCheckpointIndex());
    }

    function _claimable(uint256 id) internal view returns (uint256) {
        return queue.getClaimableEther(_one(id), _hints(_one(id)))[0];
    }

    function _rate() internal view returns (uint256) {
        return lido.getTotalPooledEther() * RATE_PRECISION / lido.getTotalShares();
    }
}
