// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IWithdrawalQueue } from "../src/lido/interfaces/IWithdrawalQueue.sol";
import { Fixture } from "./Fixture.sol";
import { IERC721 } from "@openzeppelin/contracts/token/ERC721/IERC721.sol";
import { IERC721Receiver } from "@openzeppelin/contracts/token/ERC721/IERC721Receiver.sol";
import { Strings } from "@openzeppelin/contracts/utils/Strings.sol";

/// @dev Takes tokens, or answers wrongly.
contract Receiver is IERC721Receiver {
    bytes4 private immutable ANSWER;

    constructor(bytes4 answer) {
        ANSWER = answer;
    }

    function onERC721Received(address, address, uint256, bytes calldata) external view returns (bytes4) {
        return ANSWER;
    }
}

contract QueueTokenTest is Fixture {
    function setUp() public override {
        super.setUp();
        _stake(alice, 100 ether);
        _request(alice, 1 ether);
        _request(alice, 2 ether);
    }

    function test_Metadata() external view {
        assertEq(queue.name(), "Millrace withdrawal", "name");
        assertEq(queue.symbol(), "unmrETH", "symbol");
        assertEq(address(queue.STETH()), address(lido), "stETH");
        assertEq(address(queue.WSTETH()), address(wst), "wstETH");
    }

    function test_Interfaces() external view {
        assertTrue(queue.supportsInterface(0x01ffc9a7), "ERC-165");
        assertTrue(queue.supportsInterface(0x80ac58cd), "ERC-721");
        assertTrue(queue.supportsInterface(0x5b5e139f), "ERC-721 metadata");
        assertTrue(queue.supportsInterface(0x49064906), "ERC-4906");
        assertFalse(queue.supportsInterface(0x780e9d63), "not enumerable");
        assertFalse(queue.supportsInterface(0xffffffff), "none");
    }

    function test_BalanceAndOwner() external {
        assertEq(queue.balanceOf(alice), 2, "balance");
        assertEq(queue.ownerOf(1), alice, "owner");
        vm.expectRevert(abi.encodeWithSelector(IWithdrawalQueue.InvalidOwnerAddress.selector, address(0)));
        queue.balanceOf(address(0));
        vm.expectRevert(abi.encodeWithSelector(IWithdrawalQueue.InvalidRequestId.selector, 3));
        queue.ownerOf(3);
    }

    function test_AfterTheClaim() external {
        _report(0, true);
        vm.prank(alice);
        queue.claimWithdrawal(1);
        bytes memory claimed = abi.encodeWithSelector(IWithdrawalQueue.RequestAlreadyClaimed.selector, 1);
        vm.expectRevert(claimed);
        queue.ownerOf(1);
        vm.expectRevert(claimed);
        queue.tokenURI(1);
        vm.prank(alice);
        vm.expectRevert(claimed);
        queue.transferFrom(alice, bob, 1);
        vm.prank(alice);
        vm.expectRevert(claimed);
        queue.approve(bob, 1);
        vm.expectRevert(abi.encodeWithSelector(IWithdrawalQueue.InvalidRequestId.selector, 1));
        queue.getApproved(1);
    }

    function test_Transfer_ByOwnerApprovedAndOperator() external {
        vm.expectEmit(address(queue));
        emit IERC721.Transfer(alice, bob, 1);
        vm.prank(alice);
        queue.transferFrom(alice, bob, 1);
        assertEq(queue.ownerOf(1), bob, "by the owner");
        assertEq(queue.getWithdrawalRequests(alice).length, 1, "alice's list");
        assertEq(queue.getWithdrawalRequests(bob)[0], 1, "bob's list");

        vm.expectEmit(address(queue));
        emit IERC721.Approval(bob, carol, 1);
        vm.prank(bob);
        queue.approve(carol, 1);
        assertEq(queue.getApproved(1), carol, "approved");
        vm.prank(carol);
        queue.transferFrom(bob, alice, 1);
        assertEq(queue.getApproved(1), address(0), "approval is used up");

        vm.prank(alice);
        queue.setApprovalForAll(carol, true);
        assertTrue(queue.isApprovedForAll(alice, carol), "operator");
        vm.prank(carol);
        queue.approve(bob, 2);
        vm.prank(carol);
        queue.transferFrom(alice, carol, 1);
        assertEq(queue.ownerOf(1), carol, "by the operator");
    }

    function test_Transfer_WhilePaused() external {
        vm.prank(admin);
        queue.pauseFor(100);
        vm.prank(alice);
        queue.transferFrom(alice, bob, 1);
        assertEq(queue.ownerOf(1), bob, "owner");
    }

    function test_Transfer_Reverts() external {
        vm.startPrank(alice);
        vm.expectRevert(IWithdrawalQueue.TransferToZeroAddress.selector);
        queue.transferFrom(alice, address(0), 1);
        vm.expectRevert(IWithdrawalQueue.TransferToThemselves.selector);
        queue.transferFrom(alice, alice, 1);
        vm.expectRevert(abi.encodeWithSelector(IWithdrawalQueue.InvalidRequestId.selector, 9));
        queue.transferFrom(alice, bob, 9);
        vm.expectRevert(abi.encodeWithSelector(IWithdrawalQueue.TransferFromIncorrectOwner.selector, bob, alice));
        queue.transferFrom(bob, carol, 1);
        vm.stopPrank();
        vm.prank(bob);
        vm.expectRevert(abi.encodeWithSelector(IWithdrawalQueue.NotOwnerOrApproved.selector, bob));
        queue.transferFrom(alice, bob, 1);
    }

    function test_Approve_Reverts() external {
        vm.startPrank(alice);
        vm.expectRevert(IWithdrawalQueue.ApprovalToOwner.selector);
        queue.approve(alice, 1);
        vm.expectRevert(IWithdrawalQueue.ApproveToCaller.selector);
        queue.setApprovalForAll(alice, true);
        vm.stopPrank();
        vm.prank(bob);
        vm.expectRevert(abi.encodeWithSelector(IWithdrawalQueue.NotOwnerOrApprovedForAll.selector, bob));
        queue.approve(bob, 1);
    }

    function test_SafeTransfer() external {
        address good = address(new Receiver(IERC721Receiver.onERC721Received.selector));
        address bad = address(new Receiver(0xdeadbeef));
        vm.startPrank(alice);
        queue.safeTransferFrom(alice, good, 1);
        assertEq(queue.ownerOf(1), good, "contract that takes tokens");
        vm.expectRevert(abi.encodeWithSelector(IWithdrawalQueue.TransferToNonIERC721Receiver.selector, bad));
        queue.safeTransferFrom(alice, bad, 2, "x");
        vm.expectRevert(abi.encodeWithSelector(IWithdrawalQueue.TransferToNonIERC721Receiver.selector, address(lido)));
        queue.safeTransferFrom(alice, address(lido), 2);
        queue.safeTransferFrom(alice, bob, 2);
        assertEq(queue.ownerOf(2), bob, "account");
        vm.stopPrank();
    }

    function test_TokenURI() external {
        assertEq(queue.tokenURI(1), "", "empty without a base");
        vm.expectRevert();
        queue.setBaseURI("https://example.org/nft");
        vm.expectEmit(address(queue));
        emit IWithdrawalQueue.BaseURISet("https://example.org/nft");
        vm.prank(admin);
        queue.setBaseURI("https://example.org/nft");
        assertEq(queue.getBaseURI(), "https://example.org/nft", "base");
        string memory uri = string.concat(
            "https://example.org/nft/1?requested=1000000000000000000&created_at=", Strings.toString(block.timestamp)
        );
        assertEq(queue.tokenURI(1), uri, "pending");
        _report(0, true);
        assertEq(queue.tokenURI(1), string.concat(uri, "&finalized=1000000000000000000"), "finalized");
    }
}
