// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Stand-in for the consensus layer on a local chain
/// @notice Keeps deposited ether; an operator lets it go again, as validators' exits and withdrawals would.
contract DepositSink {
    /// @notice Only the operator may release ether.
    error NotOperator(address caller);

    /// @notice The recipient refused the ether, or there is not enough.
    error ReleaseFailed(address recipient, uint256 amount);

    /// @notice `amount` wei was deposited.
    event Deposited(address indexed from, uint256 amount);

    /// @notice `amount` wei was paid out.
    event Released(address indexed recipient, uint256 amount);

    /// @notice Who may release ether.
    address public immutable OPERATOR;

    constructor(address operator) {
        OPERATOR = operator;
    }

    receive() external payable {
        emit Deposited(msg.sender, msg.value);
    }

    /// @notice Pays out ether, usually to the withdrawal vault. Operator only.
    /// @param recipient Who gets it.
    /// @param amount Wei.
    function release(address payable recipient, uint256 amount) external {
        if (msg.sender != OPERATOR) revert NotOperator(msg.sender);
        emit Released(recipient, amount);
        (bool success,) = recipient.call{ value: amount }("");
        if (!success) revert ReleaseFailed(recipient, amount);
    }
}
