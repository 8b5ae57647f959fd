// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IWithdrawalQueue } from "../src/lido/interfaces/IWithdrawalQueue.sol";
import { Fixture } from "./Fixture.sol";
import { IERC1271 } from "@openzeppelin/contracts/interfaces/IERC1271.sol";
import { IERC20Permit } from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";

/// @dev A contract wallet that accepts every signature.
contract Wallet is IERC1271 {
    function isValidSignature(bytes32, bytes memory) external pure returns (bytes4) {
        return IERC1271.isValidSignature.selector;
    }
}

contract PermitTest is Fixture {
    bytes32 private constant TYPEHASH =
        keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)");

    address private signer;
    uint256 private key;

    function setUp() public override {
        super.setUp();
        (signer, key) = makeAddrAndKey("signer");
        vm.deal(signer, 100 ether);
        _growTheRate();
        _stake(signer, 20 ether);
        vm.startPrank(signer);
        lido.approve(address(wst), 10 ether);
        wst.wrap(10 ether);
        vm.stopPrank();
    }

    function _domain(address token, string memory name, string memory version) private view returns (bytes32) {
        bytes32 typehash =
            keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");
        return keccak256(abi.encode(typehash, keccak256(bytes(name)), keccak256(bytes(version)), block.chainid, token));
    }

    function _sign(bytes32 domain, address spender, uint256 value, uint256 nonce, uint256 deadline)
        private
        view
        returns (IWithdrawalQueue.PermitInput memory input)
    {
        bytes32 structHash = keccak256(abi.encode(TYPEHASH, signer, spender, value, nonce, deadline));
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, keccak256(abi.encodePacked(hex"1901", domain, structHash)));
        return IWithdrawalQueue.PermitInput(value, deadline, v, r, s);
    }

    function _use(IERC20Permit token, address spender, IWithdrawalQueue.PermitInput memory p) private {
        token.permit(signer, spender, p.value, p.deadline, p.v, p.r, p.s);
    }

    function test_Domains() external view {
        assertEq(lido.DOMAIN_SEPARATOR(), _domain(address(lido), "Millrace staked Ether", "2"), "stETH: version 2");
        assertEq(
            wst.DOMAIN_SEPARATOR(), _domain(address(wst), "Millrace wrapped staked Ether", "1"), "wstETH: version 1"
        );
        (string memory name, string memory version, uint256 chainId, address token) = lido.eip712Domain();
        assertEq(name, "Millrace staked Ether", "name");
        assertEq(version, "2", "version");
        assertEq(chainId, block.chainid, "chain");
        assertEq(token, address(lido), "contract");
        (bool hasOne,) = address(wst).staticcall(abi.encodeWithSignature("eip712Domain()"));
        assertFalse(hasOne, "wstETH has no eip712Domain");
    }

    function test_StETH_Permit() external {
        IWithdrawalQueue.PermitInput memory p = _sign(lido.DOMAIN_SEPARATOR(), bob, 5 ether, 0, block.timestamp);
        _use(lido, bob, p);
        assertEq(lido.allowance(signer, bob), 5 ether, "allowance");
        assertEq(lido.nonces(signer), 1, "nonce");
        vm.expectRevert("INVALID_SIGNATURE");
        _use(lido, bob, p);
    }

    function test_StETH_RevertWhen_VersionIsWrong() external {
        bytes32 domain = _domain(address(lido), "Millrace staked Ether", "1");
        IWithdrawalQueue.PermitInput memory p = _sign(domain, bob, 1, 0, block.timestamp);
        vm.expectRevert("INVALID_SIGNATURE");
        _use(lido, bob, p);
    }

    function test_StETH_RevertWhen_Late() external {
        IWithdrawalQueue.PermitInput memory p = _sign(lido.DOMAIN_SEPARATOR(), bob, 1, 0, block.timestamp - 1);
        vm.expectRevert("DEADLINE_EXPIRED");
        _use(lido, bob, p);
    }

    function test_StETH_ContractWalletsSign() external {
        Wallet wallet = new Wallet();
        lido.permit(address(wallet), bob, 9, block.timestamp, 27, bytes32(0), bytes32(0));
        assertEq(lido.allowance(address(wallet), bob), 9, "allowance");
    }

    function test_WstETH_Permit() external {
        IWithdrawalQueue.PermitInput memory p = _sign(wst.DOMAIN_SEPARATOR(), bob, 5 ether, 0, block.timestamp);
        _use(wst, bob, p);
        assertEq(wst.allowance(signer, bob), 5 ether, "allowance");
        vm.expectRevert("ERC20Permit: invalid signature");
        _use(wst, bob, p);
        p = _sign(wst.DOMAIN_SEPARATOR(), bob, 1, 1, block.timestamp - 1);
        vm.expectRevert("ERC20Permit: expired deadline");
        _use(wst, bob, p);
    }

    function test_WstETH_RevertWhen_AContractSigns() external {
        Wallet wallet = new Wallet();
        vm.expectRevert("ERC20Permit: invalid signature");
        wst.permit(address(wallet), bob, 9, block.timestamp, 27, bytes32(0), bytes32(0));
    }

    function test_Request_WithStETHPermit() external {
        IWithdrawalQueue.PermitInput memory p =
            _sign(lido.DOMAIN_SEPARATOR(), address(queue), 2 ether, 0, block.timestamp);
        vm.prank(signer);
        uint256[] memory ids = queue.requestWithdrawalsWithPermit(_one(2 ether), address(0), p);
        assertEq(queue.ownerOf(ids[0]), signer, "owner");
    }

    function test_Request_WithWstETHPermit() external {
        IWithdrawalQueue.PermitInput memory p =
            _sign(wst.DOMAIN_SEPARATOR(), address(queue), 2 ether, 0, block.timestamp);
        vm.prank(signer);
        uint256[] memory ids = queue.requestWithdrawalsWstETHWithPermit(_one(2 ether), bob, p);
        assertEq(queue.ownerOf(ids[0]), bob, "owner");
    }

    function test_Request_RevertWhen_SomebodyUsedThePermit_ThenPlainRequestWorks() external {
        IWithdrawalQueue.PermitInput memory p =
            _sign(lido.DOMAIN_SEPARATOR(), address(queue), 2 ether, 0, block.timestamp);
        _use(lido, address(queue), p);
        vm.startPrank(signer);
        vm.expectRevert("INVALID_SIGNATURE");
        queue.requestWithdrawalsWithPermit(_one(2 ether), address(0), p);
        queue.requestWithdrawals(_one(2 ether), address(0));
        vm.stopPrank();
        assertEq(queue.getLastRequestId(), 1, "the allowance was there");
    }
}
