import { erc20Abi, parseEther } from 'viem';
import type { PrivateKeyAccount } from 'viem/accounts';

import { asyncVaultAbi } from '@/contracts-abi/async-vault';
import { lidoAbi } from '@/contracts-abi/lido';
import { withdrawalQueueErc721Abi } from '@/contracts-abi/withdrawal-queue-erc721';
import { wstEthAbi } from '@/contracts-abi/wst-eth';
import { finalizeAll } from '@/devnet/pool-controls';

import type { Chain } from './chain';

/** Claimable requests are made so many at once, because the reports that make them so take longest. */
const CLAIMERS_AT_ONCE = 8;

/**
 * Accounts in the states where journeys begin, made without clicking through the app: one account that all of them share
 * stakes, and gives tokens or asks for withdrawals in their name.
 */
export class Seeds {
  readonly #claimers: PrivateKeyAccount[] = [];

  private constructor(
    readonly chain: Chain,
    readonly bank: PrivateKeyAccount,
  ) {}

  static async open(chain: Chain): Promise<Seeds> {
    const bank = await chain.freshAccount('1000');
    await chain.stakeFrom(bank, '500');
    await chain.act(bank, {
      address: chain.link.contracts.addresses.Lido,
      abi: lidoAbi,
      functionName: 'approve',
      args: [chain.link.contracts.addresses.WithdrawalQueueERC721, parseEther('500')],
    });
    return new Seeds(chain, bank);
  }

  /** An account with 100 ETH and so much of the rebasing token. */
  async holder(ether = '2'): Promise<PrivateKeyAccount> {
    const account = await this.chain.freshAccount('100');
    await this.give(account, ether);
    return account;
  }

  /** Gives an account so much of the rebasing token. */
  async give({ address }: Pick<PrivateKeyAccount, 'address'>, ether: string): Promise<void> {
    await this.chain.act(this.bank, {
      address: this.chain.link.contracts.addresses.Lido,
      abi: lidoAbi,
      functionName: 'transfer',
      args: [address, parseEther(ether)],
    });
  }

  /** Gives an account so much of the wrapped token. */
  async giveWrapped({ address }: Pick<PrivateKeyAccount, 'address'>, ether: string): Promise<void> {
    const { WstETH } = this.chain.link.contracts.addresses;
    const value = parseEther(ether);
    // Sent to the wrapped token's contract, ETH is staked and wrapped at once.
    await this.chain.pay(this.bank, WstETH, value * 2n);
    await this.chain.act(this.bank, {
      address: WstETH,
      abi: wstEthAbi,
      functionName: 'transfer',
      args: [address, value],
    });
  }

  /** Puts so much of an account's ether into the vault. */
  async depositInVault(account: PrivateKeyAccount, ether: string): Promise<void> {
    const { vault, weth } = this.chain.link.contracts.vault;
    const value = parseEther(ether);
    // Sent to wrapped ether's contract, ETH is wrapped.
    await this.chain.pay(account, weth, value);
    await this.chain.act(account, { address: weth, abi: erc20Abi, functionName: 'approve', args: [vault, value] });
    await this.chain.act(account, {
      address: vault,
      abi: asyncVaultAbi,
      functionName: 'deposit',
      args: [value, account.address],
    });
  }

  /** Asks the vault to redeem so many of an account's shares, each amount by a request of its own. */
  async requestFromVault(account: PrivateKeyAccount, amounts: readonly string[]): Promise<void> {
    const { address } = account;
    for (const amount of amounts)
      await this.chain.act(account, {
        address: this.chain.link.contracts.vault.vault,
        abi: asyncVaultAbi,
        functionName: 'requestRedeem',
        args: [parseEther(amount), address, address],
      });
  }

  /** An account with 100 ETH and one request of 1 that is ready to be claimed. */
  async claimer(): Promise<PrivateKeyAccount> {
    const [ready] = this.#claimers.splice(0, 1);
    if (ready !== undefined) return ready;
    for (let made = 0; made < CLAIMERS_AT_ONCE; made++) {
      const account = await this.chain.freshAccount('100');
      await this.requestFor(account, ['1']);
      this.#claimers.push(account);
    }
    await finalizeAll(this.chain.link);
    return this.claimer();
  }

  /** Asks for withdrawals whose requests belong to the account. They wait for a report. */
  async requestFor({ address }: Pick<PrivateKeyAccount, 'address'>, amounts: readonly string[]): Promise<void> {
    await this.chain.act(this.bank, {
      address: this.chain.link.contracts.addresses.WithdrawalQueueERC721,
      abi: withdrawalQueueErc721Abi,
      functionName: 'requestWithdrawals',
      args: [amounts.map((amount) => parseEther(amount)), address],
    });
  }
}
