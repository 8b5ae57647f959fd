import 'server-only';

import type { PublicClient } from 'viem';
import { getBlock } from 'viem/actions';

import type { BlockRef } from '@/lib/protocols/protocol';
import { err, ok, type Result } from '@/lib/result';
import { unixSeconds } from '@/lib/units/units';

import { firstBlockSince } from './block-at-time';
import type { LedgerRange } from './read-ledger';

const DAY = 86_400n;

/** A block, or a day in UTC by the second it begins. */
export type Moment = { readonly block: bigint } | { readonly dayStart: bigint };

/** Which end of a range cannot be used, and why. */
export interface RangeFault {
  readonly input: 'from' | 'to';
  readonly reason: string;
}

/**
 * The blocks between two moments: a day counts from its first block to its last.
 * @param from null for the beginning
 * @param to null for the head
 * @throws viem's errors
 */
export async function readLedgerRange(
  client: PublicClient,
  { from, to }: { readonly from: Moment | null; readonly to: Moment | null },
  head: Pick<BlockRef, 'number' | 'hash' | 'timestamp'>,
): Promise<Result<LedgerRange, RangeFault>> {
  const readTime = async (blockNumber: bigint) => (await getBlock(client, { blockNumber })).timestamp;
  const since = (second: bigint) => firstBlockSince(second, readTime, head);
  const first = from === null ? 0n : 'block' in from ? from.block : await since(from.dayStart);
  if (first === null || first > head.number)
    return err({ input: 'from', reason: `is after the newest block, ${head.number}` });
  const last = to === null ? head.number : 'block' in to ? to.block : await lastOfDay(to.dayStart, since, head.number);
  if (last > head.number) return err({ input: 'to', reason: `is after the newest block, ${head.number}` });
  if (last < first) return err({ input: 'to', reason: 'is before `from`' });
  return ok({ fromBlock: first, toBlock: last === head.number ? head : await blockNumbered(client, last) });
}

async function lastOfDay(
  dayStart: bigint,
  since: (second: bigint) => Promise<bigint | null>,
  head: bigint,
): Promise<bigint> {
  const next = await since(dayStart + DAY);
  return next === null ? head : next - 1n;
}

async function blockNumbered(client: PublicClient, blockNumber: bigint): Promise<LedgerRange['toBlock']> {
  const { number, hash, timestamp } = await getBlock(client, { blockNumber });
  return { number, hash, timestamp: unixSeconds(timestamp) };
}
