// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { Fixture } from "./Fixture.sol";

/// @dev Gas of what people do, each call a transaction of its own; kept in contracts/snapshots, where a change shows.
/// forge-config: default.isolate = true
contract GasTest is Fixture {
    /// @dev What the original needs for the same calls, v3.0.2.
    uint256 private constant ORIGINAL_SUBMIT = 93_854;
    uint256 private constant ORIGINAL_REQUEST = 203_026;
    uint256 private constant ORIGINAL_REQUEST_WSTETH = 234_202;
    uint256 private constant ORIGINAL_CLAIM = 82_080;
    uint256 private constant ORIGINAL_CLAIM_WITH_HINT = 80_478;
    uint256 private constant ORIGINAL_WRAP = 92_195;
    uint256 private constant ORIGINAL_UNWRAP = 91_218;

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
        _snapshot("submit", ORIGINAL_SUBMIT);
    }

    function test_Gas_Transfer() external {
        vm.prank(alice);
        lido.transfer(bob, 1 ether);
        vm.snapshotGasLastCall("millrace", "transfer");
    }

    function test_Gas_WrapAndUnwrap() external {
        vm.startPrank(alice);
        wst.wrap(1 ether);
        _snapshot("wrap", ORIGINAL_WRAP);
        wst.unwrap(1 ether);
        _snapshot("unwrap", ORIGINAL_UNWRAP);
        vm.stopPrank();
    }

    function test_Gas_Request() external {
        vm.startPrank(alice);
        queue.requestWithdrawals(_one(1 ether), address(0));
        _snapshot("request one", ORIGINAL_REQUEST);
        queue.requestWithdrawals(_three(1 ether, 1 ether, 1 ether), address(0));
        vm.snapshotGasLastCall("millrace", "request three");
        queue.requestWithdrawalsWstETH(_one(1 ether), address(0));
        _snapshot("request one in wstETH", ORIGINAL_REQUEST_WSTETH);
        vm.stopPrank();
    }

    function test_Gas_Claim() external {
        uint256[] memory ids = _two(2, 3);
        uint256[] memory hints = _hints(ids);
        vm.startPrank(alice);
        queue.claimWithdrawal(1);
        _snapshot("claim one, looking up the hint", ORIGINAL_CLAIM);
        queue.claimWithdrawals(ids, hints);
        vm.snapshotGasLastCall("millrace", "claim two");
        vm.stopPrank();
    }

    function test_Gas_ClaimWithHint() external {
        uint256[] memory hints = _hints(_one(1));
        vm.prank(alice);
        queue.claimWithdrawals(_one(1), hints);
        _snapshot("claim one", ORIGINAL_CLAIM_WITH_HINT);
    }

    function _snapshot(string memory name, uint256 original) private {
        assertLe(vm.snapshotGasLastCall("millrace", name), original, "no more than the original");
    }
}
