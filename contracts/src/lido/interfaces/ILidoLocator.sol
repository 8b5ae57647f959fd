// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Protocol address book
/// @notice One getter per protocol contract. Parts that a deployment leaves out are the zero address.
interface ILidoLocator {
    /// @notice Reports on consensus-layer balances and applies them.
    function accounting() external view returns (address);

    /// @notice Collects the oracle members' reports.
    function accountingOracle() external view returns (address);

    /// @notice Burns shares.
    function burner() external view returns (address);

    /// @notice Moves validators from one to another.
    function consolidationGateway() external view returns (address);

    /// @notice Guards deposits against front-running by operators.
    function depositSecurityModule() external view returns (address);

    /// @notice Receives priority fees and MEV.
    function elRewardsVault() external view returns (address);

    /// @notice Brings vault reports.
    function lazyOracle() external view returns (address);

    /// @notice The pool and its rebasing token.
    function lido() external view returns (address);

    /// @notice Limits of vault operators.
    function operatorGrid() external view returns (address);

    /// @notice Parameters for the oracle's off-chain part.
    function oracleDaemonConfig() external view returns (address);

    /// @notice Limits a report is checked against.
    function oracleReportSanityChecker() external view returns (address);

    /// @notice Told about every rebase.
    function postTokenRebaseReceiver() external view returns (address);

    /// @notice Guarantees vault deposits.
    function predepositGuarantee() external view returns (address);

    /// @notice Knows the staking modules and fees.
    function stakingRouter() external view returns (address);

    /// @notice Adds balance to validators.
    function topUpGateway() external view returns (address);

    /// @notice Receives the treasury's fee.
    function treasury() external view returns (address);

    /// @notice Starts exits from the execution layer.
    function triggerableWithdrawalsGateway() external view returns (address);

    /// @notice Proves that exits are late.
    function validatorExitDelayVerifier() external view returns (address);

    /// @notice Asks validators to exit.
    function validatorsExitBusOracle() external view returns (address);

    /// @notice Makes vaults.
    function vaultFactory() external view returns (address);

    /// @notice Holds vaults.
    function vaultHub() external view returns (address);

    /// @notice Withdrawal requests, an ERC-721.
    function withdrawalQueue() external view returns (address);

    /// @notice Receives what the consensus layer pays out.
    function withdrawalVault() external view returns (address);

    /// @notice The wrapped token.
    function wstETH() external view returns (address);
}
