// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { RocketDAONodeTrusted } from "../../src/rocket-pool/RocketDAONodeTrusted.sol";
import { RocketDAOProtocolSettingsDeposit } from "../../src/rocket-pool/RocketDAOProtocolSettingsDeposit.sol";
import { RocketDAOProtocolSettingsNetwork } from "../../src/rocket-pool/RocketDAOProtocolSettingsNetwork.sol";
import { RocketDepositPool } from "../../src/rocket-pool/RocketDepositPool.sol";
import { RocketNetworkBalances } from "../../src/rocket-pool/RocketNetworkBalances.sol";
import { RocketStakingSink } from "../../src/rocket-pool/RocketStakingSink.sol";
import { RocketStorage } from "../../src/rocket-pool/RocketStorage.sol";
import { RocketTokenRETH } from "../../src/rocket-pool/RocketTokenRETH.sol";
import { Test } from "forge-std/Test.sol";

/// @dev The whole protocol with one oracle member, and short words for what tests do with it.
abstract contract RocketPoolFixture is Test {
    uint256 internal constant ONE = 1 ether;

    address internal guardian = makeAddr("guardian");
    address internal oracle = makeAddr("oracle");
    address internal alice = makeAddr("alice");
    address internal bob = makeAddr("bob");

    RocketStorage internal store;
    RocketTokenRETH internal token;
    RocketDepositPool internal pool;
    RocketNetworkBalances internal balances;
    RocketDAONodeTrusted internal members;
    RocketDAOProtocolSettingsDeposit internal depositSettings;
    RocketDAOProtocolSettingsNetwork internal networkSettings;
    RocketStakingSink internal sink;

    function setUp() public virtual {
        vm.warp(1_700_000_000);
        vm.roll(1000);
        vm.startPrank(guardian);
        store = new RocketStorage(guardian);
        token = new RocketTokenRETH(store, "Millrace accruing Ether", "acETH");
        pool = new RocketDepositPool(store);
        balances = new RocketNetworkBalances(store);
        members = new RocketDAONodeTrusted(store);
        depositSettings = new RocketDAOProtocolSettingsDeposit(store);
        networkSettings = new RocketDAOProtocolSettingsNetwork(store);
        sink = new RocketStakingSink(store);
        _register("rocketTokenRETH", address(token));
        _register("rocketDepositPool", address(pool));
        _register("rocketNetworkBalances", address(balances));
        _register("rocketDAONodeTrusted", address(members));
        _register("rocketDAOProtocolSettingsDeposit", address(depositSettings));
        _register("rocketDAOProtocolSettingsNetwork", address(networkSettings));
        _register("rocketStakingSink", address(sink));
        store.setDeployedStatus();
        depositSettings.setDefaults();
        networkSettings.setDefaults();
        members.addMember(oracle);
        vm.stopPrank();
        vm.deal(alice, 1000 ether);
        vm.deal(bob, 1000 ether);
    }

    function _register(string memory name, address deployed) internal {
        store.setAddress(keccak256(abi.encodePacked("contract.address", name)), deployed);
        store.setBool(keccak256(abi.encodePacked("contract.exists", deployed)), true);
    }

    function _deposit(address who, uint256 amount) internal returns (uint256 minted) {
        minted = token.balanceOf(who);
        vm.prank(who);
        pool.deposit{ value: amount }();
        minted = token.balanceOf(who) - minted;
    }

    function _nextDay() internal {
        skip(1 days);
        vm.roll(block.number + 7200);
    }

    /// @dev A day later, the oracle member reports these totals.
    function _report(uint256 totalEth, uint256 rethSupply) internal {
        _nextDay();
        vm.prank(oracle);
        balances.submitBalances(block.number - 1, block.timestamp - 12, totalEth, totalEth / 2, rethSupply);
    }

    function _setDeposit(string memory path, uint256 value) internal {
        vm.prank(guardian);
        depositSettings.setSettingUint(path, value);
    }

    function _setNetwork(string memory path, uint256 value) internal {
        vm.prank(guardian);
        networkSettings.setSettingUint(path, value);
    }
}
