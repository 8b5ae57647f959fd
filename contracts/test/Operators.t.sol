// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { NodeOperatorsRegistry } from "../src/lido/NodeOperatorsRegistry.sol";
import { IAccountingOracle } from "../src/lido/interfaces/IAccountingOracle.sol";
import { IOracleReportSanityChecker } from "../src/lido/interfaces/IOracleReportSanityChecker.sol";
import { IStakingRouter } from "../src/lido/interfaces/IStakingRouter.sol";
import { OracleFixture } from "./OracleFixture.sol";
import { UnlimitedModule } from "./UnlimitedModule.sol";

/// @dev Module 1 is the registry, with two operators of three keys each.
contract OperatorsTest is OracleFixture {
    NodeOperatorsRegistry private registry;
    address private first = makeAddr("first operator");
    address private second = makeAddr("second operator");

    function setUp() public override {
        super.setUp();
        _stake(alice, 1000 ether);
    }

    function _addModule() internal override {
        registry = new NodeOperatorsRegistry(locator, admin, "curated-onchain-v1");
        operators = address(registry);
        vm.startPrank(admin);
        router.addStakingModule("curated-onchain-v1", operators, 10_000, 10_000, 500, 500, 150, 25);
        registry.addNodeOperator("First", first);
        registry.addNodeOperator("Second", second);
        registry.addSigningKeys(0, 3, _bytes(1, 3 * 48), _bytes(2, 3 * 96));
        registry.addSigningKeys(1, 3, _bytes(3, 3 * 48), _bytes(4, 3 * 96));
        registry.setNodeOperatorStakingLimit(0, 3);
        registry.setNodeOperatorStakingLimit(1, 2);
        vm.stopPrank();
    }

    // Modules

    function test_Modules_Read() external view {
        assertEq(router.getStakingModulesCount(), 1, "count");
        assertEq(router.getStakingModuleIds()[0], 1, "ids");
        assertTrue(router.hasStakingModule(1), "is there");
        assertFalse(router.hasStakingModule(0) || router.hasStakingModule(2), "no other");
        IStakingRouter.StakingModule memory module = router.getStakingModules()[0];
        assertEq(module.stakingModuleAddress, operators, "address");
        assertEq(module.name, "curated-onchain-v1", "name");
        assertEq(module.stakingModuleFee, 500, "fee");
        assertEq(router.getStakingModule(1).treasuryFee, 500, "treasury's");
        assertEq(uint8(router.getStakingModuleStatus(1)), 0, "active");
        IStakingRouter.StakingModuleSummary memory summary = router.getStakingModuleSummary(1);
        assertEq(summary.depositableValidatorsCount, 5, "vetted keys");
        assertEq(summary.totalDepositedValidators + summary.totalExitedValidators, 0, "none yet");
        assertEq(registry.getType(), "curated-onchain-v1", "type");
    }

    function test_Modules_AddReverts() external {
        address module = address(new UnlimitedModule());
        vm.startPrank(admin);
        vm.expectRevert(IStakingRouter.ZeroAddress.selector);
        router.addStakingModule("x", address(0), 1, 1, 1, 1, 1, 1);
        vm.expectRevert(IStakingRouter.StakingModuleWrongName.selector);
        router.addStakingModule("", module, 1, 1, 1, 1, 1, 1);
        vm.expectRevert(IStakingRouter.StakingModuleWrongName.selector);
        router.addStakingModule("a name of thirty-two bytes, long", module, 1, 1, 1, 1, 1, 1);
        vm.expectRevert(IStakingRouter.StakingModuleAddressExists.selector);
        router.addStakingModule("x", operators, 1, 1, 1, 1, 1, 1);
        vm.expectRevert(IStakingRouter.InvalidStakeShareLimit.selector);
        router.addStakingModule("x", module, 2, 1, 1, 1, 1, 1);
        vm.expectRevert(IStakingRouter.InvalidStakeShareLimit.selector);
        router.addStakingModule("x", module, 1, 10_001, 1, 1, 1, 1);
        vm.expectRevert(IStakingRouter.InvalidFeeSum.selector);
        router.addStakingModule("x", module, 1, 1, 5000, 5001, 1, 1);
        vm.expectRevert(IStakingRouter.InvalidFeeSum.selector);
        router.addStakingModule("x", module, 1, 1, 10_001, 0, 1, 1);
        vm.expectRevert(IStakingRouter.StakingModuleUnregistered.selector);
        router.getStakingModule(2);
        vm.stopPrank();
        vm.startPrank(alice);
        vm.expectRevert();
        router.addStakingModule("x", module, 1, 1, 1, 1, 1, 1);
        vm.expectRevert();
        router.updateStakingModule(1, 1, 1, 1, 1, 1, 1);
        vm.expectRevert();
        router.setStakingModuleStatus(1, IStakingRouter.StakingModuleStatus.Stopped);
        vm.expectRevert();
        router.updateExitedValidatorsCountByStakingModule(_one(1), _one(0));
        vm.expectRevert();
        router.reportStakingModuleExitedValidatorsCountByNodeOperator(1, "", "");
        vm.expectRevert();
        router.reportValidatorBalancesByStakingModule(_one(1), _one(0));
        vm.expectRevert();
        router.reportRewardsMinted(_one(1), _one(0));
        vm.stopPrank();
    }

    function test_Modules_FeeIsSplitByStake() external {
        _deposit(64 ether);
        address other = _addOther(600, 200);
        _deposit(192 ether);
        (address[] memory recipients, uint256[] memory ids, uint96[] memory fees, uint96 total,) =
            router.getStakingRewardsDistribution();
        assertEq(recipients[1], other, "recipient");
        assertEq(ids[1], 2, "id");
        assertEq(fees[0], 1.25e18, "a quarter of 5 %");
        assertEq(fees[1], 4.5e18, "three quarters of 6 %");
        assertEq(total, 2.5e18 + 6e18, "in all");
        assertEq(lido.getFee(), 850, "basis points");
        (uint96 modulesFee, uint96 treasuryFee,) = router.getStakingFeeAggregateDistribution();
        assertEq(modulesFee, 5.75e18, "modules");
        assertEq(treasuryFee, 2.75e18, "treasury");
        _oracleReport(0.01 gwei, false);
        assertEq(lido.sharesOf(other) * 1.25e18 / 4.5e18, lido.sharesOf(operators), "paid by fee");
    }

    function test_Modules_PausedAndStopped() external {
        address other = _addOther(600, 200);
        vm.startPrank(admin);
        vm.expectRevert(IStakingRouter.StakingModuleStatusTheSame.selector);
        router.setStakingModuleStatus(1, IStakingRouter.StakingModuleStatus.Active);
        router.setStakingModuleStatus(1, IStakingRouter.StakingModuleStatus.DepositsPaused);
        vm.stopPrank();
        _deposit(32 ether);
        (address[] memory recipients,,,,) = router.getStakingRewardsDistribution();
        assertEq(recipients.length, 1, "those without stake are left out");
        assertEq(recipients[0], other, "the next module took it");
        vm.prank(admin);
        router.setStakingModuleStatus(2, IStakingRouter.StakingModuleStatus.Stopped);
        (uint96 modulesFee, uint96 treasuryFee,) = router.getStakingFeeAggregateDistribution();
        assertEq(modulesFee, 0, "nothing for the stopped");
        assertEq(treasuryFee, 8e18, "its part is the treasury's");
        vm.prank(admin);
        vm.expectRevert(abi.encodeWithSelector(IStakingRouter.NotEnoughKeys.selector, 1));
        lido.depositToConsensusLayer(32 ether);
    }

    // Operators

    function test_Operators_Managed() external {
        vm.startPrank(admin);
        registry.setNodeOperatorName(0, "Renamed");
        registry.setNodeOperatorRewardAddress(0, carol);
        registry.deactivateNodeOperator(0);
        (bool active, string memory name, address rewardAddress, uint64 vetted,, uint64 added,) =
            registry.getNodeOperator(0, true);
        assertFalse(active, "inactive");
        assertEq(name, "Renamed", "name");
        assertEq(rewardAddress, carol, "reward address");
        assertEq(vetted, 0, "unvetted");
        assertEq(added, 3, "keys stay");
        assertEq(registry.getActiveNodeOperatorsCount(), 1, "active ones");
        vm.expectRevert("WRONG_OPERATOR_ACTIVE_STATE");
        registry.deactivateNodeOperator(0);
        vm.expectRevert("WRONG_OPERATOR_ACTIVE_STATE");
        registry.setNodeOperatorStakingLimit(0, 1);
        registry.activateNodeOperator(0);
        vm.expectRevert("WRONG_OPERATOR_ACTIVE_STATE");
        registry.activateNodeOperator(0);
        vm.expectRevert("WRONG_NAME_LENGTH");
        registry.setNodeOperatorName(0, "");
        vm.expectRevert("WRONG_NAME_LENGTH");
        registry.addNodeOperator(string(_bytes(65, 256)), carol);
        vm.expectRevert("ZERO_ADDRESS");
        registry.addNodeOperator("x", address(0));
        vm.expectRevert("LIDO_REWARD_ADDRESS");
        registry.setNodeOperatorRewardAddress(0, address(lido));
        vm.expectRevert("OUT_OF_RANGE");
        registry.getNodeOperator(2, true);
        vm.stopPrank();
        (, string memory noName,,,,,) = registry.getNodeOperator(0, false);
        assertEq(noName, "", "no name when not asked for");
        vm.startPrank(alice);
        vm.expectRevert("APP_AUTH_FAILED");
        registry.addNodeOperator("x", alice);
        vm.expectRevert("APP_AUTH_FAILED");
        registry.addSigningKeys(0, 1, _bytes(1, 48), _bytes(1, 96));
        vm.expectRevert("APP_AUTH_FAILED");
        registry.obtainDepositData(1, "");
        vm.expectRevert("APP_AUTH_FAILED");
        registry.onRewardsMinted(1);
        vm.stopPrank();
    }

    function test_Operators_CountsAndPages() external {
        assertEq(registry.getNodeOperatorsCount(), 2, "count");
        assertTrue(registry.getNodeOperatorIsActive(1), "active");
        assertFalse(registry.getNodeOperatorIsActive(2), "unknown");
        assertEq(registry.getNodeOperatorIds(0, 10).length, 2, "all");
        assertEq(registry.getNodeOperatorIds(1, 1)[0], 1, "the second");
        assertEq(registry.getNodeOperatorIds(2, 1).length, 0, "behind the last");
        vm.startPrank(admin);
        for (uint256 i = 2; i < 200; ++i) {
            registry.addNodeOperator("More", carol);
        }
        vm.expectRevert("MAX_OPERATORS_COUNT_EXCEEDED");
        registry.addNodeOperator("Too many", carol);
        vm.stopPrank();
    }

    // Keys

    function test_Keys_AddedReadRemoved() external {
        uint256 nonce = registry.getNonce();
        vm.prank(first);
        registry.addSigningKeys(0, 2, _bytes(7, 96), _bytes(8, 192));
        assertEq(registry.getNonce(), nonce + 1, "nonce");
        assertEq(registry.getTotalSigningKeyCount(0), 5, "added");
        (bytes memory key, bytes memory signature, bool used) = registry.getSigningKey(0, 3);
        assertEq(key, _bytes(7, 48), "key");
        assertEq(signature, _bytes(8, 96), "signature");
        assertFalse(used, "unused");
        _deposit(32 ether);
        (bytes memory keys, bytes memory signatures, bool[] memory usedOnes) = registry.getSigningKeys(0, 0, 4);
        assertEq(keys, bytes.concat(_bytes(1, 144), _bytes(7, 48)), "keys");
        assertEq(signatures, bytes.concat(_bytes(2, 288), _bytes(8, 96)), "signatures");
        assertTrue(usedOnes[0], "the first is used");
        assertFalse(usedOnes[1], "the next is not");
        assertEq(registry.getUnusedSigningKeyCount(0), 4, "unused ones");
        vm.startPrank(first);
        registry.removeSigningKeys(0, 1, 2);
        assertEq(registry.getTotalSigningKeyCount(0), 3, "removed");
        (key,,) = registry.getSigningKey(0, 1);
        assertEq(key, _bytes(7, 48), "a later key moved up");
        (,,, uint64 vetted,,,) = registry.getNodeOperator(0, false);
        assertEq(vetted, 1, "unvetted from there");
        vm.expectRevert("OUT_OF_RANGE");
        registry.removeSigningKeys(0, 0, 1);
        vm.expectRevert("OUT_OF_RANGE");
        registry.removeSigningKeys(0, 1, 3);
        vm.expectRevert("NO_KEYS");
        registry.addSigningKeys(0, 0, "", "");
        vm.expectRevert("LENGTH_MISMATCH");
        registry.addSigningKeys(0, 1, _bytes(1, 47), _bytes(1, 96));
        vm.expectRevert("LENGTH_MISMATCH");
        registry.addSigningKeys(0, 1, _bytes(1, 48), _bytes(1, 95));
        vm.stopPrank();
        vm.expectRevert("OUT_OF_RANGE");
        registry.getSigningKey(0, 3);
        vm.expectRevert("OUT_OF_RANGE");
        registry.getSigningKeys(0, 1, 3);
    }

    function test_Keys_VettedBetweenDepositedAndAdded() external {
        _deposit(64 ether);
        vm.startPrank(admin);
        registry.setNodeOperatorStakingLimit(0, 0);
        (,,, uint64 vetted,,,) = registry.getNodeOperator(0, false);
        assertEq(vetted, 1, "not below the deposited");
        registry.setNodeOperatorStakingLimit(0, 100);
        (,,, vetted,,,) = registry.getNodeOperator(0, false);
        assertEq(vetted, 3, "not above the added");
        vm.stopPrank();
    }

    function test_Deposit_TakesKeysInTurn() external {
        _deposit(31 ether);
        assertEq(router.getStakingModuleActiveValidatorsCount(1), 0, "not a whole one yet");
        _deposit(1 ether);
        _assertDeposited(1, 0);
        _deposit(64 ether);
        _assertDeposited(2, 1);
        _deposit(64 ether);
        _assertDeposited(3, 2);
        vm.prank(admin);
        vm.expectRevert(abi.encodeWithSelector(IStakingRouter.NotEnoughKeys.selector, 1));
        lido.depositToConsensusLayer(32 ether);
        assertEq(address(sink).balance, 160 ether, "five deposits");
        vm.prank(address(router));
        vm.expectRevert("INVALID_ALLOCATED_KEYS_COUNT");
        registry.obtainDepositData(1, "");
    }

    // Exits

    function test_Exits_ByModuleAndByOperator() external {
        _deposit(160 ether);
        _oracleReport(0, false);
        vm.prank(admin);
        sink.release(payable(address(withdrawalVault)), 64 ether);
        IAccountingOracle.ReportData memory data = _reportData(-64 gwei, false);
        data.stakingModuleIdsWithNewlyExitedValidators = _one(1);
        data.numExitedValidatorsByStakingModule = _one(2);
        data.stakingModuleIdsWithUpdatedBalance = _one(1);
        data.validatorBalancesGweiByStakingModule = _one(data.clValidatorsBalanceGwei);
        _agree(data);
        vm.prank(member);
        oracle.submitReportData(data, 5);
        assertEq(router.getStakingModule(1).exitedValidatorsCount, 2, "by module");
        assertEq(router.getStakingModuleActiveValidatorsCount(1), 3, "running");
        assertEq(router.getStakingModuleValidatorsBalance(1), 96 gwei, "balance");
        vm.prank(admin);
        router.reportStakingModuleExitedValidatorsCountByNodeOperator(
            1, abi.encodePacked(uint64(0), uint64(1)), abi.encodePacked(uint128(2), uint128(0))
        );
        (,,,, uint64 exited,, uint64 deposited) = registry.getNodeOperator(0, false);
        assertEq(exited, 2, "by operator");
        assertEq(deposited, 3, "ever");
        assertEq(router.getStakingModuleSummary(1).totalExitedValidators, 2, "summary");
    }

    function test_Exits_Reverts() external {
        _deposit(96 ether);
        IOracleReportSanityChecker.LimitsList memory limits = _limits();
        limits.exitedEthAmountPerDayLimit = 31;
        vm.startPrank(admin);
        checker.setOracleReportLimits(limits);
        router.updateExitedValidatorsCountByStakingModule(_one(1), _one(1));
        vm.expectRevert(IStakingRouter.ExitedValidatorsCountCannotDecrease.selector);
        router.updateExitedValidatorsCountByStakingModule(_one(1), _one(0));
        vm.expectRevert(abi.encodeWithSelector(IStakingRouter.ReportedExitedValidatorsExceedDeposited.selector, 4, 3));
        router.updateExitedValidatorsCountByStakingModule(_one(1), _one(4));
        vm.expectRevert(abi.encodeWithSelector(IStakingRouter.ArraysLengthMismatch.selector, 1, 2));
        router.updateExitedValidatorsCountByStakingModule(_one(1), _two(1, 1));
        vm.expectRevert("INVALID_REPORT_DATA");
        router.reportStakingModuleExitedValidatorsCountByNodeOperator(1, hex"00", "");
        vm.expectRevert("INVALID_REPORT_DATA");
        router.reportStakingModuleExitedValidatorsCountByNodeOperator(1, abi.encodePacked(uint64(0)), hex"00");
        router.reportStakingModuleExitedValidatorsCountByNodeOperator(
            1, abi.encodePacked(uint64(0)), abi.encodePacked(uint128(1))
        );
        vm.expectRevert("EXITED_VALIDATORS_COUNT_DECREASED");
        router.reportStakingModuleExitedValidatorsCountByNodeOperator(
            1, abi.encodePacked(uint64(0)), abi.encodePacked(uint128(0))
        );
        vm.expectRevert("OUT_OF_RANGE");
        router.reportStakingModuleExitedValidatorsCountByNodeOperator(
            1, abi.encodePacked(uint64(0)), abi.encodePacked(uint128(3))
        );
        vm.stopPrank();
        IAccountingOracle.ReportData memory data = _reportData(0, false);
        data.stakingModuleIdsWithNewlyExitedValidators = _one(1);
        data.numExitedValidatorsByStakingModule = _one(3);
        _agree(data);
        vm.prank(member);
        vm.expectRevert(
            abi.encodeWithSelector(IOracleReportSanityChecker.ExitedEthAmountPerDayLimitExceeded.selector, 31, 65)
        );
        oracle.submitReportData(data, 5);
    }

    function test_StuckAndRefunded() external {
        _deposit(160 ether);
        vm.startPrank(address(router));
        registry.updateStuckAndRefundedValidatorsCount(0, 2, 1);
        (,, uint256 stuck, uint256 refunded,, uint256 exited, uint256 deposited, uint256 depositable) =
            registry.getNodeOperatorSummary(0);
        assertEq(stuck, 2, "stuck");
        assertEq(refunded, 1, "refunded");
        assertEq(exited, 0, "exited");
        assertEq(deposited, 3, "deposited");
        assertEq(depositable, 0, "depositable");
        (,, bool[] memory penalized) = registry.getRewardsDistribution(0);
        assertTrue(penalized[0] && !penalized[1], "the first is penalized");
        vm.expectRevert("OUT_OF_RANGE");
        registry.updateStuckAndRefundedValidatorsCount(0, 4, 0);
        vm.expectRevert("OUT_OF_RANGE");
        registry.updateStuckAndRefundedValidatorsCount(0, 0, 4);
        vm.stopPrank();
    }

    // Rewards

    function test_Rewards_ByRunningValidators() external {
        registry.distributeReward();
        _deposit(160 ether);
        _oracleReport(0.05 gwei, false);
        uint256 all = lido.sharesOf(operators);
        assertGt(all, 0, "the module's part of the fee");
        registry.distributeReward();
        assertEq(lido.sharesOf(first), all * 3 / 5, "three of five");
        assertEq(lido.sharesOf(second), all * 2 / 5, "two of five");
        vm.prank(admin);
        registry.deactivateNodeOperator(1);
        registry.distributeReward();
        assertLe(lido.sharesOf(operators), 1, "only what rounding leaves");
    }

    // Small things

    function _deposit(uint256 amount) private {
        vm.prank(admin);
        lido.depositToConsensusLayer(amount);
    }

    function _addOther(uint256 moduleFee, uint256 treasuryFee) private returns (address other) {
        other = address(new UnlimitedModule());
        vm.prank(admin);
        router.addStakingModule("other", other, 10_000, 10_000, moduleFee, treasuryFee, 150, 25);
    }

    function _assertDeposited(uint256 ofFirst, uint256 ofSecond) private view {
        (,,,,,, uint64 deposited) = registry.getNodeOperator(0, false);
        assertEq(deposited, ofFirst, "of the first");
        (,,,,,, deposited) = registry.getNodeOperator(1, false);
        assertEq(deposited, ofSecond, "of the second");
    }

    function _bytes(uint8 value, uint256 length) private pure returns (bytes memory filled) {
        filled = new bytes(length);
        for (uint256 i = 0; i < length; ++i) {
            filled[i] = bytes1(value);
        }
    }
}
