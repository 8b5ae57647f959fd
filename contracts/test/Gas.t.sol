// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { Fixture } from "./Fixture.sol";

/// @dev Gas of what people do, each call a transaction of its own; kept in contracts/snapshots, where a change shows.
/// forge-config: default.isolate = true
contract GasTest is Fixture {
    function setUp() public override {
        super.setUp();
        _growTheRate();
        vm.prank(admin);
        lido.setStakingLimit(150_000 ether, 10 ether);
        _stake(alice, 1000 ether);
        vm.startPrank(alice);
        lido.approve(address(wst), type(uint256).max);
        lido.approve(address(queue), 500 ether);
        wst.wrap(10 ether);
        wst.approve(address(queue), type(uint256).max);
        queue.requestWithdrawals(_three(1 ether, 1 ether, 1 ether), address(0));
        vm.stopPrank();
        _report(0, true);
    }

    function test_Gas_Submit() external {
        vm.prank(bob);
        lido.submit{ value: 1 ether }(address(0));
        vm.snapshotGasLastCall("millrace", "submit");
    }

    function test_Gas_Transfer() external {
        vm.prank(alice);
        lido.transfer(bob, 1 ether);
        vm.snapshotGasLastCall("millrace", "transfer");
    }

    function test_Gas_WrapAndUnwrap() external {
        vm.startPrank(alice);
        wst.wrap(1 ether);
        vm.snapshotGasLastCall("millrace", "wrap");
        wst.unwrap(1 ether);
        vm.snapshotGasLastCall("millrace", "unwrap");
        vm.stopPrank();
    }

    function test_Gas_Request() external {
        vm.startPrank(alice);
        queue.requestWithdrawals(_one(1 ether), address(0));
        vm.snapshotGasLastCall("millrace", "request one");
        queue.requestWithdrawals(_three(1 ether, 1 ether, 1 ether), address(0));
        vm.snapshotGasLastCall("millrace", "request three");
        queue.requestWithdrawalsWstETH(_one(1 ether), address(0));
        vm.snapshotGasLastCall("millrace", "request one in wstETH");
        vm.stopPrank();
    }

    function test_Gas_Claim() external {
        uint256[] memory ids = _two(2, 3);
        uint256[] memory hints = _hints(ids);
        vm.startPrank(alice);
        queue.claimWithdrawal(1);
        vm.snapshotGasLastCall("millrace", "claim one, looking up the hint");
        queue.claimWithdrawals(ids, hints);
        vm.snapshotGasLastCall("millrace", "claim two");
        vm.stopPrank();
    }
}
