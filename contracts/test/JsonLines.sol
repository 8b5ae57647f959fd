// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { Vm } from "forge-std/Vm.sol";

/// @title Vector files
/// @notice Collects cases and writes them as `{"about": …, "cases": [ … ]}`, one case on a line, all numbers as decimal
/// strings: they do not fit JavaScript numbers.
library JsonLines {
    Vm private constant VM = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));

    /// @param path File to write.
    /// @param about One sentence about the cases.
    /// @param lastLine The last case that ended; written once it is known whether a comma follows.
    /// @param fields Fields of the case being written.
    struct File {
        string path;
        string about;
        string lastLine;
        string fields;
    }

    function open(string memory name, string memory about) internal pure returns (File memory file) {
        file.path = string.concat("contracts/test/vectors/", name, ".json");
        file.about = about;
    }

    /// @notice Adds a number to the case.
    function number(File memory self, string memory key, uint256 value) internal pure {
        text(self, key, VM.toString(value));
    }

    /// @notice Adds a text to the case.
    function text(File memory self, string memory key, string memory value) internal pure {
        string memory separator = bytes(self.fields).length == 0 ? "" : ", ";
        self.fields = string.concat(self.fields, separator, '"', key, '": "', value, '"');
    }

    /// @notice Ends the case.
    /// @dev Lines go to the file one by one: memory for hundreds of cases costs more gas than a test has.
    function end(File memory self) internal {
        if (bytes(self.lastLine).length == 0) {
            VM.writeFile(self.path, string.concat('{\n  "about": "', self.about, '",\n  "cases": [\n'));
        } else {
            VM.writeLine(self.path, string.concat(self.lastLine, ","));
        }
        self.lastLine = string.concat("    { ", self.fields, " }");
        self.fields = "";
    }

    /// @notice Writes what is left.
    function save(File memory self) internal {
        VM.writeLine(self.path, string.concat(self.lastLine, "\n  ]\n}"));
    }
}
