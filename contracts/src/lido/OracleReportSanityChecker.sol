// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IBurner } from "./interfaces/IBurner.sol";
import { ILidoLocator } from "./interfaces/ILidoLocator.sol";
import { IOracleReportSanityChecker } from "./interfaces/IOracleReportSanityChecker.sol";
import { AccessControl } from "@openzeppelin/contracts/access/AccessControl.sol";

/// @title Report limits
contract OracleReportSanityChecker is IOracleReportSanityChecker, AccessControl {
    bytes32 public constant ALL_LIMITS_MANAGER_ROLE = keccak256("ALL_LIMITS_MANAGER_ROLE");
    bytes32 public constant MAX_POSITIVE_TOKEN_REBASE_MANAGER_ROLE =
        keccak256("MAX_POSITIVE_TOKEN_REBASE_MANAGER_ROLE");

    uint256 private constant SHARE_RATE_PRECISION = 1e27;
    uint256 private constant TOTAL_BASIS_POINTS = 10_000;

    ILidoLocator private immutable LOCATOR;

    LimitsList private _limits;

    /// @param locator Address book.
    /// @param admin Gets every role.
    /// @param limits First limits.
    constructor(ILidoLocator locator, address admin, LimitsList memory limits) {
        LOCATOR = locator;
        _grantRole(DEFAULT_ADMIN_ROLE, admin);
        _grantRole(ALL_LIMITS_MANAGER_ROLE, admin);
        _grantRole(MAX_POSITIVE_TOKEN_REBASE_MANAGER_ROLE, admin);
        _setLimits(limits);
    }

    /// @inheritdoc IOracleReportSanityChecker
    function getOracleReportLimits() external view returns (LimitsList memory) {
        return _limits;
    }

    /// @inheritdoc IOracleReportSanityChecker
    function getMaxPositiveTokenRebase() external view returns (uint256) {
        return _limits.maxPositiveTokenRebase;
    }

    /// @inheritdoc IOracleReportSanityChecker
    function setOracleReportLimits(LimitsList calldata limits) external onlyRole(ALL_LIMITS_MANAGER_ROLE) {
        _setLimits(limits);
    }

    /// @inheritdoc IOracleReportSanityChecker
    function setMaxPositiveTokenRebase(uint256 maxPositiveTokenRebase)
        external
        onlyRole(MAX_POSITIVE_TOKEN_REBASE_MANAGER_ROLE)
    {
        LimitsList memory limits = _limits;
        limits.maxPositiveTokenRebase = maxPositiveTokenRebase;
        _setLimits(limits);
    }

    /// @inheritdoc IOracleReportSanityChecker
    function checkReportedBalances(
        uint256 withdrawalVaultBalance,
        uint256 elRewardsVaultBalance,
        uint256 sharesRequestedToBurn
    ) external view {
        uint256 inWithdrawalVault = LOCATOR.withdrawalVault().balance;
        if (withdrawalVaultBalance > inWithdrawalVault) revert IncorrectWithdrawalsVaultBalance(inWithdrawalVault);
        uint256 inRewardsVault = LOCATOR.elRewardsVault().balance;
        if (elRewardsVaultBalance > inRewardsVault) revert IncorrectELRewardsVaultBalance(inRewardsVault);
        (uint256 cover, uint256 nonCover) = IBurner(LOCATOR.burner()).getSharesRequestedToBurn();
        if (sharesRequestedToBurn > cover + nonCover) revert IncorrectSharesRequestedToBurn(cover + nonCover);
    }

    /// @inheritdoc IOracleReportSanityChecker
    function checkSimulatedShareRate(
        uint256 postTotalPooledEther,
        uint256 postTotalShares,
        uint256 etherToFinalizeWQ,
        uint256 sharesToBurnForWithdrawals,
        uint256 simulatedShareRate
    ) external view {
        // Adding back what finalization took gives the rate a report without it would have led to.
        uint256 actualShareRate = (postTotalPooledEther + etherToFinalizeWQ) * SHARE_RATE_PRECISION
            / (postTotalShares + sharesToBurnForWithdrawals);
        uint256 difference = actualShareRate > simulatedShareRate
            ? actualShareRate - simulatedShareRate
            : simulatedShareRate - actualShareRate;
        if (difference * TOTAL_BASIS_POINTS > actualShareRate * _limits.simulatedShareRateDeviationBPLimit) {
            revert IncorrectSimulatedShareRate(simulatedShareRate, actualShareRate);
        }
    }

    function _setLimits(LimitsList memory limits) private {
        _checkRange(limits.maxPositiveTokenRebase, 1, type(uint64).max);
        _checkRange(limits.simulatedShareRateDeviationBPLimit, 0, TOTAL_BASIS_POINTS);
        _limits = limits;
        emit OracleReportLimitsSet(limits);
    }

    function _checkRange(uint256 value, uint256 min, uint256 max) private pure {
        if (value < min || value > max) revert IncorrectLimitValue(value, min, max);
    }
}
