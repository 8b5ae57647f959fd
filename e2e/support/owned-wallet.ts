import { type Address, createWalletClient, type Hash, type Hex, http, parseAbi, parseEther } from 'viem';
import type { PrivateKeyAccount } from 'viem/accounts';
import { anvil } from 'viem/chains';

import { deployContract } from '@/devnet/deploy-contract';

import type { Chain } from './chain';

const walletAbi = parseAbi(['function execute(address target, uint256 value, bytes data) returns (bytes)']);

/** A contract wallet that is no Safe: its owner's key sends its calls and signs for it (ERC-1271). */
export class OwnedWallet {
  constructor(
    readonly address: Address,
    readonly owner: PrivateKeyAccount,
    readonly rpcUrl: string,
  ) {}

  /** One of that key's, with 100 ETH. */
  static async create(chain: Chain, owner: PrivateKeyAccount): Promise<OwnedWallet> {
    const { client } = chain.link;
    const address = await deployContract(client, await chain.unlockedAccount(), 'OwnedWallet', [owner.address]);
    await client.setBalance({ address, value: parseEther('100') });
    return new OwnedWallet(address, owner, chain.url);
  }

  /** Sends a call of the wallet in a transaction of its owner. */
  async propose({ to, data = '0x', value = '0x0' }: { to: Address; data?: Hex; value?: Hex }): Promise<Hash> {
    const client = createWalletClient({ account: this.owner, chain: anvil, transport: http(this.rpcUrl) });
    const args = [to, BigInt(value), data] as const;
    return client.writeContract({ address: this.address, abi: walletAbi, functionName: 'execute', args });
  }
}
