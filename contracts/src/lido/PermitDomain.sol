// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IERC20Permit } from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import { MessageHashUtils } from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";

/// @title Nonces and EIP-712 digests of ERC-2612 permits
/// @dev Not OpenZeppelin's EIP712: the two tokens differ from ERC-5267 in opposite ways, one has a four-value
/// `eip712Domain`, the other none.
abstract contract PermitDomain is IERC20Permit {
    bytes32 private constant DOMAIN_TYPEHASH =
        keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");
    bytes32 private constant PERMIT_TYPEHASH =
        keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)");

    bytes32 private immutable NAME_HASH;
    bytes32 private immutable VERSION_HASH;

    mapping(address owner => uint256) private _nonces;

    constructor(string memory domainName, string memory domainVersion) {
        NAME_HASH = keccak256(bytes(domainName));
        VERSION_HASH = keccak256(bytes(domainVersion));
    }

    /// @inheritdoc IERC20Permit
    function nonces(address owner) external view returns (uint256) {
        return _nonces[owner];
    }

    /// @inheritdoc IERC20Permit
    function DOMAIN_SEPARATOR() public view returns (bytes32) {
        return keccak256(abi.encode(DOMAIN_TYPEHASH, NAME_HASH, VERSION_HASH, block.chainid, address(this)));
    }

    /// @dev Uses up the owner's nonce and returns what must have been signed with it.
    function _usePermitDigest(address owner, address spender, uint256 value, uint256 deadline)
        internal
        returns (bytes32)
    {
        bytes32 structHash = keccak256(abi.encode(PERMIT_TYPEHASH, owner, spender, value, _nonces[owner]++, deadline));
        return MessageHashUtils.toTypedDataHash(DOMAIN_SEPARATOR(), structHash);
    }
}
