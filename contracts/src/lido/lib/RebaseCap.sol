// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { Math } from "@openzeppelin/contracts/utils/math/Math.sol";

/// @title Positive-rebase cap
/// @notice Keeps the share rate of one report at or below `(1 + cap) * rate before`, by limiting what is taken from the
/// vaults and how many shares are burnt. Losses make room; they are never limited themselves.
library RebaseCap {
    /// @notice A cap of 100 %.
    uint256 internal constant PRECISION = 1e9;

    /// @notice The cap value that means no cap.
    uint256 internal constant UNLIMITED = type(uint64).max;

    /// @param pooledEther Ether of the pool as far as the report has been worked through, wei.
    /// @param maxPooledEther Ether at which the shares of before would be at the cap, wei.
    /// @param preShares Shares before the report.
    struct Room {
        uint256 pooledEther;
        uint256 maxPooledEther;
        uint256 preShares;
    }

    /// @notice The room at the start of a report.
    /// @param cap 1e9 = 100 %, or {UNLIMITED}.
    function open(uint256 preEther, uint256 preShares, uint256 cap) internal pure returns (Room memory) {
        uint256 maxEther = cap == UNLIMITED ? type(uint256).max : preEther + preEther * cap / PRECISION;
        return Room({ pooledEther: preEther, maxPooledEther: maxEther, preShares: preShares });
    }

    /// @notice Adds as much of `amount` as there is room for.
    /// @return taken Wei added.
    function takeUpTo(Room memory self, uint256 amount) internal pure returns (uint256 taken) {
        taken = Math.min(amount, self.maxPooledEther - self.pooledEther);
        self.pooledEther += taken;
    }

    /// @notice Removes ether: a loss, or what finalized requests take along.
    function remove(Room memory self, uint256 amount) internal pure {
        self.pooledEther -= amount;
    }

    /// @notice Shares that may be burnt without passing the cap, rounded down.
    /// @dev After the burn `pooledEther / shares <= maxPooledEther / preShares` must hold.
    function burnableSharesDown(Room memory self) internal pure returns (uint256) {
        if (self.maxPooledEther == type(uint256).max) return self.preShares;
        uint256 sharesToKeep = Math.mulDiv(self.pooledEther, self.preShares, self.maxPooledEther, Math.Rounding.Ceil);
        return self.preShares - sharesToKeep;
    }
}
