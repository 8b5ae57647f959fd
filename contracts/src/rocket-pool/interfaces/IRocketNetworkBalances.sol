// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Reported balances
/// @notice What oracle members agree the network owns. The token's rate is read from here and moves only here.
interface IRocketNetworkBalances {
    /// @notice A member submitted balances.
    event BalancesSubmitted(
        address indexed from,
        uint256 block,
        uint256 slotTimestamp,
        uint256 totalEth,
        uint256 stakingEth,
        uint256 rethSupply,
        uint256 blockTimestamp
    );

    /// @notice The balances changed. The rate is `totalEth / rethSupply`.
    event BalancesUpdated(
        uint256 indexed block,
        uint256 slotTimestamp,
        uint256 totalEth,
        uint256 stakingEth,
        uint256 rethSupply,
        uint256 blockTimestamp
    );

    /// @notice Block the balances are of.
    function getBalancesBlock() external view returns (uint256);

    /// @notice Time of the last update, Unix seconds.
    function getBalancesTimestamp() external view returns (uint256);

    /// @notice All ether of the network, wei.
    function getTotalETHBalance() external view returns (uint256);

    /// @notice The part of it that validators hold, wei.
    function getStakingETHBalance() external view returns (uint256);

    /// @notice Tokens in existence at the reported block, 18 decimals.
    function getTotalRETHSupply() external view returns (uint256);

    /// @notice Staking over total ether, 1e18 = 100 %, rounded down; 100 % before the first update.
    function getETHUtilizationRate() external view returns (uint256);

    /// @notice Submits balances; more than the threshold of members submitting the same ones updates them. Member only.
    /// @dev Reverts as `executeUpdateBalances`, and `Duplicate submission from node`.
    /// @param blockNumber Block they are of; before this one, after the last update's.
    /// @param slotTimestamp Time of that block, Unix seconds.
    /// @param totalEth All ether, wei.
    /// @param stakingEth The part that validators hold, wei.
    /// @param rethSupply Tokens in existence, 18 decimals.
    function submitBalances(
        uint256 blockNumber,
        uint256 slotTimestamp,
        uint256 totalEth,
        uint256 stakingEth,
        uint256 rethSupply
    ) external;

    /// @notice Updates to balances that enough members submitted while a condition still kept them from counting. Anyone.
    /// @dev Reverts `Submitting balances is currently disabled`, `Balances can not be submitted for a future block`,
    /// `Network balances for an equal or higher block are set`, `Invalid network balances`, `Consensus has not been
    /// reached`, `Not enough time has passed since the last update`, `rETH exchange rate changed by too much`. The last two
    /// are the guardrail of RPIP-61: 95 % of the frequency, and at most the maximum delta of the rate, both measured
    /// against the last update. The first update has nothing to be measured against.
    function executeUpdateBalances(
        uint256 blockNumber,
        uint256 slotTimestamp,
        uint256 totalEth,
        uint256 stakingEth,
        uint256 rethSupply
    ) external;
}
