// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { RocketStorage } from "../../src/rocket-pool/RocketStorage.sol";
import { RocketTokenRETH } from "../../src/rocket-pool/RocketTokenRETH.sol";
import { IRocketStorage } from "../../src/rocket-pool/interfaces/IRocketStorage.sol";
import { RocketPoolFixture } from "./RocketPoolFixture.sol";

contract RocketStorageTest is RocketPoolFixture {
    bytes32 private constant KEY = keccak256("key");

    function test_Guardian_ANewOneMustConfirm() external {
        vm.prank(guardian);
        store.setGuardian(alice);
        assertEq(store.getGuardian(), guardian, "not yet");
        vm.prank(bob);
        vm.expectRevert("Confirmation must come from new guardian address");
        store.confirmGuardian();
        vm.expectEmit(address(store));
        emit IRocketStorage.GuardianChanged(guardian, alice);
        vm.prank(alice);
        store.confirmGuardian();
        assertEq(store.getGuardian(), alice, "guardian");
    }

    function test_Guardian_RevertWhen_SomeoneElseActs() external {
        vm.startPrank(bob);
        vm.expectRevert("Account is not a temporary guardian");
        store.setGuardian(bob);
        vm.expectRevert("Account is not a temporary guardian");
        store.setDeployedStatus();
        vm.stopPrank();
    }

    function test_Keys_AreThoseOfThePublicNetwork() external view {
        _assertAt(0x65dd923ddfc8d8ae6088f80077201d2403cbd565f0ba25e09841e2799ec90bb2, address(pool));
        _assertAt(0xe3744443225bff7cc22028be036b80de58057d65a3fdca0a3df329f525e31ccc, address(token));
        _assertAt(0x7630e125f1c009e5fc974f6dae77c6d5b1802979b36e6d7145463c21782af01e, address(balances));
        _assertAt(0x876d8a498b5341a6b5897a8239bfb0347e2b8d81fe9401d355c1e4b0ecebedaa, address(depositSettings));
        _assertAt(0x282fd49dacaf2128d6f069f81013ec59ae7081a236fbad29f69dd2383662ce5c, address(networkSettings));
    }

    function _assertAt(bytes32 key, address expected) private view {
        assertEq(store.getAddress(key), expected, "registered address");
    }

    function test_Values_AreKeptAndDeleted() external {
        vm.startPrank(guardian);
        RocketStorage fresh = new RocketStorage(guardian);
        fresh.setAddress(KEY, alice);
        fresh.setUint(KEY, 7);
        fresh.setString(KEY, "text");
        fresh.setBytes(KEY, hex"1234");
        fresh.setBool(KEY, true);
        fresh.setInt(KEY, -7);
        fresh.setBytes32(KEY, KEY);
        fresh.addUint(KEY, 5);
        fresh.subUint(KEY, 2);
        assertEq(fresh.getAddress(KEY), alice, "address");
        assertEq(fresh.getUint(KEY), 10, "uint");
        assertEq(fresh.getString(KEY), "text", "string");
        assertEq(fresh.getBytes(KEY), hex"1234", "bytes");
        assertTrue(fresh.getBool(KEY), "bool");
        assertEq(fresh.getInt(KEY), -7, "int");
        assertEq(fresh.getBytes32(KEY), KEY, "bytes32");
        fresh.deleteAddress(KEY);
        fresh.deleteUint(KEY);
        fresh.deleteString(KEY);
        fresh.deleteBytes(KEY);
        fresh.deleteBool(KEY);
        fresh.deleteInt(KEY);
        fresh.deleteBytes32(KEY);
        vm.stopPrank();
        assertEq(fresh.getAddress(KEY), address(0), "address gone");
        assertEq(fresh.getUint(KEY), 0, "uint gone");
        assertEq(fresh.getString(KEY), "", "string gone");
        assertEq(fresh.getBytes(KEY), "", "bytes gone");
        assertFalse(fresh.getBool(KEY), "bool gone");
        assertEq(fresh.getInt(KEY), 0, "int gone");
        assertEq(fresh.getBytes32(KEY), 0, "bytes32 gone");
    }

    function test_Writing_GuardianOnlyBeforeDeploymentEnded() external {
        assertTrue(store.getDeployedStatus(), "deployed");
        vm.prank(guardian);
        vm.expectRevert("Invalid or outdated network contract");
        store.setUint(KEY, 1);
    }

    function test_Writing_RegisteredContractAlways() external {
        vm.prank(address(pool));
        store.setUint(KEY, 1);
        assertEq(store.getUint(KEY), 1, "written");
    }

    function test_Writing_RevertWhen_SomeoneElseWrites() external {
        vm.prank(bob);
        vm.expectRevert("Invalid or outdated network contract");
        store.setUint(KEY, 1);
    }

    function test_Contracts_RevertWhen_StorageIsMissing() external {
        vm.expectRevert("Invalid storage address");
        new RocketTokenRETH(IRocketStorage(address(0)), "", "");
    }

    function test_Contracts_RevertWhen_AnotherIsNotRegistered() external {
        RocketTokenRETH lonely = new RocketTokenRETH(new RocketStorage(guardian), "", "");
        vm.expectRevert("Contract not found");
        lonely.getExchangeRate();
    }
}
