// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { ILido } from "./interfaces/ILido.sol";
import { ILidoLocator } from "./interfaces/ILidoLocator.sol";
import { IWithdrawalVault } from "./interfaces/IVaults.sol";

/// @title Withdrawal vault
contract WithdrawalVault is IWithdrawalVault {
    ILido public immutable LIDO;

    /// @param locator Address book.
    constructor(ILidoLocator locator) {
        LIDO = ILido(locator.lido());
    }

    receive() external payable { }

    /// @inheritdoc IWithdrawalVault
    function withdrawWithdrawals(uint256 amount) external {
        if (msg.sender != address(LIDO)) revert NotLido();
        if (amount == 0) revert ZeroAmount();
        if (amount > address(this).balance) revert NotEnoughEther(amount, address(this).balance);
        LIDO.receiveWithdrawals{ value: amount }();
    }
}
