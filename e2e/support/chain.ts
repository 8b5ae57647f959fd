import path from 'node:path';

import {
  type Abi,
  type Address,
  createPublicClient,
  createWalletClient,
  erc20Abi,
  type Hash,
  http,
  type PublicClient,
  parseEther,
} from 'viem';
import { generatePrivateKey, type PrivateKeyAccount, privateKeyToAccount } from 'viem/accounts';
import { anvil } from 'viem/chains';

import { lidoAbi } from '@/contracts-abi/lido';
import { withdrawalQueueErc721Abi } from '@/contracts-abi/withdrawal-queue-erc721';
import { wstEthAbi } from '@/contracts-abi/wst-eth';
import { actAs } from '@/devnet/act-as';
import { type DevnetLink, openDevnet } from '@/devnet/devnet-link';
import { withoutReports } from '@/devnet/report-now';
import { testPorts } from '@/scripts/test-ports';

/** A call that an account makes without the app. */
interface DirectCall {
  readonly address: Address;
  readonly abi: Abi;
  readonly functionName: string;
  readonly args?: readonly unknown[];
  readonly value?: bigint;
}

/** The local chain of the journeys, read without the app: what the app shows is held against it. */
export class Chain {
  readonly url: string;
  readonly client: PublicClient;

  private constructor(
    readonly link: DevnetLink,
    readonly folder: string,
    url: string,
  ) {
    this.url = url;
    this.client = createPublicClient({ transport: http(url), cacheTime: 0, pollingInterval: 200 });
  }

  static async open(): Promise<Chain> {
    const { chain } = testPorts(process.env);
    const url = `http://127.0.0.1:${chain}`;
    const folder = path.join(import.meta.dirname, '..', '..', '.devnet', String(chain));
    return new Chain(await openDevnet(url, folder), folder, url);
  }

  /** A new account that nobody else uses, so that journeys do not meet. */
  async freshAccount(ether: string): Promise<PrivateKeyAccount> {
    const account = privateKeyToAccount(generatePrivateKey());
    await this.link.client.setBalance({ address: account.address, value: parseEther(ether) });
    return account;
  }

  /** A new account that the chain itself signs for. Two who send from one account at a time can be given the same nonce. */
  async unlockedAccount(): Promise<Address> {
    const { address } = privateKeyToAccount(generatePrivateKey());
    await actAs(this.link.client, address);
    return address;
  }

  /** Whether the app at an address has seen the newest block. */
  async isHeadSeenBy(appUrl: string): Promise<boolean> {
    const [{ snapshot }, head] = await Promise.all([
      fetch(`${appUrl}/api/v1/snapshot`).then((answer) => answer.json()),
      this.client.getBlockNumber(),
    ]);
    return snapshot !== undefined && BigInt(snapshot.block.number.$bigint) >= head;
  }

  /** An account signs and sends a call without the app. Throws when it reverts. */
  async act(account: PrivateKeyAccount, call: DirectCall): Promise<void> {
    const as = createWalletClient({ account, chain: anvil, transport: http(this.url), pollingInterval: 50 });
    await as.writeContractSync({ ...call, throwOnReceiptRevert: true });
  }

  /** An account sends ETH without the app. */
  async pay(account: PrivateKeyAccount, to: Address, value: bigint): Promise<void> {
    const as = createWalletClient({ account, chain: anvil, transport: http(this.url), pollingInterval: 50 });
    await as.sendTransactionSync({ to, value, throwOnReceiptRevert: true });
  }

  /** An account stakes without the app. */
  stakeFrom(account: PrivateKeyAccount, ether: string): Promise<void> {
    return this.act(account, {
      address: this.link.contracts.addresses.Lido,
      abi: lidoAbi,
      functionName: 'submit',
      args: [account.address],
      value: parseEther(ether),
    });
  }

  /** Runs `work` while the rate stands still. */
  withoutReports<T>(work: () => Promise<T>): Promise<T> {
    return withoutReports(this.link, work);
  }

  rebasingBalance(account: Address): Promise<bigint> {
    const { Lido } = this.link.contracts.addresses;
    return this.client.readContract({ address: Lido, abi: lidoAbi, functionName: 'balanceOf', args: [account] });
  }

  /** All ETH of the pool at a block, wei. */
  pooledEtherAt(blockHash: Hash): Promise<bigint> {
    const { Lido } = this.link.contracts.addresses;
    return this.client.readContract({ address: Lido, abi: lidoAbi, functionName: 'getTotalPooledEther', blockHash });
  }

  rebasingAllowance(owner: Address, spender: Address): Promise<bigint> {
    const { Lido } = this.link.contracts.addresses;
    return this.client.readContract({ address: Lido, abi: lidoAbi, functionName: 'allowance', args: [owner, spender] });
  }

  wrappedBalance(account: Address): Promise<bigint> {
    const { WstETH } = this.link.contracts.addresses;
    return this.client.readContract({ address: WstETH, abi: wstEthAbi, functionName: 'balanceOf', args: [account] });
  }

  /** What an account has of any token. */
  tokenBalance(token: Address, account: Address): Promise<bigint> {
    return this.client.readContract({ address: token, abi: erc20Abi, functionName: 'balanceOf', args: [account] });
  }

  requestIds(account: Address): Promise<readonly bigint[]> {
    const { WithdrawalQueueERC721: address } = this.link.contracts.addresses;
    return this.client.readContract({
      address,
      abi: withdrawalQueueErc721Abi,
      functionName: 'getWithdrawalRequests',
      args: [account],
    });
  }

  /** How many transactions the account has sent: unchanged means that nothing was sent. */
  sentBy(account: Address): Promise<number> {
    return this.client.getTransactionCount({ address: account });
  }

  /** What a transaction cost its sender in gas, wei. */
  async gasPaid(hash: Hash): Promise<bigint> {
    const receipt = await this.client.waitForTransactionReceipt({ hash });
    return receipt.gasUsed * receipt.effectiveGasPrice;
  }
}
