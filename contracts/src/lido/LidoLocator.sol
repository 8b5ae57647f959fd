// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { ILidoLocator } from "./interfaces/ILidoLocator.sol";

/// @title Protocol address book
/// @dev Deployed first, with the addresses the others will get; they read it in their constructors.
contract LidoLocator is ILidoLocator {
    /// @notice All addresses. The parts that make up the pool must not be zero, the others may.
    struct Config {
        address accounting;
        address accountingOracle;
        address burner;
        address consolidationGateway;
        address depositSecurityModule;
        address elRewardsVault;
        address lazyOracle;
        address lido;
        address operatorGrid;
        address oracleDaemonConfig;
        address oracleReportSanityChecker;
        address postTokenRebaseReceiver;
        address predepositGuarantee;
        address stakingRouter;
        address topUpGateway;
        address treasury;
        address triggerableWithdrawalsGateway;
        address validatorExitDelayVerifier;
        address validatorsExitBusOracle;
        address vaultFactory;
        address vaultHub;
        address withdrawalQueue;
        address withdrawalVault;
        address wstETH;
    }

    /// @notice A part the pool needs is missing.
    error ZeroAddress();

    /// @inheritdoc ILidoLocator
    address public immutable accounting;
    /// @inheritdoc ILidoLocator
    address public immutable accountingOracle;
    /// @inheritdoc ILidoLocator
    address public immutable burner;
    /// @inheritdoc ILidoLocator
    address public immutable consolidationGateway;
    /// @inheritdoc ILidoLocator
    address public immutable depositSecurityModule;
    /// @inheritdoc ILidoLocator
    address public immutable elRewardsVault;
    /// @inheritdoc ILidoLocator
    address public immutable lazyOracle;
    /// @inheritdoc ILidoLocator
    address public immutable lido;
    /// @inheritdoc ILidoLocator
    address public immutable operatorGrid;
    /// @inheritdoc ILidoLocator
    address public immutable oracleDaemonConfig;
    /// @inheritdoc ILidoLocator
    address public immutable oracleReportSanityChecker;
    /// @inheritdoc ILidoLocator
    address public immutable postTokenRebaseReceiver;
    /// @inheritdoc ILidoLocator
    address public immutable predepositGuarantee;
    /// @inheritdoc ILidoLocator
    address public immutable stakingRouter;
    /// @inheritdoc ILidoLocator
    address public immutable topUpGateway;
    /// @inheritdoc ILidoLocator
    address public immutable treasury;
    /// @inheritdoc ILidoLocator
    address public immutable triggerableWithdrawalsGateway;
    /// @inheritdoc ILidoLocator
    address public immutable validatorExitDelayVerifier;
    /// @inheritdoc ILidoLocator
    address public immutable validatorsExitBusOracle;
    /// @inheritdoc ILidoLocator
    address public immutable vaultFactory;
    /// @inheritdoc ILidoLocator
    address public immutable vaultHub;
    /// @inheritdoc ILidoLocator
    address public immutable withdrawalQueue;
    /// @inheritdoc ILidoLocator
    address public immutable withdrawalVault;
    /// @inheritdoc ILidoLocator
    address public immutable wstETH;

    constructor(Config memory config) {
        accounting = _needed(config.accounting);
        accountingOracle = config.accountingOracle;
        burner = _needed(config.burner);
        consolidationGateway = config.consolidationGateway;
        depositSecurityModule = config.depositSecurityModule;
        elRewardsVault = _needed(config.elRewardsVault);
        lazyOracle = config.lazyOracle;
        lido = _needed(config.lido);
        operatorGrid = config.operatorGrid;
        oracleDaemonConfig = config.oracleDaemonConfig;
        oracleReportSanityChecker = _needed(config.oracleReportSanityChecker);
        postTokenRebaseReceiver = config.postTokenRebaseReceiver;
        predepositGuarantee = config.predepositGuarantee;
        stakingRouter = _needed(config.stakingRouter);
        topUpGateway = config.topUpGateway;
        treasury = _needed(config.treasury);
        triggerableWithdrawalsGateway = config.triggerableWithdrawalsGateway;
        validatorExitDelayVerifier = config.validatorExitDelayVerifier;
        validatorsExitBusOracle = config.validatorsExitBusOracle;
        vaultFactory = config.vaultFactory;
        vaultHub = config.vaultHub;
        withdrawalQueue = _needed(config.withdrawalQueue);
        withdrawalVault = _needed(config.withdrawalVault);
        wstETH = _needed(config.wstETH);
    }

    function _needed(address account) private pure returns (address) {
        if (account == address(0)) revert ZeroAddress();
        return account;
    }
}
