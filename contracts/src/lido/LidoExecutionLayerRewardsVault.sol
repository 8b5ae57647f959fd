// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { ILido } from "./interfaces/ILido.sol";
import { ILidoLocator } from "./interfaces/ILidoLocator.sol";
import { ILidoExecutionLayerRewardsVault } from "./interfaces/IVaults.sol";
import { Math } from "@openzeppelin/contracts/utils/math/Math.sol";

/// @title Execution-layer rewards vault
contract LidoExecutionLayerRewardsVault is ILidoExecutionLayerRewardsVault {
    ILido public immutable LIDO;

    /// @param locator Address book.
    constructor(ILidoLocator locator) {
        LIDO = ILido(locator.lido());
    }

    receive() external payable {
        emit ETHReceived(msg.value);
    }

    /// @inheritdoc ILidoExecutionLayerRewardsVault
    function withdrawRewards(uint256 maxAmount) external returns (uint256 amount) {
        require(msg.sender == address(LIDO), "ONLY_LIDO_CAN_WITHDRAW");
        amount = Math.min(maxAmount, address(this).balance);
        if (amount != 0) LIDO.receiveELRewards{ value: amount }();
    }
}
