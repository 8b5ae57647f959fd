// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Deposit pool
/// @notice Takes deposits, mints tokens for them, tops up the token's collateral and keeps the rest for node operators.
interface IRocketDepositPool {
    /// @notice `amount` wei was deposited, fee included.
    event DepositReceived(address indexed from, uint256 amount, uint256 time);

    /// @notice `amount` wei came back from the token's collateral.
    event DepositRecycled(address indexed from, uint256 amount, uint256 time);

    /// @notice `amount` wei went to node operators.
    event DepositAssigned(address indexed staking, uint256 amount, uint256 time);

    /// @notice `amount` wei was taken for burns.
    event ExcessWithdrawn(address indexed to, uint256 amount, uint256 time);

    /// @notice Deposits the sent ether. Tokens go to the caller at the value of what is left after the fee.
    /// @dev Reverts `Deposits into Rocket Pool are currently disabled`, `The deposited amount is less than the minimum
    /// deposit size`, `The deposit pool size after depositing exceeds the maximum size`. Fee and tokens are both rounded
    /// down. The fee stays in the pool as ether that no token was minted for.
    function deposit() external payable;

    /// @notice The most that can be deposited now, wei; 0 while deposits are disabled.
    function getMaximumDepositAmount() external view returns (uint256);

    /// @notice Ether in the pool, wei.
    function getBalance() external view returns (uint256);

    /// @notice Ether that waiting node operators do not need, wei.
    function getExcessBalance() external view returns (uint256);

    /// @notice What node operators wait for, wei.
    function getQueuedCapacity() external view returns (uint256);

    /// @notice Sets what node operators wait for, wei. Guardian only.
    function setQueuedCapacity(uint256 capacity) external;

    /// @notice Hands ether to node operators, lowering what they wait for. Guardian only.
    function assignDeposits(uint256 amount) external;

    /// @notice Takes back collateral the token does not need. Token only.
    function recycleExcessCollateral() external payable;

    /// @notice Sends `amount` wei of the excess to the token. Token only. Reverts `Insufficient excess balance for withdrawal`.
    function withdrawExcessBalance(uint256 amount) external;
}
