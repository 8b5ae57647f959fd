// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title What the staking router needs of a module
interface IStakingModule {
    /// @notice Validators of the module.
    /// @return totalExitedValidators Exited, ever.
    /// @return totalDepositedValidators Deposited, ever.
    /// @return depositableValidatorsCount Keys that could be deposited now.
    function getStakingModuleSummary()
        external
        view
        returns (uint256 totalExitedValidators, uint256 totalDepositedValidators, uint256 depositableValidatorsCount);

    /// @notice Takes the next keys for deposits. Router only.
    /// @param depositsCount How many.
    /// @param depositCalldata Unused.
    /// @return publicKeys Keys one after the other, 48 bytes each.
    /// @return signatures Signatures one after the other, 96 bytes each.
    function obtainDepositData(uint256 depositsCount, bytes calldata depositCalldata)
        external
        returns (bytes memory publicKeys, bytes memory signatures);

    /// @notice Sets how many validators of operators have exited, ever. Router only.
    /// @param nodeOperatorIds Ids one after the other, 8 bytes each.
    /// @param exitedValidatorsCounts Counts one after the other, 16 bytes each.
    function updateExitedValidatorsCount(bytes calldata nodeOperatorIds, bytes calldata exitedValidatorsCounts) external;

    /// @notice Told after each report that minted shares for the module. Router only.
    function onRewardsMinted(uint256 totalShares) external;

    /// @notice Number of operators.
    function getNodeOperatorsCount() external view returns (uint256);

    /// @notice Number of operators that are active.
    function getActiveNodeOperatorsCount() external view returns (uint256);
}
