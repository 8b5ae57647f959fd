// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { OwnedWallet } from "../../src/wallet/OwnedWallet.sol";
import { IERC1271 } from "@openzeppelin/contracts/interfaces/IERC1271.sol";
import { Test } from "forge-std/Test.sol";

contract Echo {
    error Refused(uint256 value);

    function tell(bool refuse) external payable returns (address, uint256) {
        if (refuse) revert Refused(msg.value);
        return (msg.sender, msg.value);
    }
}

contract OwnedWalletTest is Test {
    address private owner;
    uint256 private key;
    OwnedWallet private wallet;
    Echo private immutable ECHO = new Echo();

    function setUp() public {
        (owner, key) = makeAddrAndKey("owner");
        wallet = new OwnedWallet(owner);
        vm.deal(address(this), 3 ether);
        (bool taken,) = address(wallet).call{ value: 3 ether }("");
        assertTrue(taken);
    }

    function test_Execute_IsTheWalletsCall() public {
        vm.prank(owner);
        bytes memory answer = wallet.execute(address(ECHO), 1 ether, abi.encodeCall(Echo.tell, (false)));
        (address sender, uint256 value) = abi.decode(answer, (address, uint256));
        assertEq(sender, address(wallet));
        assertEq(value, 1 ether);
        assertEq(address(wallet).balance, 2 ether);
    }

    function test_Execute_RevertsAsTheCallDoes() public {
        vm.prank(owner);
        vm.expectRevert(abi.encodeWithSelector(Echo.Refused.selector, 1 ether));
        wallet.execute(address(ECHO), 1 ether, abi.encodeCall(Echo.tell, (true)));
    }

    function testFuzz_Execute_RevertWhen_NotTheOwner(address caller) public {
        vm.assume(caller != owner);
        vm.prank(caller);
        vm.expectRevert(abi.encodeWithSelector(OwnedWallet.NotOwner.selector, caller));
        wallet.execute(address(ECHO), 0, "");
    }

    function testFuzz_IsValidSignature_OnlyOfTheOwner(bytes32 hash, uint256 other) public view {
        other = bound(other, 1, type(uint128).max);
        assertEq(wallet.isValidSignature(hash, _sign(key, hash)), IERC1271.isValidSignature.selector);
        assertEq(wallet.isValidSignature(hash, _sign(other, hash)), bytes4(0xffffffff));
        assertEq(wallet.isValidSignature(hash, ""), bytes4(0xffffffff));
    }

    function _sign(uint256 signer, bytes32 hash) private pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(signer, hash);
        return abi.encodePacked(r, s, v);
    }
}
