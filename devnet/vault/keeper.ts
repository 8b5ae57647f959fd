import { type Address, erc20Abi, parseAbi } from 'viem';

import { asyncVaultAbi } from '@/contracts-abi/async-vault';

import type { DevnetLink } from '../devnet-link';

/** Takes what is lost. */
const NOBODY: Address = '0x000000000000000000000000000000000000dEaD';
const PARTS_PER_MILLION = 1_000_000n;
/** An estimate is for the block before; what comes in between can make the call cost more. */
const AMPLE_GAS = 1_000_000n;
const wrapAbi = parseAbi(['function deposit() payable']);

/** How a call of the vault by its keeper is sent. */
export function keeperCall({ contracts: { vault } }: DevnetLink) {
  return {
    address: vault.vault,
    abi: asyncVaultAbi,
    account: vault.operator,
    gas: AMPLE_GAS,
    throwOnReceiptRevert: true,
  } as const;
}

/** Reports a gain of the invested assets in wei, below zero a loss, and lets the keeper have or lose as much. */
export async function reportGain(link: DevnetLink, wei: bigint): Promise<void> {
  const args = wei >= 0n ? ([wei, 0n] as const) : ([0n, -wei] as const);
  await link.client.sendInOrder([
    () => (wei >= 0n ? wrapEther(link, link.contracts.vault.operator, wei) : lose(link, -wei)),
    () => link.client.writeContractSync({ ...keeperCall(link), functionName: 'report', args }),
  ]);
}

/** The same for so many millionths of what is invested. */
export async function reportPart(link: DevnetLink, ppm: number): Promise<void> {
  const invested = await link.client.readContract({ ...keeperCall(link), functionName: 'investedAssets' });
  await reportGain(link, (invested * BigInt(ppm)) / PARTS_PER_MILLION);
}

/** Invests all idle assets but this much, or takes as much back. Does nothing when that is what is idle. */
export async function keepIdle(link: DevnetLink, wei: bigint): Promise<void> {
  const idle = await link.client.readContract({ ...keeperCall(link), functionName: 'idleAssets' });
  if (idle === wei) return;
  const [functionName, amount] = idle > wei ? (['invest', idle - wei] as const) : (['divest', wei - idle] as const);
  await link.client.writeContractSync({ ...keeperCall(link), functionName, args: [amount] });
}

/** Makes WETH of an unlocked account's ether. */
export async function wrapEther(link: DevnetLink, account: Address, wei: bigint): Promise<void> {
  await link.client.writeContractSync({
    address: link.contracts.vault.weth,
    abi: wrapAbi,
    functionName: 'deposit',
    value: wei,
    account,
    throwOnReceiptRevert: true,
  });
}

async function lose(link: DevnetLink, wei: bigint): Promise<void> {
  await link.client.writeContractSync({
    address: link.contracts.vault.weth,
    abi: erc20Abi,
    functionName: 'transfer',
    args: [NOBODY, wei],
    account: link.contracts.vault.operator,
    throwOnReceiptRevert: true,
  });
}
