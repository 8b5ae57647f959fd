// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IRocketDepositPool } from "../../src/rocket-pool/interfaces/IRocketDepositPool.sol";
import { IRocketTokenRETH } from "../../src/rocket-pool/interfaces/IRocketTokenRETH.sol";
import { RocketPoolFixture } from "./RocketPoolFixture.sol";
import { IERC20 } from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

/// @dev Takes ether, and writes down that it did: too much for a plain transfer.
contract Bookkeeper {
    uint256 public received;

    receive() external payable {
        received += msg.value;
    }
}

contract Refuser {
    error No();

    receive() external payable {
        revert No();
    }
}

contract RocketBurnTest is RocketPoolFixture {
    function test_RevertWhen_NothingOrTooMuch() external {
        _deposit(alice, 10 ether);
        vm.startPrank(alice);
        vm.expectRevert("Invalid token burn amount");
        token.burn(0);
        vm.expectRevert("Insufficient rETH balance");
        token.burn(9.995 ether + 1);
        vm.stopPrank();
    }

    function testFuzz_LimitedByCollateral(uint256 queued) external {
        _deposit(alice, 500 ether);
        queued = bound(queued, 0, pool.getBalance());
        vm.prank(guardian);
        pool.setQueuedCapacity(queued);
        _report(560 ether, 500 ether);
        uint256 collateral = token.getTotalCollateral();
        // The least number of tokens whose value exceeds the collateral.
        uint256 tooMany = (collateral + 1) * 500 ether / 560 ether;
        if (token.getEthValue(tooMany) <= collateral) ++tooMany;
        vm.startPrank(alice);
        vm.expectRevert(
            tooMany > token.balanceOf(alice)
                ? bytes("Insufficient rETH balance")
                : bytes("Insufficient ETH balance for exchange")
        );
        token.burn(tooMany);
        uint256 most = tooMany - 1 < token.balanceOf(alice) ? tooMany - 1 : token.balanceOf(alice);
        uint256 value = token.getEthValue(most);
        uint256 before = alice.balance;
        token.burn(most);
        vm.stopPrank();
        assertEq(alice.balance - before, value, "paid");
        assertEq(token.getTotalCollateral(), collateral - value, "collateral left");
    }

    function test_EtherOfTheTokenFirst_ThenOfThePool() external {
        _deposit(alice, 100 ether);
        vm.prank(alice);
        token.burn(5 ether);
        assertEq(pool.getBalance(), 90.005 ether, "pool untouched");
        vm.expectEmit(address(pool));
        emit IRocketDepositPool.ExcessWithdrawn(address(token), 5.005 ether, block.timestamp);
        vm.prank(alice);
        token.burn(10 ether);
        assertEq(address(token).balance, 0, "token");
        assertEq(pool.getBalance(), 85 ether, "pool");
    }

    function test_RoundsDown_AndTellsIt() external {
        _deposit(alice, 100 ether);
        _report(112 ether, 99.95 ether);
        uint256 before = alice.balance;
        vm.expectEmit(address(token));
        emit IRocketTokenRETH.TokensBurned(alice, 1 ether, 1.120560280140070035 ether, block.timestamp);
        vm.prank(alice);
        token.burn(1 ether);
        assertEq(alice.balance - before, 1.120560280140070035 ether, "ether");
        assertEq(token.totalSupply(), 98.95 ether, "supply");
    }

    function test_OneWei_MayBeWorthNothing() external {
        _deposit(alice, 100 ether);
        _report(50 ether, 99.95 ether);
        vm.prank(alice);
        token.burn(1);
        assertEq(token.balanceOf(alice), 99.95 ether - 1, "burnt for nothing");
    }

    function test_RevertWhen_TheRecipientNeedsMoreGas() external {
        _deposit(alice, 10 ether);
        Bookkeeper books = new Bookkeeper();
        Refuser refuser = new Refuser();
        vm.startPrank(alice);
        token.transfer(address(books), 1 ether);
        token.transfer(address(refuser), 1 ether);
        vm.stopPrank();
        vm.prank(address(books));
        vm.expectRevert(bytes(""));
        token.burn(1 ether);
        vm.prank(address(refuser));
        vm.expectRevert(Refuser.No.selector);
        token.burn(1 ether);
    }

    // ERC-20

    function test_ERC20_Names() external view {
        assertEq(token.name(), "Millrace accruing Ether", "name");
        assertEq(token.symbol(), "acETH", "symbol");
        assertEq(token.decimals(), 18, "decimals");
    }

    function test_ERC20_Reverts() external {
        _deposit(alice, 1 ether);
        vm.startPrank(alice);
        vm.expectRevert("ERC20: transfer amount exceeds balance");
        token.transfer(bob, 1 ether);
        vm.expectRevert("ERC20: transfer to the zero address");
        token.transfer(address(0), 1);
        vm.expectRevert("ERC20: approve to the zero address");
        token.approve(address(0), 1);
        vm.expectRevert("ERC20: decreased allowance below zero");
        token.decreaseAllowance(bob, 1);
        vm.stopPrank();
        vm.startPrank(address(0));
        vm.expectRevert("ERC20: transfer from the zero address");
        token.transfer(bob, 0);
        vm.expectRevert("ERC20: approve from the zero address");
        token.approve(bob, 0);
        vm.stopPrank();
        vm.prank(address(pool));
        vm.expectRevert("ERC20: mint to the zero address");
        token.mint(1, address(0));
        vm.prank(bob);
        vm.expectRevert("ERC20: transfer amount exceeds allowance");
        token.transferFrom(alice, bob, 1);
    }

    function test_ERC20_AllowanceIsUsedUp() external {
        _deposit(alice, 1 ether);
        vm.startPrank(alice);
        token.approve(bob, 10);
        token.increaseAllowance(bob, 5);
        token.decreaseAllowance(bob, 1);
        vm.stopPrank();
        vm.expectEmit(address(token));
        emit IERC20.Transfer(alice, bob, 9);
        vm.expectEmit(address(token));
        emit IERC20.Approval(alice, bob, 5);
        vm.prank(bob);
        token.transferFrom(alice, bob, 9);
        assertEq(token.allowance(alice, bob), 5, "allowance left");
    }
}
