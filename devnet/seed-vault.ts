import { type Address, erc20Abi, parseAbi } from 'viem';

import { asyncVaultAbi } from '@/contracts-abi/async-vault';

import { accountOf } from './account-of';
import type { DevnetClient } from './client';
import type { VaultContracts } from './deploy-vault';
import type { VaultEvent } from './vault-history';

/** Seconds between the transactions of one event. */
const STEP = 12;
const NOBODY: Address = '0x000000000000000000000000000000000000dEaD';
const wrapAbi = parseAbi(['function deposit() payable']);

/** A connection to a local chain together with the vault on it. */
export type VaultLink = { readonly client: DevnetClient; readonly vault: VaultContracts };

/**
 * Makes one event of the history happen, in blocks from its time on.
 * @param accounts the chain's unlocked accounts
 */
export async function playVault(link: VaultLink, event: VaultEvent, accounts: readonly Address[]): Promise<void> {
  const { client, vault: contracts } = link;
  const { operator: keeper } = contracts;
  let blockTime = event.at;
  const nextBlockTime = async () => {
    await client.setNextBlockTimestamp({ timestamp: BigInt(blockTime) });
    blockTime += STEP;
  };
  const vault = { address: contracts.vault, abi: asyncVaultAbi, throwOnReceiptRevert: true } as const;
  switch (event.kind) {
    case 'deposit': {
      const account = accountOf(accounts, event.staker);
      await wrap(link, account, event.wei, nextBlockTime);
      await nextBlockTime();
      await client.writeContractSync({
        address: contracts.weth,
        abi: erc20Abi,
        functionName: 'approve',
        args: [contracts.vault, event.wei],
        account,
        throwOnReceiptRevert: true,
      });
      await nextBlockTime();
      await client.writeContractSync({ ...vault, functionName: 'deposit', args: [event.wei, account], account });
      return;
    }
    case 'request': {
      const account = accountOf(accounts, event.staker);
      await nextBlockTime();
      await client.writeContractSync({
        ...vault,
        functionName: 'requestRedeem',
        args: [event.shares, account, account],
        account,
      });
      return;
    }
    case 'claim': {
      const account = accountOf(accounts, event.staker);
      const shares = await client.readContract({ ...vault, functionName: 'maxRedeem', args: [account] });
      await nextBlockTime();
      await client.writeContractSync({ ...vault, functionName: 'redeem', args: [shares, account, account], account });
      return;
    }
    case 'report':
      await report(link, event.ppm, nextBlockTime);
      return;
    case 'keepIdle':
      await keepIdle(link, event.wei, nextBlockTime);
      return;
    case 'close':
      await nextBlockTime();
      await client.writeContractSync({ ...vault, functionName: 'closeEpoch', account: keeper });
      return;
    case 'fulfil':
      await nextBlockTime();
      await client.writeContractSync({ ...vault, functionName: 'fulfilEpoch', account: keeper });
  }
}

/** Reports a gain or loss of the invested assets, and lets the keeper have or lose as much. */
async function report(link: VaultLink, ppm: number, nextBlockTime: () => Promise<void>): Promise<void> {
  const { client, vault: contracts } = link;
  const vault = { address: contracts.vault, abi: asyncVaultAbi, throwOnReceiptRevert: true } as const;
  const invested = await client.readContract({ ...vault, functionName: 'investedAssets' });
  const wei = (invested * BigInt(Math.abs(ppm))) / 1_000_000n;
  if (ppm >= 0) await wrap(link, contracts.operator, wei, nextBlockTime);
  else await lose(link, wei, nextBlockTime);
  await nextBlockTime();
  await client.writeContractSync({
    ...vault,
    functionName: 'report',
    args: ppm >= 0 ? [wei, 0n] : [0n, wei],
    account: contracts.operator,
  });
}

async function keepIdle(link: VaultLink, wei: bigint, nextBlockTime: () => Promise<void>): Promise<void> {
  const { client, vault: contracts } = link;
  const vault = { address: contracts.vault, abi: asyncVaultAbi, throwOnReceiptRevert: true } as const;
  const idle = await client.readContract({ ...vault, functionName: 'idleAssets' });
  const [functionName, amount] = idle > wei ? (['invest', idle - wei] as const) : (['divest', wei - idle] as const);
  await nextBlockTime();
  await client.writeContractSync({ ...vault, functionName, args: [amount], account: contracts.operator });
}

async function wrap(link: VaultLink, account: Address, wei: bigint, nextBlockTime: () => Promise<void>) {
  await nextBlockTime();
  await link.client.writeContractSync({
    address: link.vault.weth,
    abi: wrapAbi,
    functionName: 'deposit',
    value: wei,
    account,
    throwOnReceiptRevert: true,
  });
}

async function lose(link: VaultLink, wei: bigint, nextBlockTime: () => Promise<void>) {
  await nextBlockTime();
  await link.client.writeContractSync({
    address: link.vault.weth,
    abi: erc20Abi,
    functionName: 'transfer',
    args: [NOBODY, wei],
    account: link.vault.operator,
    throwOnReceiptRevert: true,
  });
}
