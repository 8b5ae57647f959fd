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
    /// @param lines Cases so far.
    /// @param fields Fields of the case being written.
    struct File {
        string path;
        string about;
        string lines;
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
    function end(File memory self) internal pure {
        string memory separator = bytes(self.lines).length == 0 ? "" : ",\n";
        self.lines = string.concat(self.lines, separator, "    { ", self.fields, " }");
        self.fields = "";
    }

    /// @notice Writes the file.
    function save(File memory self) internal {
        VM.writeFile(
            self.path, string.concat('{\n  "about": "', self.about, '",\n  "cases": [\n', self.lines, "\n  ]\n}\n")
        );
    }
}
