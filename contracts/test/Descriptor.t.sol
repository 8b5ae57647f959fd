// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { WithdrawalNFTDescriptor } from "../src/lido/WithdrawalNFTDescriptor.sol";
import { IWithdrawalQueue } from "../src/lido/interfaces/IWithdrawalQueue.sol";
import { RequestText } from "../src/lido/lib/RequestText.sol";
import { Fixture } from "./Fixture.sol";
import { Base64 } from "@openzeppelin/contracts/utils/Base64.sol";
import { stdJson } from "forge-std/StdJson.sol";

/// @dev Sketch in QueueToken.tree.
contract DescriptorTest is Fixture {
    using stdJson for string;

    string private constant JSON_START = "data:application/json;base64,";
    string private constant SVG_START = "data:image/svg+xml;base64,";

    WithdrawalNFTDescriptor private descriptor;

    function setUp() public override {
        super.setUp();
        descriptor = new WithdrawalNFTDescriptor(queue);
        vm.prank(admin);
        queue.setNFTDescriptorAddress(address(descriptor));
        _growTheRate();
        _stake(alice, 100 ether);
        _request(alice, 2.5 ether);
    }

    function test_Pending() external {
        string memory json = _json(queue.tokenURI(1));
        assertEq(json.readString(".name"), "Withdrawal request #1", "name");
        assertEq(json.readString(".description"), "2.5 ETH requested on 2027-01-16. Pending.", "description");
        assertEq(json.readString(".attributes[0].value"), "Pending", "status");
        assertEq(json.readString(".attributes[1].value"), "2.5", "amount");
        assertEq(json.readString(".attributes[2].value"), "0", "claimable");
        assertEq(json.readUint(".attributes[4].value"), block.timestamp, "when");
        string memory svg = _svg(json);
        assertTrue(vm.contains(svg, ">2.5 ETH<") && vm.contains(svg, ">Pending<"), "picture");
        assertTrue(vm.contains(svg, ">Requested 2027-01-16<") && vm.contains(svg, ">unmrETH #1<"), "picture");
    }

    function test_Claimable() external {
        _report(1 ether, true);
        string memory json = _json(queue.tokenURI(1));
        assertEq(json.readString(".attributes[0].value"), "Claimable", "status");
        assertEq(json.readString(".attributes[2].value"), "2.5", "claimable");
        assertEq(json.readString(".attributes[3].value"), "no", "discounted");
        assertTrue(vm.contains(_svg(json), ">Claimable<"), "picture");
    }

    function test_ClaimableForLess() external {
        _report(-10 ether, true);
        string memory json = _json(queue.tokenURI(1));
        assertEq(json.readString(".attributes[2].value"), RequestText.ether_(_claimable(1)), "claimable, to the wei");
        assertEq(json.readString(".attributes[3].value"), "yes", "discounted");
        assertTrue(vm.contains(_svg(json), ">Claimable: 2.477"), "picture");
        assertTrue(vm.contains(json.readString(".description"), "Whoever holds this token may claim it."), "advice");
    }

    function test_Claimed() external {
        _report(0, true);
        vm.prank(alice);
        queue.claimWithdrawal(1);
        string memory json = _json(descriptor.constructTokenURI(1));
        assertEq(json.readString(".attributes[0].value"), "Claimed", "status");
        vm.expectRevert(abi.encodeWithSelector(IWithdrawalQueue.RequestAlreadyClaimed.selector, 1));
        queue.tokenURI(1);
    }

    function test_Settable() external {
        assertEq(queue.getNFTDescriptorAddress(), address(descriptor), "set");
        vm.expectRevert();
        vm.prank(alice);
        queue.setNFTDescriptorAddress(address(0));
        vm.expectEmit(address(queue));
        emit IWithdrawalQueue.NftDescriptorAddressSet(address(0));
        vm.prank(admin);
        queue.setNFTDescriptorAddress(address(0));
        assertEq(queue.tokenURI(1), "", "neither descriptor nor base URI");
    }

    function test_Text_Amounts() external pure {
        assertEq(RequestText.ether_(0), "0", "nothing");
        assertEq(RequestText.ether_(1), "0.000000000000000001", "a wei");
        assertEq(RequestText.ether_(1000 ether), "1000", "whole");
        assertEq(RequestText.ether_(1.05 ether), "1.05", "zero in between");
        assertEq(RequestText.shortened("12.34567891"), "12.345678", "cut");
        assertEq(RequestText.shortened("12.3"), "12.3", "short enough");
        assertEq(RequestText.shortened("1234567890"), "1234567890", "whole numbers are never cut");
    }

    function test_Text_Dates() external pure {
        assertEq(RequestText.date(0), "1970-01-01", "first");
        assertEq(RequestText.date(951_782_399), "2000-02-28", "before a leap day");
        assertEq(RequestText.date(951_782_400), "2000-02-29", "leap day");
        assertEq(RequestText.date(1_709_164_800), "2024-02-29", "another");
        assertEq(RequestText.date(1_735_689_599), "2024-12-31", "last of a leap year");
        assertEq(RequestText.date(4_107_542_400), "2100-03-01", "no leap day in 2100");
    }

    function _json(string memory uri) private pure returns (string memory) {
        return string(Base64.decode(_after(uri, JSON_START)));
    }

    function _svg(string memory json) private pure returns (string memory) {
        return string(Base64.decode(_after(json.readString(".image"), SVG_START)));
    }

    function _after(string memory whole, string memory start) private pure returns (string memory) {
        string[] memory parts = vm.split(whole, start);
        assertEq(parts.length, 2, start);
        assertEq(parts[0], "", "nothing before it");
        return parts[1];
    }
}
