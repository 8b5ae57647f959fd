import { formatEther, parseEther } from 'viem';

import { asyncVaultAbi } from '@/contracts-abi/async-vault';

import type { DevnetLink } from '../devnet-link';
import { rewardOver } from '../report-figures';
import { keeperCall, keepIdle, reportGain } from './keeper';

/** What the strategy earns, in millionths a year: as in the seeded history. */
const YEARLY_PPM = 34_000;
/** Stays uninvested for redemptions. */
const KEPT_IDLE_WEI = parseEther('30');

/** What a round of the keeper did. */
export type VaultRound = {
  readonly gainWei: bigint;
  /** The epoch that was paid, if one waited. */
  readonly fulfilled: bigint | undefined;
  /** The epoch that was closed, if it had requests. */
  readonly closed: bigint | undefined;
};

/**
 * What the vault's keeper does now and then: reports what the strategy earned since the last report, pays the oldest
 * closed epoch, closes the open one when it has requests, and invests what need not be idle. So a request is closed by
 * the next round and paid by the one after.
 */
export async function vaultRound(link: DevnetLink): Promise<VaultRound> {
  const gainWei = await earn(link);
  const fulfilled = await fulfilOldest(link);
  const closed = await closeOpen(link);
  await keepIdle(link, KEPT_IDLE_WEI);
  return { gainWei, fulfilled, closed };
}

async function earn(link: DevnetLink): Promise<bigint> {
  const { client } = link;
  const [invested, { timestamp }, reportedAt] = await Promise.all([
    client.readContract({ ...keeperCall(link), functionName: 'investedAssets' }),
    client.getBlock(),
    readLastVaultReport(link),
  ]);
  const gainWei = rewardOver(invested, YEARLY_PPM, Number(timestamp - reportedAt));
  await reportGain(link, gainWei);
  return gainWei;
}

/** When the keeper last reported, Unix seconds; when the vault was deployed if never. */
export async function readLastVaultReport({ client, contracts: { vault } }: DevnetLink): Promise<bigint> {
  const fromBlock = BigInt(vault.deployedInBlock);
  const reports = await client.getContractEvents({
    address: vault.vault,
    abi: asyncVaultAbi,
    eventName: 'Reported',
    fromBlock,
    strict: true,
  });
  const last = reports.at(-1);
  return last?.args.timestamp ?? (await client.getBlock({ blockNumber: fromBlock })).timestamp;
}

/** Pays the oldest closed epoch from idle assets, taking back what they lack. */
export async function fulfilOldest(link: DevnetLink): Promise<bigint | undefined> {
  const { client } = link;
  const vault = keeperCall(link);
  const [current, last, idle] = await client.multicall({
    allowFailure: false,
    contracts: [
      { ...vault, functionName: 'currentEpoch' },
      { ...vault, functionName: 'lastFulfilledEpoch' },
      { ...vault, functionName: 'idleAssets' },
    ],
  });
  const epoch = last + 1n;
  if (epoch >= current) return undefined;
  const { shares } = await client.readContract({ ...vault, functionName: 'getEpoch', args: [epoch] });
  const needed = await client.readContract({ ...vault, functionName: 'convertToAssets', args: [shares] });
  if (needed > idle) await keepIdle(link, needed);
  await client.writeContractSync({ ...vault, functionName: 'fulfilEpoch' });
  return epoch;
}

/** Closes the open epoch if anybody asks for something in it. */
export async function closeOpen(link: DevnetLink): Promise<bigint | undefined> {
  const { client } = link;
  const vault = keeperCall(link);
  const epoch = await client.readContract({ ...vault, functionName: 'currentEpoch' });
  const { shares } = await client.readContract({ ...vault, functionName: 'getEpoch', args: [epoch] });
  if (shares === 0n) return undefined;
  await client.writeContractSync({ ...vault, functionName: 'closeEpoch' });
  return epoch;
}

/** A round in words, for people. */
export function formatVaultRound({ gainWei, fulfilled, closed }: VaultRound): string {
  const paid = fulfilled === undefined ? 'no epoch was paid' : `epoch ${fulfilled} was paid`;
  const shut = closed === undefined ? 'none closed' : `epoch ${closed} closed`;
  return `Reported: ${formatEther(gainWei)} ETH earned, ${paid}, ${shut}.`;
}
