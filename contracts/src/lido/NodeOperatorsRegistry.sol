// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { ILidoLocator } from "./interfaces/ILidoLocator.sol";
import { INodeOperatorsRegistry } from "./interfaces/INodeOperatorsRegistry.sol";
import { IStETH } from "./interfaces/IStETH.sol";
import { IStakingModule } from "./interfaces/IStakingModule.sol";
import { AccessControl } from "@openzeppelin/contracts/access/AccessControl.sol";

/// @title Registry of node operators and their keys
contract NodeOperatorsRegistry is INodeOperatorsRegistry, AccessControl {
    bytes32 public constant MANAGE_SIGNING_KEYS = keccak256("MANAGE_SIGNING_KEYS");
    bytes32 public constant SET_NODE_OPERATOR_LIMIT_ROLE = keccak256("SET_NODE_OPERATOR_LIMIT_ROLE");
    bytes32 public constant MANAGE_NODE_OPERATOR_ROLE = keccak256("MANAGE_NODE_OPERATOR_ROLE");
    bytes32 public constant STAKING_ROUTER_ROLE = keccak256("STAKING_ROUTER_ROLE");

    uint256 public constant MAX_NODE_OPERATORS_COUNT = 200;
    uint256 public constant MAX_NODE_OPERATOR_NAME_LENGTH = 255;

    uint256 private constant PUBKEY_LENGTH = 48;
    uint256 private constant SIGNATURE_LENGTH = 96;
    uint256 private constant ID_LENGTH = 8;
    uint256 private constant COUNT_LENGTH = 16;

    /// @param active Whether it takes deposits and earns.
    /// @param rewardAddress Who gets its rewards.
    /// @param vetted Keys that may be deposited.
    /// @param exited Validators that exited, ever.
    /// @param deposited Keys that were deposited, ever.
    /// @param stuck Validators that exit late.
    /// @param refunded Late ones paid back.
    /// @param name For people.
    /// @param pubkeys Keys in the order they are deposited.
    /// @param signatures Their deposit signatures.
    struct Operator {
        bool active;
        address rewardAddress;
        uint64 vetted;
        uint64 exited;
        uint64 deposited;
        uint64 stuck;
        uint64 refunded;
        string name;
        bytes[] pubkeys;
        bytes[] signatures;
    }

    ILidoLocator private immutable LOCATOR;
    bytes32 private immutable TYPE;

    Operator[] private _operators;
    uint256 private _activeCount;
    uint256 private _nonce;

    /// @param locator Address book; its staking router may take keys.
    /// @param admin Gets every other role.
    /// @param moduleType Kind of module, a short text.
    constructor(ILidoLocator locator, address admin, bytes32 moduleType) {
        LOCATOR = locator;
        TYPE = moduleType;
        _grantRole(DEFAULT_ADMIN_ROLE, admin);
        _grantRole(MANAGE_SIGNING_KEYS, admin);
        _grantRole(SET_NODE_OPERATOR_LIMIT_ROLE, admin);
        _grantRole(MANAGE_NODE_OPERATOR_ROLE, admin);
        _grantRole(STAKING_ROUTER_ROLE, locator.stakingRouter());
    }

    // Operators

    /// @inheritdoc INodeOperatorsRegistry
    function addNodeOperator(string calldata name, address rewardAddress) external returns (uint256 id) {
        _auth(MANAGE_NODE_OPERATOR_ROLE);
        _checkName(name);
        _checkRewardAddress(rewardAddress);
        id = _operators.length;
        require(id < MAX_NODE_OPERATORS_COUNT, "MAX_OPERATORS_COUNT_EXCEEDED");
        Operator storage operator = _operators.push();
        operator.active = true;
        operator.name = name;
        operator.rewardAddress = rewardAddress;
        ++_activeCount;
        emit NodeOperatorAdded(id, name, rewardAddress, 0);
    }

    /// @inheritdoc INodeOperatorsRegistry
    function activateNodeOperator(uint256 nodeOperatorId) external {
        _auth(MANAGE_NODE_OPERATOR_ROLE);
        Operator storage operator = _operator(nodeOperatorId);
        require(!operator.active, "WRONG_OPERATOR_ACTIVE_STATE");
        operator.active = true;
        ++_activeCount;
        emit NodeOperatorActiveSet(nodeOperatorId, true);
        _changeNonce();
    }

    /// @inheritdoc INodeOperatorsRegistry
    function deactivateNodeOperator(uint256 nodeOperatorId) external {
        _auth(MANAGE_NODE_OPERATOR_ROLE);
        Operator storage operator = _operator(nodeOperatorId);
        require(operator.active, "WRONG_OPERATOR_ACTIVE_STATE");
        operator.active = false;
        --_activeCount;
        emit NodeOperatorActiveSet(nodeOperatorId, false);
        _setVetted(nodeOperatorId, operator, operator.deposited);
        _changeNonce();
    }

    /// @inheritdoc INodeOperatorsRegistry
    function setNodeOperatorName(uint256 nodeOperatorId, string calldata name) external {
        _auth(MANAGE_NODE_OPERATOR_ROLE);
        _checkName(name);
        _operator(nodeOperatorId).name = name;
        emit NodeOperatorNameSet(nodeOperatorId, name);
    }

    /// @inheritdoc INodeOperatorsRegistry
    function setNodeOperatorRewardAddress(uint256 nodeOperatorId, address rewardAddress) external {
        _auth(MANAGE_NODE_OPERATOR_ROLE);
        _checkRewardAddress(rewardAddress);
        _operator(nodeOperatorId).rewardAddress = rewardAddress;
        emit NodeOperatorRewardAddressSet(nodeOperatorId, rewardAddress);
    }

    /// @inheritdoc INodeOperatorsRegistry
    function setNodeOperatorStakingLimit(uint256 nodeOperatorId, uint64 vettedSigningKeysCount) external {
        _auth(SET_NODE_OPERATOR_LIMIT_ROLE);
        Operator storage operator = _operator(nodeOperatorId);
        require(operator.active, "WRONG_OPERATOR_ACTIVE_STATE");
        uint256 wanted = vettedSigningKeysCount < operator.deposited ? operator.deposited : vettedSigningKeysCount;
        _setVetted(nodeOperatorId, operator, wanted > operator.pubkeys.length ? operator.pubkeys.length : wanted);
        _changeNonce();
    }

    // Keys

    /// @inheritdoc INodeOperatorsRegistry
    function addSigningKeys(
        uint256 nodeOperatorId,
        uint256 keysCount,
        bytes calldata publicKeys,
        bytes calldata signatures
    ) external {
        Operator storage operator = _operatorOfCaller(nodeOperatorId);
        require(keysCount != 0, "NO_KEYS");
        require(publicKeys.length == keysCount * PUBKEY_LENGTH, "LENGTH_MISMATCH");
        require(signatures.length == keysCount * SIGNATURE_LENGTH, "LENGTH_MISMATCH");
        for (uint256 i = 0; i < keysCount; ++i) {
            bytes calldata key = publicKeys[i * PUBKEY_LENGTH:(i + 1) * PUBKEY_LENGTH];
            operator.pubkeys.push(key);
            operator.signatures.push(signatures[i * SIGNATURE_LENGTH:(i + 1) * SIGNATURE_LENGTH]);
            emit SigningKeyAdded(nodeOperatorId, key);
        }
        emit TotalSigningKeysCountChanged(nodeOperatorId, operator.pubkeys.length);
        _changeNonce();
    }

    /// @inheritdoc INodeOperatorsRegistry
    function removeSigningKeys(uint256 nodeOperatorId, uint256 fromIndex, uint256 keysCount) external {
        Operator storage operator = _operatorOfCaller(nodeOperatorId);
        uint256 total = operator.pubkeys.length;
        require(fromIndex >= operator.deposited && keysCount != 0 && keysCount <= total - fromIndex, "OUT_OF_RANGE");
        // From the back, so that each gap is filled by a key that stays.
        for (uint256 i = fromIndex + keysCount; i > fromIndex; --i) {
            emit SigningKeyRemoved(nodeOperatorId, operator.pubkeys[i - 1]);
            operator.pubkeys[i - 1] = operator.pubkeys[operator.pubkeys.length - 1];
            operator.signatures[i - 1] = operator.signatures[operator.signatures.length - 1];
            operator.pubkeys.pop();
            operator.signatures.pop();
        }
        emit TotalSigningKeysCountChanged(nodeOperatorId, operator.pubkeys.length);
        if (operator.vetted > fromIndex) _setVetted(nodeOperatorId, operator, fromIndex);
        _changeNonce();
    }

    // Router

    /// @inheritdoc IStakingModule
    function obtainDepositData(uint256 depositsCount, bytes calldata)
        external
        returns (bytes memory publicKeys, bytes memory signatures)
    {
        _auth(STAKING_ROUTER_ROLE);
        publicKeys = new bytes(depositsCount * PUBKEY_LENGTH);
        signatures = new bytes(depositsCount * SIGNATURE_LENGTH);
        for (uint256 i = 0; i < depositsCount; ++i) {
            uint256 id = _nextForDeposit();
            Operator storage operator = _operators[id];
            uint256 index = operator.deposited++;
            _copyInto(publicKeys, i * PUBKEY_LENGTH, operator.pubkeys[index]);
            _copyInto(signatures, i * SIGNATURE_LENGTH, operator.signatures[index]);
            emit DepositedSigningKeysCountChanged(id, index + 1);
        }
        _changeNonce();
    }

    /// @inheritdoc IStakingModule
    function updateExitedValidatorsCount(bytes calldata nodeOperatorIds, bytes calldata exitedValidatorsCounts)
        external
    {
        _auth(STAKING_ROUTER_ROLE);
        uint256 count = nodeOperatorIds.length / ID_LENGTH;
        require(nodeOperatorIds.length == count * ID_LENGTH, "INVALID_REPORT_DATA");
        require(exitedValidatorsCounts.length == count * COUNT_LENGTH, "INVALID_REPORT_DATA");
        for (uint256 i = 0; i < count; ++i) {
            uint256 id = uint64(bytes8(nodeOperatorIds[i * ID_LENGTH:]));
            _setExited(id, uint128(bytes16(exitedValidatorsCounts[i * COUNT_LENGTH:])));
        }
        _changeNonce();
    }

    /// @inheritdoc INodeOperatorsRegistry
    function updateStuckAndRefundedValidatorsCount(uint256 nodeOperatorId, uint64 stuck, uint64 refunded) external {
        _auth(STAKING_ROUTER_ROLE);
        Operator storage operator = _operator(nodeOperatorId);
        require(stuck <= operator.deposited - operator.exited && refunded <= operator.deposited, "OUT_OF_RANGE");
        operator.stuck = stuck;
        operator.refunded = refunded;
        emit StuckPenaltyStateChanged(nodeOperatorId, stuck, refunded, 0);
    }

    /// @inheritdoc IStakingModule
    /// @dev Shares are here already; anyone may have them paid out.
    function onRewardsMinted(uint256) external view {
        _auth(STAKING_ROUTER_ROLE);
    }

    // Rewards

    /// @inheritdoc INodeOperatorsRegistry
    function distributeReward() external {
        IStETH token = IStETH(LOCATOR.lido());
        (address[] memory recipients, uint256[] memory shares,) = getRewardsDistribution(token.sharesOf(address(this)));
        for (uint256 i = 0; i < recipients.length; ++i) {
            if (shares[i] == 0) continue;
            token.transferShares(recipients[i], shares[i]);
            emit RewardsDistributed(recipients[i], shares[i]);
        }
    }

    /// @inheritdoc INodeOperatorsRegistry
    function getRewardsDistribution(uint256 totalRewardShares)
        public
        view
        returns (address[] memory recipients, uint256[] memory shares, bool[] memory penalized)
    {
        recipients = new address[](_activeCount);
        shares = new uint256[](_activeCount);
        penalized = new bool[](_activeCount);
        uint256 count = 0;
        uint256 all = 0;
        for (uint256 id = 0; id < _operators.length; ++id) {
            Operator storage operator = _operators[id];
            if (!operator.active) continue;
            recipients[count] = operator.rewardAddress;
            penalized[count] = operator.stuck > operator.refunded;
            shares[count] = operator.deposited - operator.exited;
            all += shares[count++];
        }
        if (all == 0) return (recipients, shares, penalized);
        for (uint256 i = 0; i < count; ++i) {
            shares[i] = totalRewardShares * shares[i] / all;
        }
    }

    // Views

    /// @inheritdoc INodeOperatorsRegistry
    function getNodeOperator(uint256 nodeOperatorId, bool fullInfo)
        external
        view
        returns (bool, string memory name, address, uint64, uint64, uint64, uint64)
    {
        Operator storage operator = _operator(nodeOperatorId);
        if (fullInfo) name = operator.name;
        return (
            operator.active,
            name,
            operator.rewardAddress,
            operator.vetted,
            operator.exited,
            uint64(operator.pubkeys.length),
            operator.deposited
        );
    }

    /// @inheritdoc INodeOperatorsRegistry
    function getNodeOperatorSummary(uint256 nodeOperatorId)
        external
        view
        returns (uint256, uint256, uint256 stuck, uint256 refunded, uint256, uint256 exited, uint256 deposited, uint256)
    {
        Operator storage operator = _operator(nodeOperatorId);
        (stuck, refunded) = (operator.stuck, operator.refunded);
        (exited, deposited) = (operator.exited, operator.deposited);
        return (0, 0, stuck, refunded, 0, exited, deposited, _depositable(operator));
    }

    /// @inheritdoc IStakingModule
    function getStakingModuleSummary() external view returns (uint256 exited, uint256 deposited, uint256 depositable) {
        for (uint256 id = 0; id < _operators.length; ++id) {
            Operator storage operator = _operators[id];
            exited += operator.exited;
            deposited += operator.deposited;
            depositable += _depositable(operator);
        }
    }

    /// @inheritdoc IStakingModule
    function getNodeOperatorsCount() external view returns (uint256) {
        return _operators.length;
    }

    /// @inheritdoc IStakingModule
    function getActiveNodeOperatorsCount() external view returns (uint256) {
        return _activeCount;
    }

    /// @inheritdoc INodeOperatorsRegistry
    function getNodeOperatorIsActive(uint256 nodeOperatorId) external view returns (bool) {
        return nodeOperatorId < _operators.length && _operators[nodeOperatorId].active;
    }

    /// @inheritdoc INodeOperatorsRegistry
    function getNodeOperatorIds(uint256 offset, uint256 limit) external view returns (uint256[] memory ids) {
        uint256 left = offset < _operators.length ? _operators.length - offset : 0;
        ids = new uint256[](limit < left ? limit : left);
        for (uint256 i = 0; i < ids.length; ++i) {
            ids[i] = offset + i;
        }
    }

    /// @inheritdoc INodeOperatorsRegistry
    function getTotalSigningKeyCount(uint256 nodeOperatorId) external view returns (uint256) {
        return _operator(nodeOperatorId).pubkeys.length;
    }

    /// @inheritdoc INodeOperatorsRegistry
    function getUnusedSigningKeyCount(uint256 nodeOperatorId) external view returns (uint256) {
        Operator storage operator = _operator(nodeOperatorId);
        return operator.pubkeys.length - operator.deposited;
    }

    /// @inheritdoc INodeOperatorsRegistry
    function getSigningKey(uint256 nodeOperatorId, uint256 index)
        external
        view
        returns (bytes memory, bytes memory, bool)
    {
        Operator storage operator = _operator(nodeOperatorId);
        require(index < operator.pubkeys.length, "OUT_OF_RANGE");
        return (operator.pubkeys[index], operator.signatures[index], index < operator.deposited);
    }

    /// @inheritdoc INodeOperatorsRegistry
    function getSigningKeys(uint256 nodeOperatorId, uint256 offset, uint256 limit)
        external
        view
        returns (bytes memory pubkeys, bytes memory signatures, bool[] memory used)
    {
        Operator storage operator = _operator(nodeOperatorId);
        uint256 total = operator.pubkeys.length;
        require(offset <= total && limit <= total - offset, "OUT_OF_RANGE");
        used = new bool[](limit);
        pubkeys = new bytes(limit * PUBKEY_LENGTH);
        signatures = new bytes(limit * SIGNATURE_LENGTH);
        for (uint256 i = 0; i < limit; ++i) {
            _copyInto(pubkeys, i * PUBKEY_LENGTH, operator.pubkeys[offset + i]);
            _copyInto(signatures, i * SIGNATURE_LENGTH, operator.signatures[offset + i]);
            used[i] = offset + i < operator.deposited;
        }
    }

    /// @inheritdoc INodeOperatorsRegistry
    function getNonce() external view returns (uint256) {
        return _nonce;
    }

    /// @inheritdoc INodeOperatorsRegistry
    function getType() external view returns (bytes32) {
        return TYPE;
    }

    // Internals

    function _auth(bytes32 role) private view {
        require(hasRole(role, msg.sender), "APP_AUTH_FAILED");
    }

    function _operator(uint256 id) private view returns (Operator storage) {
        require(id < _operators.length, "OUT_OF_RANGE");
        return _operators[id];
    }

    function _operatorOfCaller(uint256 id) private view returns (Operator storage operator) {
        operator = _operator(id);
        bool isOwn = operator.active && operator.rewardAddress == msg.sender;
        require(isOwn || hasRole(MANAGE_SIGNING_KEYS, msg.sender), "APP_AUTH_FAILED");
    }

    function _checkName(string calldata name) private pure {
        uint256 length = bytes(name).length;
        require(length != 0 && length <= MAX_NODE_OPERATOR_NAME_LENGTH, "WRONG_NAME_LENGTH");
    }

    function _checkRewardAddress(address rewardAddress) private view {
        require(rewardAddress != address(0), "ZERO_ADDRESS");
        require(rewardAddress != LOCATOR.lido(), "LIDO_REWARD_ADDRESS");
    }

    function _setVetted(uint256 id, Operator storage operator, uint256 vetted) private {
        if (vetted == operator.vetted) return;
        operator.vetted = uint64(vetted);
        emit VettedSigningKeysCountChanged(id, vetted);
    }

    function _setExited(uint256 id, uint256 exited) private {
        Operator storage operator = _operator(id);
        require(exited >= operator.exited, "EXITED_VALIDATORS_COUNT_DECREASED");
        require(exited <= operator.deposited - operator.stuck, "OUT_OF_RANGE");
        if (exited == operator.exited) return;
        operator.exited = uint64(exited);
        emit ExitedSigningKeysCountChanged(id, exited);
    }

    function _depositable(Operator storage operator) private view returns (uint256) {
        return operator.vetted - operator.deposited;
    }

    /// @dev Of the operators with keys left, the one with the fewest validators; the first of equals.
    function _nextForDeposit() private view returns (uint256 next) {
        uint256 fewest = type(uint256).max;
        for (uint256 id = 0; id < _operators.length; ++id) {
            Operator storage operator = _operators[id];
            uint256 running = operator.deposited - operator.exited;
            if (_depositable(operator) == 0 || running >= fewest) continue;
            (fewest, next) = (running, id);
        }
        require(fewest != type(uint256).max, "INVALID_ALLOCATED_KEYS_COUNT");
    }

    /// @dev Joining piece by piece would copy all that came before each time.
    function _copyInto(bytes memory target, uint256 offset, bytes memory part) private pure {
        assembly ("memory-safe") {
            mcopy(add(add(target, 32), offset), add(part, 32), mload(part))
        }
    }

    function _changeNonce() private {
        emit NonceChanged(++_nonce);
    }
}
