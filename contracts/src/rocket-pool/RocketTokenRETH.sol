// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { RocketBase } from "./RocketBase.sol";
import { RocketERC20 } from "./RocketERC20.sol";
import { IRocketDAOProtocolSettingsNetwork } from "./interfaces/IRocketDAOProtocolSettings.sol";
import { IRocketDepositPool } from "./interfaces/IRocketDepositPool.sol";
import { IRocketNetworkBalances } from "./interfaces/IRocketNetworkBalances.sol";
import { IRocketStorage } from "./interfaces/IRocketStorage.sol";
import { IRocketTokenRETH } from "./interfaces/IRocketTokenRETH.sol";
import { LowLevelCall } from "@openzeppelin/contracts/utils/LowLevelCall.sol";

/// @title Token that accrues value
contract RocketTokenRETH is RocketERC20, RocketBase {
    uint256 private constant ONE = 1 ether;

    /// @dev What a plain transfer leaves its recipient. The chain adds it by itself to calls that carry ether.
    uint256 private constant STIPEND = 2300;

    /// @param rocketStorage Where the other contracts are found.
    /// @param name_ Token name.
    /// @param symbol_ Token symbol.
    constructor(IRocketStorage rocketStorage, string memory name_, string memory symbol_)
        RocketBase(rocketStorage)
        RocketERC20(name_, symbol_)
    { }

    receive() external payable {
        emit EtherDeposited(msg.sender, msg.value, block.timestamp);
    }

    // Value

    /// @inheritdoc IRocketTokenRETH
    function getEthValue(uint256 rethAmount) public view returns (uint256) {
        IRocketNetworkBalances balances = _balancesContract();
        uint256 supply = balances.getTotalRETHSupply();
        if (supply == 0) return rethAmount;
        return rethAmount * balances.getTotalETHBalance() / supply;
    }

    /// @inheritdoc IRocketTokenRETH
    function getRethValue(uint256 ethAmount) public view returns (uint256) {
        IRocketNetworkBalances balances = _balancesContract();
        uint256 supply = balances.getTotalRETHSupply();
        if (supply == 0) return ethAmount;
        uint256 total = balances.getTotalETHBalance();
        require(total > 0, "Cannot calculate rETH token amount while total network balance is zero");
        return ethAmount * supply / total;
    }

    /// @inheritdoc IRocketTokenRETH
    function getExchangeRate() external view returns (uint256) {
        return getEthValue(ONE);
    }

    // Collateral

    /// @inheritdoc IRocketTokenRETH
    function getTotalCollateral() public view returns (uint256) {
        return address(this).balance + _depositPool().getExcessBalance();
    }

    /// @inheritdoc IRocketTokenRETH
    function getCollateralRate() external view returns (uint256) {
        uint256 value = getEthValue(totalSupply());
        return value == 0 ? ONE : address(this).balance * ONE / value;
    }

    /// @inheritdoc IRocketTokenRETH
    function depositExcess() external payable onlyContract("rocketDepositPool") {
        emit EtherDeposited(msg.sender, msg.value, block.timestamp);
    }

    /// @inheritdoc IRocketTokenRETH
    function depositExcessCollateral() external {
        uint256 rate = IRocketDAOProtocolSettingsNetwork(_contract("rocketDAOProtocolSettingsNetwork"))
            .getTargetRethCollateralRate();
        uint256 target = getEthValue(totalSupply()) * rate / ONE;
        uint256 held = address(this).balance;
        if (held > target) _depositPool().recycleExcessCollateral{ value: held - target }();
    }

    // Supply

    /// @inheritdoc IRocketTokenRETH
    function mint(uint256 ethAmount, address to) external onlyContract("rocketDepositPool") {
        uint256 amount = getRethValue(ethAmount);
        require(amount > 0, "Invalid token mint amount");
        _mint(to, amount);
        emit TokensMinted(to, amount, ethAmount, block.timestamp);
    }

    /// @inheritdoc IRocketTokenRETH
    function burn(uint256 rethAmount) external {
        require(rethAmount > 0, "Invalid token burn amount");
        require(balanceOf(msg.sender) >= rethAmount, "Insufficient rETH balance");
        uint256 ethAmount = getEthValue(rethAmount);
        require(getTotalCollateral() >= ethAmount, "Insufficient ETH balance for exchange");
        _burn(msg.sender, rethAmount);
        emit TokensBurned(msg.sender, rethAmount, ethAmount, block.timestamp);
        uint256 held = address(this).balance;
        if (held < ethAmount) _depositPool().withdrawExcessBalance(ethAmount - held);
        _send(msg.sender, ethAmount);
    }

    /// @dev As a plain transfer: too little gas to do more than log, which some contract accounts do not survive.
    function _send(address recipient, uint256 amount) private {
        (bool success,) = recipient.call{ value: amount, gas: amount == 0 ? STIPEND : 0 }("");
        if (!success) LowLevelCall.bubbleRevert();
    }

    function _balancesContract() private view returns (IRocketNetworkBalances) {
        return IRocketNetworkBalances(_contract("rocketNetworkBalances"));
    }

    function _depositPool() private view returns (IRocketDepositPool) {
        return IRocketDepositPool(_contract("rocketDepositPool"));
    }
}
