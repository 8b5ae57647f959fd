import 'server-only';

import type { AbiEvent, PublicClient } from 'viem';
import { getLogs } from 'viem/actions';

import type { RateMark } from '@/lib/domain/rate-mark';
import type { ReportFilter } from '@/lib/protocols/protocol';

/** Blocks in one `eth_getLogs`; halved whenever a node finds it too many. */
const FIRST_RANGE = 10_000n;
const SMALLEST_RANGE = 16n;
/** Blocks below the head that may still be replaced; they are read again each time. */
const UNSETTLED = 64n;

/** What the reports found so far say, oldest first, and from where on they are complete. */
export interface ReportLog {
  readonly marks: readonly RateMark[];
  readonly completeFrom: bigint;
  readonly completeTo: bigint;
}

/**
 * Reads a protocol's reports from `fromBlock` to `toBlock`, newest ranges last.
 * @param known what an earlier call returned; only what is new since, and the unsettled end, is read again
 * @throws viem's errors when even the smallest range is refused
 */
export async function readReports(
  client: PublicClient,
  filters: readonly ReportFilter[],
  range: { readonly fromBlock: bigint; readonly toBlock: bigint },
  known: ReportLog | null,
): Promise<ReportLog> {
  const reusable = known !== null && known.completeFrom <= range.fromBlock && known.completeTo >= range.fromBlock;
  // A local chain can be set back by many blocks; what was above its new head is gone.
  const knownTo = known !== null && known.completeTo < range.toBlock ? known.completeTo : range.toBlock;
  const settledTo = reusable ? knownTo - UNSETTLED : -1n;
  const start = reusable && settledTo >= range.fromBlock ? settledTo + 1n : range.fromBlock;
  const kept = reusable ? known.marks.filter((mark) => mark.blockNumber < start) : [];
  const fresh = await readRange(client, filters, start, range.toBlock);
  return {
    marks: [...kept, ...fresh],
    completeFrom: reusable ? known.completeFrom : range.fromBlock,
    completeTo: range.toBlock,
  };
}

async function readRange(
  client: PublicClient,
  filters: readonly ReportFilter[],
  from: bigint,
  to: bigint,
): Promise<readonly RateMark[]> {
  const found: RateMark[] = [];
  let size = FIRST_RANGE;
  let longest = FIRST_RANGE;
  let at = from;
  while (at <= to) {
    const end = at + size - 1n < to ? at + size - 1n : to;
    try {
      found.push(...(await readOne(client, filters, at, end)));
      at = end + 1n;
      size = size * 2n < longest ? size * 2n : longest;
    } catch (error) {
      // Providers refuse long ranges in many wordings, so every refusal is met with a shorter one.
      if (size <= SMALLEST_RANGE) throw error;
      size /= 2n;
      // A node that refused this length once is not asked for it again.
      longest = size;
    }
  }
  return found;
}

/** A protocol that changed its event has a filter for each form; together they are in the order of the chain. */
async function readOne(
  client: PublicClient,
  filters: readonly ReportFilter[],
  fromBlock: bigint,
  toBlock: bigint,
): Promise<readonly RateMark[]> {
  const found = await Promise.all(filters.map((filter) => readEvent(client, filter, fromBlock, toBlock)));
  const marks = found.flat();
  return found.length === 1 ? marks : marks.toSorted((a, b) => Number(a.blockNumber - b.blockNumber));
}

async function readEvent(
  client: PublicClient,
  filter: ReportFilter,
  fromBlock: bigint,
  toBlock: bigint,
): Promise<readonly RateMark[]> {
  const logs = await getLogs(client, {
    address: filter.address,
    event: filter.event as AbiEvent,
    fromBlock,
    toBlock,
    strict: true,
  });
  return logs.map((log) =>
    filter.decode({
      address: log.address,
      eventName: log.eventName,
      args: log.args as Readonly<Record<string, unknown>>,
      blockNumber: log.blockNumber,
    }),
  );
}
