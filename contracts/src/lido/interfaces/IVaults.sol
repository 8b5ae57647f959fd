// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Withdrawal vault
/// @notice Where the consensus layer pays out; emptied by the pool on reports.
interface IWithdrawalVault {
    /// @notice Only the pool may withdraw.
    error NotLido();

    /// @notice Nothing was asked for.
    error ZeroAmount();

    /// @notice The vault holds less than asked for.
    error NotEnoughEther(uint256 requested, uint256 balance);

    /// @notice Sends ether to the pool, which alone may call.
    /// @param amount Wei.
    function withdrawWithdrawals(uint256 amount) external;
}

/// @title Execution-layer rewards vault
/// @notice Fee recipient of the validators: priority fees and MEV; emptied by the pool on reports, within the cap.
interface ILidoExecutionLayerRewardsVault {
    /// @notice `amount` wei arrived.
    event ETHReceived(uint256 amount);

    /// @notice Sends ether to the pool. Reverts `ONLY_LIDO_CAN_WITHDRAW`.
    /// @param maxAmount Wei wanted.
    /// @return amount Wei sent: `maxAmount` or all there is.
    function withdrawRewards(uint256 maxAmount) external returns (uint256 amount);
}
