// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { RocketBase } from "./RocketBase.sol";
import {
    IRocketDAOProtocolSettingsDeposit,
    IRocketDAOProtocolSettingsNetwork
} from "./interfaces/IRocketDAOProtocolSettings.sol";
import { IRocketDepositPool } from "./interfaces/IRocketDepositPool.sol";
import { IRocketStorage } from "./interfaces/IRocketStorage.sol";
import { IRocketTokenRETH } from "./interfaces/IRocketTokenRETH.sol";
import { Address } from "@openzeppelin/contracts/utils/Address.sol";
import { Math } from "@openzeppelin/contracts/utils/math/Math.sol";

/// @title Deposit pool
/// @dev Keeps its ether itself. Ether that came any other way than through its functions is not counted.
contract RocketDepositPool is IRocketDepositPool, RocketBase {
    uint256 private constant ONE = 1 ether;

    uint256 private _balance;
    uint256 private _queuedCapacity;

    /// @param rocketStorage Where the other contracts are found.
    constructor(IRocketStorage rocketStorage) RocketBase(rocketStorage) { }

    // Deposits

    /// @inheritdoc IRocketDepositPool
    function deposit() external payable {
        IRocketDAOProtocolSettingsDeposit settings = _depositSettings();
        require(settings.getDepositEnabled(), "Deposits into Rocket Pool are currently disabled");
        require(msg.value >= settings.getMinimumDeposit(), "The deposited amount is less than the minimum deposit size");
        require(
            _balance + msg.value <= settings.getMaximumDepositPoolSize(),
            "The deposit pool size after depositing exceeds the maximum size"
        );
        emit DepositReceived(msg.sender, msg.value, block.timestamp);
        uint256 fee = msg.value * settings.getDepositFee() / ONE;
        IRocketTokenRETH token = _token();
        token.mint(msg.value - fee, msg.sender);
        uint256 collateral = Math.min(_missingCollateral(token), msg.value);
        _balance += msg.value - collateral;
        if (collateral > 0) token.depositExcess{ value: collateral }();
    }

    /// @inheritdoc IRocketDepositPool
    function getMaximumDepositAmount() external view returns (uint256) {
        IRocketDAOProtocolSettingsDeposit settings = _depositSettings();
        if (!settings.getDepositEnabled()) return 0;
        return Math.saturatingSub(settings.getMaximumDepositPoolSize(), _balance);
    }

    // Balance

    /// @inheritdoc IRocketDepositPool
    function getBalance() external view returns (uint256) {
        return _balance;
    }

    /// @inheritdoc IRocketDepositPool
    function getExcessBalance() public view returns (uint256) {
        return Math.saturatingSub(_balance, _queuedCapacity);
    }

    /// @inheritdoc IRocketDepositPool
    function recycleExcessCollateral() external payable onlyContract("rocketTokenRETH") {
        _balance += msg.value;
        emit DepositRecycled(msg.sender, msg.value, block.timestamp);
    }

    /// @inheritdoc IRocketDepositPool
    function withdrawExcessBalance(uint256 amount) external onlyContract("rocketTokenRETH") {
        require(amount <= getExcessBalance(), "Insufficient excess balance for withdrawal");
        _balance -= amount;
        emit ExcessWithdrawn(msg.sender, amount, block.timestamp);
        IRocketTokenRETH(msg.sender).depositExcess{ value: amount }();
    }

    // Node operators

    /// @inheritdoc IRocketDepositPool
    function getQueuedCapacity() external view returns (uint256) {
        return _queuedCapacity;
    }

    /// @inheritdoc IRocketDepositPool
    function setQueuedCapacity(uint256 capacity) external onlyGuardian {
        _queuedCapacity = capacity;
    }

    /// @inheritdoc IRocketDepositPool
    function assignDeposits(uint256 amount) external onlyGuardian {
        require(_depositSettings().getAssignDepositsEnabled(), "Deposit assignments are currently disabled");
        require(amount <= _balance, "Insufficient deposit pool balance");
        _balance -= amount;
        _queuedCapacity = Math.saturatingSub(_queuedCapacity, amount);
        address staking = _contract("rocketStakingSink");
        emit DepositAssigned(staking, amount, block.timestamp);
        Address.sendValue(payable(staking), amount);
    }

    /// @dev What the token holds less than its target, wei, the tokens just minted included.
    function _missingCollateral(IRocketTokenRETH token) private view returns (uint256) {
        uint256 rate = IRocketDAOProtocolSettingsNetwork(_contract("rocketDAOProtocolSettingsNetwork"))
            .getTargetRethCollateralRate();
        uint256 target = token.getEthValue(token.totalSupply()) * rate / ONE;
        return Math.saturatingSub(target, address(token).balance);
    }

    function _depositSettings() private view returns (IRocketDAOProtocolSettingsDeposit) {
        return IRocketDAOProtocolSettingsDeposit(_contract("rocketDAOProtocolSettingsDeposit"));
    }

    function _token() private view returns (IRocketTokenRETH) {
        return IRocketTokenRETH(_contract("rocketTokenRETH"));
    }
}
