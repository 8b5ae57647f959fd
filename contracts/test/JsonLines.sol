// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { Vm } from "forge-std/Vm.sol";

/// @title Vector files
/// @notice Collects cases and writes them as `{"about": …, "groups": [ {"columns": "a|b", "rows": ["1|2", … ]}, … ]}`,
/// one case on a line. Cases with the same fields form a group. Numbers are in decimals; no text holds a `|`.
library JsonLines {
    Vm private constant VM = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));

    /// @param path File to write.
    /// @param about One sentence about the cases.
    /// @param lastLine The last case that ended; written once it is known what follows.
    /// @param columns Names of the fields of the group.
    /// @param names Names of the fields of the case being written.
    /// @param values Values of these fields.
    struct File {
        string path;
        string about;
        string lastLine;
        string columns;
        string names;
        string values;
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
        bool isFirst = bytes(self.names).length == 0;
        self.names = isFirst ? key : string.concat(self.names, "|", key);
        self.values = isFirst ? value : string.concat(self.values, "|", value);
    }

    /// @notice Ends the case.
    /// @dev Lines go to the file one by one: memory for thousands of cases costs more gas than a test has.
    function end(File memory self) internal {
        bool isFirst = bytes(self.lastLine).length == 0;
        bool isOfGroup = keccak256(bytes(self.names)) == keccak256(bytes(self.columns));
        if (isFirst) VM.writeFile(self.path, string.concat('{\n  "about": "', self.about, '",\n  "groups": [\n'));
        else VM.writeLine(self.path, string.concat(self.lastLine, isOfGroup ? "," : "\n    ] },"));
        if (!isOfGroup) VM.writeLine(self.path, string.concat('    { "columns": "', self.names, '", "rows": ['));
        self.columns = self.names;
        self.lastLine = string.concat('"', self.values, '"');
        self.names = "";
        self.values = "";
    }

    /// @notice Writes what is left.
    function save(File memory self) internal {
        VM.writeLine(self.path, string.concat(self.lastLine, "\n    ] }\n  ]\n}"));
    }
}
