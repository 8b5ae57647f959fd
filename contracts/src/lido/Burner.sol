// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IBurner } from "./interfaces/IBurner.sol";
import { ILido } from "./interfaces/ILido.sol";
import { ILidoLocator } from "./interfaces/ILidoLocator.sol";
import { AccessControl } from "@openzeppelin/contracts/access/AccessControl.sol";
import { Math } from "@openzeppelin/contracts/utils/math/Math.sol";

/// @title Burner
contract Burner is IBurner, AccessControl {
    bytes32 public constant REQUEST_BURN_SHARES_ROLE = keccak256("REQUEST_BURN_SHARES_ROLE");
    bytes32 public constant REQUEST_BURN_MY_STETH_ROLE = keccak256("REQUEST_BURN_MY_STETH_ROLE");

    ILido public immutable LIDO;
    ILidoLocator private immutable LOCATOR;

    uint256 private _coverRequested;
    uint256 private _nonCoverRequested;
    uint256 private _coverBurnt;
    uint256 private _nonCoverBurnt;

    /// @param locator Address book.
    /// @param admin May grant roles, and may give up own stETH as cover.
    constructor(ILidoLocator locator, address admin) {
        LOCATOR = locator;
        LIDO = ILido(locator.lido());
        _grantRole(DEFAULT_ADMIN_ROLE, admin);
        _grantRole(REQUEST_BURN_MY_STETH_ROLE, admin);
        _grantRole(REQUEST_BURN_SHARES_ROLE, locator.accounting());
    }

    /// @inheritdoc IBurner
    function requestBurnShares(address from, uint256 sharesAmountToBurn) external onlyRole(REQUEST_BURN_SHARES_ROLE) {
        if (sharesAmountToBurn == 0) revert ZeroBurnAmount();
        uint256 stETHAmount = LIDO.transferSharesFrom(from, address(this), sharesAmountToBurn);
        _nonCoverRequested += sharesAmountToBurn;
        emit StETHBurnRequested(false, msg.sender, stETHAmount, sharesAmountToBurn);
    }

    /// @inheritdoc IBurner
    function requestBurnMyStETHForCover(uint256 stETHAmountToBurn) external onlyRole(REQUEST_BURN_MY_STETH_ROLE) {
        uint256 shares = LIDO.getSharesByPooledEth(stETHAmountToBurn);
        if (shares == 0) revert ZeroBurnAmount();
        LIDO.transferSharesFrom(msg.sender, address(this), shares);
        _coverRequested += shares;
        emit StETHBurnRequested(true, msg.sender, stETHAmountToBurn, shares);
    }

    /// @inheritdoc IBurner
    function commitSharesToBurn(uint256 sharesToBurn) external {
        if (msg.sender != LOCATOR.accounting()) revert AppAuthFailed();
        if (sharesToBurn == 0) return;
        uint256 waiting = _coverRequested + _nonCoverRequested;
        if (sharesToBurn > waiting) revert BurnAmountExceedsActual(sharesToBurn, waiting);

        uint256 cover = Math.min(sharesToBurn, _coverRequested);
        uint256 nonCover = sharesToBurn - cover;
        _coverRequested -= cover;
        _coverBurnt += cover;
        _nonCoverRequested -= nonCover;
        _nonCoverBurnt += nonCover;
        if (cover != 0) emit StETHBurnt(true, LIDO.getPooledEthByShares(cover), cover);
        if (nonCover != 0) emit StETHBurnt(false, LIDO.getPooledEthByShares(nonCover), nonCover);
        LIDO.burnShares(sharesToBurn);
    }

    /// @inheritdoc IBurner
    function getSharesRequestedToBurn() external view returns (uint256, uint256) {
        return (_coverRequested, _nonCoverRequested);
    }

    /// @inheritdoc IBurner
    function getCoverSharesBurnt() external view returns (uint256) {
        return _coverBurnt;
    }

    /// @inheritdoc IBurner
    function getNonCoverSharesBurnt() external view returns (uint256) {
        return _nonCoverBurnt;
    }
}
