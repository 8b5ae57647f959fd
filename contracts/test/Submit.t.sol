// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { ILido } from "../src/lido/interfaces/ILido.sol";
import { IStETH } from "../src/lido/interfaces/IStETH.sol";
import { Fixture } from "./Fixture.sol";
import { IERC20 } from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

contract SubmitTest is Fixture {
    function test_Constructor_StakesOneToOneForNobody() external view {
        assertEq(lido.getTotalShares(), INITIAL_STAKE, "total shares");
        assertEq(lido.getTotalPooledEther(), INITIAL_STAKE, "total ether");
        assertEq(lido.sharesOf(DEAD), INITIAL_STAKE, "shares of the first holder");
        assertEq(lido.name(), "Millrace staked Ether", "name");
        assertEq(lido.symbol(), "mrETH", "symbol");
        assertEq(lido.decimals(), 18, "decimals");
        assertEq(address(lido.getLidoLocator()), address(locator), "locator");
    }

    function test_RevertWhen_NothingIsSent() external {
        vm.expectRevert("ZERO_DEPOSIT");
        lido.submit(address(0));
        (bool ok, bytes memory reason) = address(lido).call("");
        assertFalse(ok, "plain call without ether");
        assertEq(reason, abi.encodeWithSignature("Error(string)", "ZERO_DEPOSIT"), "reason");
    }

    function test_RevertWhen_EtherComesWithData() external {
        vm.prank(alice);
        (bool ok, bytes memory reason) = address(lido).call{ value: 1 ether }(hex"01");
        assertFalse(ok, "data");
        assertEq(reason, abi.encodeWithSignature("Error(string)", "NON_EMPTY_DATA"), "reason");
    }

    function test_PlainEtherStakes() external {
        vm.prank(alice);
        (bool ok,) = address(lido).call{ value: 1 ether }("");
        assertTrue(ok, "plain ether");
        assertEq(lido.balanceOf(alice), 1 ether, "balance");
    }

    function test_AtRateOne_IsExact() external {
        uint256 shares = _stake(alice, 3 ether);
        assertEq(shares, 3 ether, "shares");
        assertEq(lido.balanceOf(alice), 3 ether, "balance");
    }

    function test_AboveRateOne_ComesOneWeiShort() external {
        _growTheRate();
        _stake(alice, 1 ether);
        assertEq(lido.balanceOf(alice), 1 ether - 1, "balance of 1 ether");
    }

    function test_AboveRateOne_BalanceGrowsByTheAmountOrOneWeiLess() external {
        _growTheRate();
        uint256 short;
        for (uint256 i = 0; i < 30; ++i) {
            uint256 amount = 1 ether + i * 0.0137 ether;
            uint256 before = lido.balanceOf(alice);
            _stake(alice, amount);
            uint256 missing = before + amount - lido.balanceOf(alice);
            assertLe(missing, 1, "at most one wei");
            short += missing;
        }
        assertGt(short, 0, "some come short");
        assertLt(short, 30, "some are exact");
    }

    function test_OneWei_MintsNoShares() external {
        _growTheRate();
        assertEq(_stake(alice, 1), 0, "shares");
        assertEq(lido.sharesOf(alice), 0, "shares held");
    }

    function test_EventsCarryEtherAndRoundedValue() external {
        _growTheRate();
        uint256 shares = lido.getSharesByPooledEth(1 ether);
        vm.expectEmit(address(lido));
        emit ILido.Submitted(alice, 1 ether, bob);
        vm.expectEmit(address(lido));
        emit IERC20.Transfer(address(0), alice, 1 ether - 1);
        vm.expectEmit(address(lido));
        emit IStETH.TransferShares(address(0), alice, shares);
        vm.prank(alice);
        lido.submit{ value: 1 ether }(bob);
    }

    function testFuzz_SharesAreRoundedDown(uint256 amount) external {
        _growTheRate();
        amount = bound(amount, 1, 50_000 ether);
        uint256 etherBefore = lido.getTotalPooledEther();
        uint256 sharesBefore = lido.getTotalShares();
        uint256 bufferBefore = lido.getBufferedEther();
        uint256 shares = _stake(alice, amount);
        assertEq(shares, amount * sharesBefore / etherBefore, "floor");
        assertEq(lido.getTotalPooledEther(), etherBefore + amount, "total ether");
        assertEq(lido.getBufferedEther(), bufferBefore + amount, "buffer");
        assertLe(lido.balanceOf(alice), amount, "never more than paid");
        assertGe(lido.balanceOf(alice) + 2, amount, "at most two wei less");
    }

    function testFuzz_StakingNeverLowersTheRate(uint256 amount) external {
        _growTheRate();
        uint256 etherBefore = lido.getTotalPooledEther();
        uint256 sharesBefore = lido.getTotalShares();
        _stake(alice, bound(amount, 1, 50_000 ether));
        assertGe(
            lido.getTotalPooledEther() * sharesBefore, etherBefore * lido.getTotalShares(), "rate after >= rate before"
        );
    }
}
