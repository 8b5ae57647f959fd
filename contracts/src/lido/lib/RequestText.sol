// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { Strings } from "@openzeppelin/contracts/utils/Strings.sol";

/// @title Amounts and days as text
library RequestText {
    using Strings for uint256;

    uint256 private constant DECIMALS = 18;
    uint256 private constant SHOWN_DECIMALS = 6;

    /// @notice An amount in ETH, exact, without needless zeros.
    /// @param amount Wei; 1.5e18 is "1.5".
    function ether_(uint256 amount) internal pure returns (string memory) {
        uint256 fraction = amount % 1 ether;
        string memory whole = (amount / 1 ether).toString();
        if (fraction == 0) return whole;
        uint256 digits = DECIMALS;
        for (; fraction % 10 == 0; fraction /= 10) {
            --digits;
        }
        bytes memory decimals = new bytes(digits);
        for (uint256 i = digits; i > 0; --i) {
            decimals[i - 1] = bytes1(uint8(48 + fraction % 10));
            fraction /= 10;
        }
        return string.concat(whole, ".", string(decimals));
    }

    /// @notice An amount from {ether_}, cut after six decimals.
    function shortened(string memory amount) internal pure returns (string memory) {
        bytes memory digits = bytes(amount);
        uint256 dot = 0;
        while (dot < digits.length && digits[dot] != ".") {
            ++dot;
        }
        uint256 length = dot + 1 + SHOWN_DECIMALS;
        if (digits.length <= length) return amount;
        bytes memory cut = new bytes(length);
        for (uint256 i = 0; i < length; ++i) {
            cut[i] = digits[i];
        }
        return string(cut);
    }

    /// @notice A day in UTC, as in "2026-11-22".
    /// @param timestamp Unix seconds.
    /// @dev Counts in years that begin in March, so that the leap day is the last one; 719,468 days lie between
    /// 0000-03-01 and 1970-01-01, and 400 years have 146,097.
    function date(uint256 timestamp) internal pure returns (string memory) {
        uint256 day = timestamp / 1 days + 719_468;
        uint256 era = day / 146_097;
        uint256 dayOfEra = day % 146_097;
        uint256 yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        uint256 dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        uint256 monthFromMarch = (5 * dayOfYear + 2) / 153;
        uint256 month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
        uint256 year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0);
        uint256 dayOfMonth = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1;
        return string.concat(year.toString(), "-", _twoDigits(month), "-", _twoDigits(dayOfMonth));
    }

    function _twoDigits(uint256 value) private pure returns (string memory) {
        return value < 10 ? string.concat("0", value.toString()) : value.toString();
    }
}
