// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Settings of one kind
/// @notice On the public network votes change them; on a local chain the guardian does.
interface IRocketDAOProtocolSettings {
    /// @notice The number at `path`.
    function getSettingUint(string calldata path) external view returns (uint256);

    /// @notice The switch at `path`.
    function getSettingBool(string calldata path) external view returns (bool);

    /// @notice Sets every value to what it is before anyone voted. Guardian only.
    function setDefaults() external;

    /// @notice Sets the number at `path`. Guardian only.
    function setSettingUint(string calldata path, uint256 value) external;

    /// @notice Sets the switch at `path`. Guardian only.
    function setSettingBool(string calldata path, bool value) external;
}

/// @title Settings of deposits
/// @dev Paths: `deposit.enabled`, `deposit.assign.enabled`, `deposit.minimum`, `deposit.pool.maximum`, `deposit.fee`.
/// Setting a fee of 1 % or more reverts `Fee must be less than 1%`.
interface IRocketDAOProtocolSettingsDeposit is IRocketDAOProtocolSettings {
    /// @notice Whether deposits are taken.
    function getDepositEnabled() external view returns (bool);

    /// @notice Whether node operators are given ether.
    function getAssignDepositsEnabled() external view returns (bool);

    /// @notice Least deposit, wei.
    function getMinimumDeposit() external view returns (uint256);

    /// @notice What the pool may hold after a deposit, wei.
    function getMaximumDepositPoolSize() external view returns (uint256);

    /// @notice Part of a deposit kept as fee, 1e18 = 100 %.
    function getDepositFee() external view returns (uint256);
}

/// @title Settings of the network
/// @dev Paths: `network.consensus.threshold`, `network.submit.balances.enabled`, `network.submit.balances.frequency`,
/// `network.reth.collateral.target`, `network.reth.deposit.delay`, `network.max.reth.balance.delta`,
/// `network.node.commission.share`, `network.voter.share`, `network.pdao.share`. Setting a maximum delta below 1 %
/// reverts `Max reth delta must be >= 1%`.
interface IRocketDAOProtocolSettingsNetwork is IRocketDAOProtocolSettings {
    /// @notice Part of members that must agree, 1e18 = 100 %.
    function getNodeConsensusThreshold() external view returns (uint256);

    /// @notice Whether balances may be submitted.
    function getSubmitBalancesEnabled() external view returns (bool);

    /// @notice Seconds between updates.
    function getSubmitBalancesFrequency() external view returns (uint256);

    /// @notice Collateral that deposits fill up first, as a part of the value of all tokens, 1e18 = 100 %.
    function getTargetRethCollateralRate() external view returns (uint256);

    /// @notice Blocks a new token cannot be moved. No contract enforces it any more.
    function getRethDepositDelay() external view returns (uint256);

    /// @notice How far one update may move the rate, 1e18 = 100 %.
    function getMaxRethDelta() external view returns (uint256);

    /// @notice Node operators' part of rewards, 1e18 = 100 %.
    function getNodeShare() external view returns (uint256);

    /// @notice Voters' part of rewards, 1e18 = 100 %.
    function getVoterShare() external view returns (uint256);

    /// @notice The protocol's own part of rewards, 1e18 = 100 %.
    function getProtocolDAOShare() external view returns (uint256);

    /// @notice All that is taken from token holders' rewards, 1e18 = 100 %: the three parts together.
    function getRethCommission() external view returns (uint256);
}
