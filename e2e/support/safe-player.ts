import {
  type Address,
  concat,
  createPublicClient,
  createWalletClient,
  type Hash,
  type Hex,
  http,
  parseAbi,
  parseEther,
  zeroAddress,
} from 'viem';
import { generatePrivateKey, type PrivateKeyAccount } from 'viem/accounts';
import { anvil } from 'viem/chains';

import { createSafe } from '@/devnet/safe/create-safe';

import type { Chain } from './chain';

const safeAbi = parseAbi([
  'function nonce() view returns (uint256)',
  'function getTransactionHash(address to, uint256 value, bytes data, uint8 operation, uint256 safeTxGas, uint256 baseGas, uint256 gasPrice, address gasToken, address refundReceiver, uint256 nonce) view returns (bytes32)',
  'function approveHash(bytes32 hash)',
  'function execTransaction(address to, uint256 value, bytes data, uint8 operation, uint256 safeTxGas, uint256 baseGas, uint256 gasPrice, address gasToken, address refundReceiver, bytes signatures) payable returns (bool)',
]);

interface Proposal {
  readonly to: Address;
  readonly value: bigint;
  readonly data: Hex;
  readonly nonce: bigint;
}

/**
 * A Safe as its own app plays it to a site: what it is asked to send becomes a proposal, whose hash no node knows, until
 * enough owners have signed and one of them executes it on the real contract.
 */
export class SafePlayer {
  readonly proposals = new Map<Hash, Proposal>();

  constructor(
    readonly address: Address,
    readonly owners: readonly PrivateKeyAccount[],
    readonly rpcUrl: string,
  ) {}

  /** A Safe that two of three fresh owners rule, with 100 ETH. */
  static async create(chain: Chain): Promise<SafePlayer> {
    const owners = [await chain.freshAccount('10'), await chain.freshAccount('10'), await chain.freshAccount('10')];
    const addresses = owners.map(({ address }) => address);
    const salt = BigInt(generatePrivateKey());
    const { address } = await createSafe(chain.link, await chain.unlockedAccount(), addresses, 2, salt);
    await chain.link.client.setBalance({ address, value: parseEther('100') });
    return new SafePlayer(address, owners, chain.url);
  }

  async propose({ to, data = '0x', value = '0x0' }: { to: Address; data?: Hex; value?: Hex }): Promise<Hash> {
    const proposal = { to, data, value: BigInt(value), nonce: await this.#nonce() };
    const hash = await this.#hashOf(proposal);
    this.proposals.set(hash, proposal);
    return hash;
  }

  /** An owner approves the newest proposal on chain. */
  async approve(owner: number): Promise<void> {
    const [hash] = [...this.proposals.keys()].slice(-1);
    if (hash === undefined) throw new Error('nothing is proposed');
    await this.#as(owner).writeContract({
      address: this.address,
      abi: safeAbi,
      functionName: 'approveHash',
      args: [hash],
    });
  }

  /** Two owners sign the newest proposal, and the first executes it. */
  async execute(): Promise<Hash> {
    const newest = [...this.proposals.values()].at(-1);
    if (newest === undefined) throw new Error('nothing is proposed');
    return this.#execute(newest);
  }

  /** Two owners sign and execute the empty transaction with the same nonce, by which a Safe rejects a proposal. */
  async reject(): Promise<Hash> {
    const newest = [...this.proposals.values()].at(-1);
    if (newest === undefined) throw new Error('nothing is proposed');
    return this.#execute({ to: this.address, value: 0n, data: '0x', nonce: newest.nonce });
  }

  async #execute(proposal: Proposal): Promise<Hash> {
    const hash = await this.#hashOf(proposal);
    const signers = this.owners
      .slice(0, 2)
      .toSorted((a, b) => (a.address.toLowerCase() < b.address.toLowerCase() ? -1 : 1));
    const signatures = await Promise.all(signers.map((owner) => owner.sign({ hash })));
    const { to, value, data } = proposal;
    return this.#as(0).writeContract({
      address: this.address,
      abi: safeAbi,
      functionName: 'execTransaction',
      args: [to, value, data, 0, 0n, 0n, 0n, zeroAddress, zeroAddress, concat(signatures)],
    });
  }

  #nonce(): Promise<bigint> {
    return this.#reader().readContract({ address: this.address, abi: safeAbi, functionName: 'nonce' });
  }

  #hashOf({ to, value, data, nonce }: Proposal): Promise<Hash> {
    return this.#reader().readContract({
      address: this.address,
      abi: safeAbi,
      functionName: 'getTransactionHash',
      args: [to, value, data, 0, 0n, 0n, 0n, zeroAddress, zeroAddress, nonce],
    });
  }

  #reader() {
    return createPublicClient({ chain: anvil, transport: http(this.rpcUrl) });
  }

  #as(owner: number) {
    const account = this.owners[owner];
    if (account === undefined) throw new Error(`the Safe has no owner ${owner}`);
    return createWalletClient({ account, chain: anvil, transport: http(this.rpcUrl) });
  }
}
