// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { ILidoLocator } from "./ILidoLocator.sol";
import { IStETH } from "./IStETH.sol";

/// @title Staking pool
/// @notice Takes ether for shares, keeps the buffer, and carries out what {IAccounting} decides on each report.
/// @dev Total pooled ether = buffer + validators' balance + pending deposits, both as last reported, + ether deposited
/// since. Failures are string reverts. Functions for other protocol contracts and for roles revert `APP_AUTH_FAILED`.
interface ILido is IStETH {
    /// @notice What the pool has to do with ether at the end of a report. Amounts in wei.
    /// @param reportTimestamp Moment the report describes, unix seconds.
    /// @param preCLBalance Last reported consensus-layer balance plus deposits made up to `reportTimestamp`.
    /// @param postCLBalance Consensus-layer balance now reported.
    /// @param withdrawalsVaultTransfer Ether to take from the withdrawal vault.
    /// @param elRewardsVaultTransfer Ether to take from the execution-layer rewards vault.
    /// @param lastRequestIdToFinalize Last withdrawal request to finalize, 0 for none.
    /// @param simulatedShareRate Share rate the requests are settled at, 1e27 = 1 ether per share.
    /// @param etherToLockOnWithdrawalQueue Ether that leaves the pool for the finalized requests.
    struct ReportSettlement {
        uint256 reportTimestamp;
        uint256 preCLBalance;
        uint256 postCLBalance;
        uint256 withdrawalsVaultTransfer;
        uint256 elRewardsVaultTransfer;
        uint256 lastRequestIdToFinalize;
        uint256 simulatedShareRate;
        uint256 etherToLockOnWithdrawalQueue;
    }

    /// @notice Totals before and after a report. Ether in wei.
    struct RebaseTotals {
        uint256 reportTimestamp;
        uint256 timeElapsed;
        uint256 preTotalShares;
        uint256 preTotalEther;
        uint256 postTotalShares;
        uint256 postTotalEther;
        uint256 sharesMintedAsFees;
    }

    /// @notice `sender` staked `amount` wei; the minted shares are in the `TransferShares` event that follows.
    event Submitted(address indexed sender, uint256 amount, address referral);

    /// @notice A report was applied; emitted once per report, also when nothing changed.
    event TokenRebased(
        uint256 indexed reportTimestamp,
        uint256 timeElapsed,
        uint256 preTotalShares,
        uint256 preTotalEther,
        uint256 postTotalShares,
        uint256 postTotalEther,
        uint256 sharesMintedAsFees
    );

    /// @notice Shares and ether of the pool itself after a report; here the same as the totals.
    event InternalShareRateUpdated(
        uint256 indexed reportTimestamp,
        uint256 postInternalShares,
        uint256 postInternalEther,
        uint256 sharesMintedAsFees
    );

    /// @notice Ether flows of a report, in wei.
    event ETHDistributed(
        uint256 indexed reportTimestamp,
        uint256 preCLBalance,
        uint256 postCLBalance,
        uint256 withdrawalsWithdrawn,
        uint256 executionLayerRewardsWithdrawn,
        uint256 postBufferedEther
    );

    /// @notice Reported consensus-layer balances, in wei.
    event CLBalancesUpdated(uint256 indexed reportTimestamp, uint256 clValidatorsBalance, uint256 clPendingBalance);

    /// @notice `amount` wei came from the execution-layer rewards vault.
    event ELRewardsReceived(uint256 amount);

    /// @notice `amount` wei came from the withdrawal vault.
    event WithdrawalsReceived(uint256 amount);

    /// @notice `amount` wei left the buffer for the consensus layer.
    event Unbuffered(uint256 amount);

    /// @notice The buffer's part kept for deposits is refilled to `depositsReserveTarget` wei on each report.
    event DepositsReserveTargetSet(uint256 depositsReserveTarget);

    /// @notice Staking was paused.
    event StakingPaused();

    /// @notice Staking was resumed.
    event StakingResumed();

    /// @notice A staking limit was set, in wei and wei per block.
    event StakingLimitSet(uint256 maxStakeLimit, uint256 stakeLimitIncreasePerBlock);

    /// @notice Staking has no limit any more.
    event StakingLimitRemoved();

    // Staking

    /// @notice Stakes the sent ether.
    /// @dev Plain ether transfers stake too, with no referral; with calldata they revert `NON_EMPTY_DATA`.
    /// Reverts `ZERO_DEPOSIT`, `STAKING_PAUSED`, `STAKE_LIMIT`.
    /// @param referral Who brought the staker; only recorded in the event.
    /// @return shares Shares minted to the caller, rounded down. One wei may mint none.
    function submit(address referral) external payable returns (uint256 shares);

    /// @notice Whether staking is paused.
    function isStakingPaused() external view returns (bool);

    /// @notice Wei that can be staked in this block: 0 while paused, 2^256 - 1 without a limit.
    function getCurrentStakeLimit() external view returns (uint256);

    /// @notice Everything about the staking limit.
    /// @dev The limit grows by the integer `maxStakeLimit / maxStakeLimitGrowthBlocks` each block, up to the maximum.
    /// @return isStakingPaused_ Whether staking is paused.
    /// @return isStakingLimitSet Whether there is a limit.
    /// @return currentStakeLimit As {getCurrentStakeLimit}.
    /// @return maxStakeLimit Limit when fully grown, wei.
    /// @return maxStakeLimitGrowthBlocks Blocks from zero to the maximum, 0 when it does not grow.
    /// @return prevStakeLimit Limit left after the last stake, wei.
    /// @return prevStakeBlockNumber Block of the last stake; 0 while paused.
    function getStakeLimitFullInfo()
        external
        view
        returns (
            bool isStakingPaused_,
            bool isStakingLimitSet,
            uint256 currentStakeLimit,
            uint256 maxStakeLimit,
            uint256 maxStakeLimitGrowthBlocks,
            uint256 prevStakeLimit,
            uint256 prevStakeBlockNumber
        );

    /// @notice Sets the staking limit. Role STAKING_CONTROL_ROLE.
    /// @dev Reverts `ZERO_MAX_STAKE_LIMIT`, `TOO_LARGE_MAX_STAKE_LIMIT`, `TOO_LARGE_LIMIT_INCREASE`,
    /// `TOO_SMALL_LIMIT_INCREASE`. A first limit, or one below what is left, starts fully grown.
    /// @param maxStakeLimit Limit when fully grown, wei, at most 2^96 - 1.
    /// @param stakeLimitIncreasePerBlock Growth, wei per block, at most `maxStakeLimit`; 0 for none.
    function setStakingLimit(uint256 maxStakeLimit, uint256 stakeLimitIncreasePerBlock) external;

    /// @notice Removes the staking limit. Role STAKING_CONTROL_ROLE.
    function removeStakingLimit() external;

    /// @notice Stops new stakes; transfers go on. Role STAKING_PAUSE_ROLE.
    function pauseStaking() external;

    /// @notice Allows stakes again. Role STAKING_CONTROL_ROLE. Reverts `CONTRACT_IS_STOPPED`.
    function resumeStaking() external;

    /// @notice Stops stakes, transfers and reports. Approvals still work. Role PAUSE_ROLE.
    function stop() external;

    /// @notice Resumes everything, staking included. Role RESUME_ROLE. Reverts `CONTRACT_IS_ACTIVE`.
    function resume() external;

    /// @notice Whether the contract is stopped.
    function isStopped() external view returns (bool);

    // Ether

    /// @notice Wei held by the pool on the execution layer.
    /// @dev Split, in this order: deposits reserve, withdrawals reserve, the rest.
    function getBufferedEther() external view returns (uint256);

    /// @notice Wei that may be deposited: deposits reserve + unreserved rest.
    function getDepositableEther() external view returns (uint256);

    /// @notice Wei of the buffer kept for deposits; withdrawals cannot take it.
    function getDepositsReserve() external view returns (uint256);

    /// @notice Wei the deposits reserve is refilled to on each report.
    function getDepositsReserveTarget() external view returns (uint256);

    /// @notice Wei of the buffer kept for waiting withdrawal requests.
    function getWithdrawalsReserve() external view returns (uint256);

    /// @notice Sets the deposits reserve target. Role BUFFER_RESERVE_MANAGER_ROLE.
    /// @dev A lower target lowers the reserve at once, a higher one works from the next report on.
    /// @param depositsReserveTarget Wei.
    function setDepositsReserveTarget(uint256 depositsReserveTarget) external;

    /// @notice Whether ether may go to the consensus layer: not while stopped or in bunker mode.
    function canDeposit() external view returns (bool);

    /// @notice Sends ether from the buffer to the consensus layer. Role DEPOSIT_ROLE.
    /// @dev Total pooled ether stays the same. Reverts `CAN_NOT_DEPOSIT`, `ZERO_DEPOSIT`, `NOT_ENOUGH_ETHER`.
    /// @param amount Wei.
    function depositToConsensusLayer(uint256 amount) external;

    /// @notice Consensus-layer balances, in wei.
    /// @return clValidatorsBalanceAtLastReport Validators' balance in the last report.
    /// @return clPendingBalanceAtLastReport Deposits waiting on the consensus layer in the last report.
    /// @return depositedSinceLastReport Deposited after the moment the last report describes.
    /// @return depositedForCurrentReport Of these, what a report describing this block covers.
    function getBalanceStats()
        external
        view
        returns (
            uint256 clValidatorsBalanceAtLastReport,
            uint256 clPendingBalanceAtLastReport,
            uint256 depositedSinceLastReport,
            uint256 depositedForCurrentReport
        );

    /// @notice Deposits a report describing `timestamp` has to cover: made up to then, not covered by the last report.
    /// @param timestamp Unix seconds.
    /// @return Wei.
    function getDepositedForReport(uint256 timestamp) external view returns (uint256);

    /// @notice Older form of {getBalanceStats}.
    /// @return depositedValidators All ether ever deposited, in validators of 32 ether.
    /// @return beaconValidators The same number.
    /// @return beaconBalance Validators' and pending balance in the last report, wei.
    function getBeaconStat()
        external
        view
        returns (uint256 depositedValidators, uint256 beaconValidators, uint256 beaconBalance);

    /// @notice Execution-layer rewards taken in since the start, wei.
    function getTotalELRewardsCollected() external view returns (uint256);

    // Fee and wiring

    /// @notice Protocol fee in basis points of rewards; 0 before the first deposit.
    function getFee() external view returns (uint16 totalFee);

    /// @notice Split of the fee in basis points of the fee, rounded down. Divides by zero before the first deposit.
    /// @return treasuryFeeBasisPoints Treasury's part.
    /// @return insuranceFeeBasisPoints Always 0.
    /// @return operatorsFeeBasisPoints Staking modules' part.
    function getFeeDistribution()
        external
        view
        returns (uint16 treasuryFeeBasisPoints, uint16 insuranceFeeBasisPoints, uint16 operatorsFeeBasisPoints);

    /// @notice Where all protocol contracts are found.
    function getLidoLocator() external view returns (ILidoLocator);

    // For other protocol contracts

    /// @notice Takes ether from the execution-layer rewards vault, which alone may call.
    function receiveELRewards() external payable;

    /// @notice Takes ether from the withdrawal vault, which alone may call.
    function receiveWithdrawals() external payable;

    /// @notice Stores the reported consensus-layer balances. Accounting only.
    /// @param reportTimestamp Moment the report describes; deposits made later stay counted apart.
    /// @param clValidatorsBalance Validators' balance, wei.
    /// @param clPendingBalance Pending deposits, wei.
    function processClStateUpdate(uint256 reportTimestamp, uint256 clValidatorsBalance, uint256 clPendingBalance)
        external;

    /// @notice Collects the vaults, funds the withdrawal queue, refills the deposits reserve. Accounting only.
    /// @dev Reverts `NOT_ENOUGH_ETHER` when the requests would need the deposits reserve.
    function collectRewardsAndProcessWithdrawals(ReportSettlement calldata settlement) external;

    /// @notice Mints shares. Accounting only.
    /// @param recipient Who receives.
    /// @param sharesAmount Shares to mint.
    function mintShares(address recipient, uint256 sharesAmount) external;

    /// @notice Destroys shares of the caller. Burner only.
    /// @param sharesAmount Shares to burn.
    function burnShares(uint256 sharesAmount) external;

    /// @notice Emits the events that close a report. Accounting only.
    function emitTokenRebase(RebaseTotals calldata totals) external;
}
