// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { Math } from "@openzeppelin/contracts/utils/math/Math.sol";

/// @title Shares for assets, and assets for shares
/// @notice One share and one wei belong to nobody: an empty vault has a rate of one, and no total is ever zero.
library VaultRate {
    using Math for uint256;

    /// @param assets All assets of holders, wei.
    /// @param shares All shares, 18 decimals.
    struct Totals {
        uint256 assets;
        uint256 shares;
    }

    function toShares(Totals memory self, uint256 assets, Math.Rounding rounding) internal pure returns (uint256) {
        return assets.mulDiv(self.shares + 1, self.assets + 1, rounding);
    }

    function toAssets(Totals memory self, uint256 shares, Math.Rounding rounding) internal pure returns (uint256) {
        return shares.mulDiv(self.assets + 1, self.shares + 1, rounding);
    }
}
