// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { PoolEther } from "./PoolEther.sol";
import { StETH } from "./StETH.sol";
import { ILido } from "./interfaces/ILido.sol";
import { ILidoLocator } from "./interfaces/ILidoLocator.sol";
import { IStakingRouter } from "./interfaces/IStakingRouter.sol";
import { ILidoExecutionLayerRewardsVault, IWithdrawalVault } from "./interfaces/IVaults.sol";
import { IWithdrawalQueue } from "./interfaces/IWithdrawalQueue.sol";
import { StakeLimit } from "./lib/StakeLimit.sol";
import { AccessControl } from "@openzeppelin/contracts/access/AccessControl.sol";
import { Math } from "@openzeppelin/contracts/utils/math/Math.sol";

/// @title Staking pool and its rebasing token
contract Lido is ILido, StETH, PoolEther, AccessControl {
    using StakeLimit for StakeLimit.State;

    bytes32 public constant PAUSE_ROLE = keccak256("PAUSE_ROLE");
    bytes32 public constant RESUME_ROLE = keccak256("RESUME_ROLE");
    bytes32 public constant STAKING_PAUSE_ROLE = keccak256("STAKING_PAUSE_ROLE");
    bytes32 public constant STAKING_CONTROL_ROLE = keccak256("STAKING_CONTROL_ROLE");
    bytes32 public constant BUFFER_RESERVE_MANAGER_ROLE = keccak256("BUFFER_RESERVE_MANAGER_ROLE");
    bytes32 public constant DEPOSIT_ROLE = keccak256("DEPOSIT_ROLE");

    uint256 private constant VALIDATOR_DEPOSIT = 32 ether;
    uint256 private constant TOTAL_BASIS_POINTS = 10_000;

    ILidoLocator private immutable LOCATOR;

    StakeLimit.State private _stakeLimit;
    uint256 private _totalELRewardsCollected;

    /// @param locator Address book, complete at this moment.
    /// @param admin Gets every role; hands them on and renounces them.
    /// @param name_ Token name; also the name of the permit domain.
    /// @param symbol_ Token symbol.
    /// @dev The sent ether is staked one to one for an account nobody owns, so that the share rate is always defined.
    constructor(ILidoLocator locator, address admin, string memory name_, string memory symbol_)
        payable
        StETH(name_, symbol_)
    {
        require(msg.value != 0, "ZERO_DEPOSIT");
        LOCATOR = locator;
        _grantAllRoles(admin);
        _approve(locator.withdrawalQueue(), locator.burner(), type(uint256).max);
        _addToBuffer(msg.value);
        emit Submitted(INITIAL_TOKEN_HOLDER, msg.value, address(0));
        _mintShares(INITIAL_TOKEN_HOLDER, msg.value);
        _emitMint(INITIAL_TOKEN_HOLDER, msg.value);
    }

    // Staking

    receive() external payable {
        _submit(address(0));
    }

    fallback() external payable {
        revert("NON_EMPTY_DATA");
    }

    /// @inheritdoc ILido
    function submit(address referral) external payable returns (uint256 shares) {
        return _submit(referral);
    }

    /// @inheritdoc ILido
    function isStakingPaused() external view returns (bool) {
        return _stakeLimit.isPaused();
    }

    /// @inheritdoc ILido
    function getCurrentStakeLimit() external view returns (uint256) {
        return _stakeLimit.current();
    }

    /// @inheritdoc ILido
    function getStakeLimitFullInfo() external view returns (bool, bool, uint256, uint256, uint256, uint256, uint256) {
        StakeLimit.State memory state = _stakeLimit;
        return (
            state.isPaused(),
            state.isSet(),
            state.current(),
            state.maxStakeLimit,
            state.maxStakeLimitGrowthBlocks,
            state.prevStakeLimit,
            state.prevStakeBlockNumber
        );
    }

    /// @inheritdoc ILido
    function setStakingLimit(uint256 maxStakeLimit, uint256 stakeLimitIncreasePerBlock) external {
        _auth(STAKING_CONTROL_ROLE);
        _stakeLimit.set(maxStakeLimit, stakeLimitIncreasePerBlock);
        emit StakingLimitSet(maxStakeLimit, stakeLimitIncreasePerBlock);
    }

    /// @inheritdoc ILido
    function removeStakingLimit() external {
        _auth(STAKING_CONTROL_ROLE);
        _stakeLimit.remove();
        emit StakingLimitRemoved();
    }

    /// @inheritdoc ILido
    function pauseStaking() external {
        _auth(STAKING_PAUSE_ROLE);
        _pauseStaking();
    }

    /// @inheritdoc ILido
    function resumeStaking() external {
        _auth(STAKING_CONTROL_ROLE);
        _whenNotStopped();
        _resumeStaking();
    }

    /// @inheritdoc ILido
    function stop() external {
        _auth(PAUSE_ROLE);
        _stop();
        _pauseStaking();
    }

    /// @inheritdoc ILido
    function resume() external {
        _auth(RESUME_ROLE);
        _resume();
        _resumeStaking();
    }

    /// @inheritdoc ILido
    function isStopped() external view returns (bool) {
        return _isStopped();
    }

    // Ether

    /// @inheritdoc ILido
    function getBufferedEther() external view returns (uint256) {
        return _bufferedEther();
    }

    /// @inheritdoc ILido
    function getDepositableEther() public view returns (uint256) {
        return _bufferedEther() - getWithdrawalsReserve();
    }

    /// @inheritdoc ILido
    function getDepositsReserve() public view returns (uint256) {
        return _reserveForDeposits();
    }

    /// @inheritdoc ILido
    function getDepositsReserveTarget() external view returns (uint256) {
        return _reserveTarget();
    }

    /// @inheritdoc ILido
    function getWithdrawalsReserve() public view returns (uint256) {
        return Math.min(_bufferedEther() - getDepositsReserve(), _withdrawalQueue().unfinalizedStETH());
    }

    /// @inheritdoc ILido
    function setDepositsReserveTarget(uint256 depositsReserveTarget) external {
        _auth(BUFFER_RESERVE_MANAGER_ROLE);
        _setReserveTarget(depositsReserveTarget);
        emit DepositsReserveTargetSet(depositsReserveTarget);
    }

    /// @inheritdoc ILido
    function canDeposit() public view returns (bool) {
        return !_isStopped() && !_withdrawalQueue().isBunkerModeActive();
    }

    /// @inheritdoc ILido
    function depositToConsensusLayer(uint256 amount) external {
        _auth(DEPOSIT_ROLE);
        require(canDeposit(), "CAN_NOT_DEPOSIT");
        require(amount != 0, "ZERO_DEPOSIT");
        require(amount <= getDepositableEther(), "NOT_ENOUGH_ETHER");
        _moveToConsensusLayer(amount);
        emit Unbuffered(amount);
        IStakingRouter(LOCATOR.stakingRouter()).deposit{ value: amount }();
    }

    /// @inheritdoc ILido
    function getBalanceStats() external view returns (uint256, uint256, uint256, uint256) {
        (uint256 validators, uint256 pending) = _clBalances();
        return (validators, pending, _depositedSinceLastReport(), _depositedForReport(block.timestamp));
    }

    /// @inheritdoc ILido
    function getDepositedForReport(uint256 timestamp) external view returns (uint256) {
        return _depositedForReport(timestamp);
    }

    /// @inheritdoc ILido
    function getBeaconStat() external view returns (uint256, uint256, uint256) {
        uint256 validators = _depositedTotal() / VALIDATOR_DEPOSIT;
        return (validators, validators, _clBalance());
    }

    /// @inheritdoc ILido
    function getTotalELRewardsCollected() external view returns (uint256) {
        return _totalELRewardsCollected;
    }

    // Fee and wiring

    /// @inheritdoc ILido
    function getFee() external view returns (uint16) {
        return IStakingRouter(LOCATOR.stakingRouter()).getTotalFeeE4Precision();
    }

    /// @inheritdoc ILido
    function getFeeDistribution() external view returns (uint16, uint16, uint16) {
        (uint256 modulesFee, uint256 treasuryFee,) =
            IStakingRouter(LOCATOR.stakingRouter()).getStakingFeeAggregateDistribution();
        uint256 totalFee = modulesFee + treasuryFee;
        return
            (uint16(treasuryFee * TOTAL_BASIS_POINTS / totalFee), 0, uint16(modulesFee * TOTAL_BASIS_POINTS / totalFee));
    }

    /// @inheritdoc ILido
    function getLidoLocator() external view returns (ILidoLocator) {
        return LOCATOR;
    }

    // For other protocol contracts

    /// @inheritdoc ILido
    function receiveELRewards() external payable {
        _authContract(LOCATOR.elRewardsVault());
        _totalELRewardsCollected += msg.value;
        emit ELRewardsReceived(msg.value);
    }

    /// @inheritdoc ILido
    function receiveWithdrawals() external payable {
        _authContract(LOCATOR.withdrawalVault());
        emit WithdrawalsReceived(msg.value);
    }

    /// @inheritdoc ILido
    function processClStateUpdate(uint256 reportTimestamp, uint256 clValidatorsBalance, uint256 clPendingBalance)
        external
    {
        _authContract(LOCATOR.accounting());
        _whenNotStopped();
        _storeClBalances(reportTimestamp, clValidatorsBalance, clPendingBalance);
        emit CLBalancesUpdated(reportTimestamp, clValidatorsBalance, clPendingBalance);
    }

    /// @inheritdoc ILido
    function collectRewardsAndProcessWithdrawals(ReportSettlement calldata settlement) external {
        _authContract(LOCATOR.accounting());
        _whenNotStopped();
        // Taken before the vaults are: what they bring is for withdrawals first, and refills the reserve after them.
        uint256 reserve = getDepositsReserve();
        _collectVaults(settlement.elRewardsVaultTransfer, settlement.withdrawalsVaultTransfer);
        _fundWithdrawals(settlement, reserve);
        _refillReserve();
        emit ETHDistributed(
            settlement.reportTimestamp,
            settlement.preCLBalance,
            settlement.postCLBalance,
            settlement.withdrawalsVaultTransfer,
            settlement.elRewardsVaultTransfer,
            _bufferedEther()
        );
    }

    /// @inheritdoc ILido
    function mintShares(address recipient, uint256 sharesAmount) external {
        _authContract(LOCATOR.accounting());
        _whenNotStopped();
        _mintShares(recipient, sharesAmount);
        _emitMint(recipient, sharesAmount);
    }

    /// @inheritdoc ILido
    function burnShares(uint256 sharesAmount) external {
        _authContract(LOCATOR.burner());
        _whenNotStopped();
        _burnShares(msg.sender, sharesAmount);
    }

    /// @inheritdoc ILido
    function emitTokenRebase(RebaseTotals calldata totals) external {
        _authContract(LOCATOR.accounting());
        emit TokenRebased(
            totals.reportTimestamp,
            totals.timeElapsed,
            totals.preTotalShares,
            totals.preTotalEther,
            totals.postTotalShares,
            totals.postTotalEther,
            totals.sharesMintedAsFees
        );
        emit InternalShareRateUpdated(
            totals.reportTimestamp, totals.postTotalShares, totals.postTotalEther, totals.sharesMintedAsFees
        );
    }

    // Internals

    function _getTotalPooledEther() internal view override returns (uint256) {
        return _pooledEther();
    }

    function _submit(address referral) private returns (uint256 shares) {
        require(msg.value != 0, "ZERO_DEPOSIT");
        _stakeLimit.consume(msg.value);
        shares = getSharesByPooledEth(msg.value);
        _mintShares(msg.sender, shares);
        _addToBuffer(msg.value);
        emit Submitted(msg.sender, msg.value, referral);
        _emitMint(msg.sender, shares);
    }

    function _collectVaults(uint256 elRewards, uint256 withdrawals) private {
        if (elRewards != 0) ILidoExecutionLayerRewardsVault(LOCATOR.elRewardsVault()).withdrawRewards(elRewards);
        if (withdrawals != 0) IWithdrawalVault(LOCATOR.withdrawalVault()).withdrawWithdrawals(withdrawals);
        _addToBuffer(elRewards + withdrawals);
    }

    function _fundWithdrawals(ReportSettlement calldata settlement, uint256 reserve) private {
        if (settlement.lastRequestIdToFinalize == 0) return;
        uint256 amount = settlement.etherToLockOnWithdrawalQueue;
        require(amount <= _bufferedEther() - reserve, "NOT_ENOUGH_ETHER");
        _takeFromBuffer(amount);
        _withdrawalQueue().finalize{ value: amount }(settlement.lastRequestIdToFinalize, settlement.simulatedShareRate);
    }

    function _pauseStaking() private {
        _stakeLimit.pause();
        emit StakingPaused();
    }

    function _resumeStaking() private {
        _stakeLimit.resume();
        emit StakingResumed();
    }

    function _withdrawalQueue() private view returns (IWithdrawalQueue) {
        return IWithdrawalQueue(LOCATOR.withdrawalQueue());
    }

    function _auth(bytes32 role) private view {
        require(hasRole(role, msg.sender), "APP_AUTH_FAILED");
    }

    function _authContract(address expected) private view {
        require(msg.sender == expected, "APP_AUTH_FAILED");
    }

    function _grantAllRoles(address admin) private {
        _grantRole(DEFAULT_ADMIN_ROLE, admin);
        _grantRole(PAUSE_ROLE, admin);
        _grantRole(RESUME_ROLE, admin);
        _grantRole(STAKING_PAUSE_ROLE, admin);
        _grantRole(STAKING_CONTROL_ROLE, admin);
        _grantRole(BUFFER_RESERVE_MANAGER_ROLE, admin);
        _grantRole(DEPOSIT_ROLE, admin);
    }
}
