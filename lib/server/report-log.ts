import 'server-only';

import type { AbiEvent, PublicClient } from 'viem';
import { getLogs } from 'viem/actions';

import type { RateReport } from '@/lib/domain/apr';
import type { ReportFilter } from '@/lib/protocols/protocol';

/** Blocks in one `eth_getLogs`; halved whenever a node finds it too many. */
const FIRST_RANGE = 10_000n;
const SMALLEST_RANGE = 16n;
/** Blocks below the head that may still be replaced; they are read again each time. */
const UNSETTLED = 64n;

/** The reports found so far, oldest first, and from where on they are complete. */
export interface ReportLog {
  readonly reports: readonly RateReport[];
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
  filter: ReportFilter,
  range: { readonly fromBlock: bigint; readonly toBlock: bigint },
  known: ReportLog | null,
): Promise<ReportLog> {
  const reusable = known !== null && known.completeFrom <= range.fromBlock && known.completeTo >= range.fromBlock;
  // A local chain can be set back by many blocks; what was above its new head is gone.
  const knownTo = known !== null && known.completeTo < range.toBlock ? known.completeTo : range.toBlock;
  const settledTo = reusable ? knownTo - UNSETTLED : -1n;
  const start = reusable && settledTo >= range.fromBlock ? settledTo + 1n : range.fromBlock;
  const kept = reusable ? known.reports.filter((report) => report.blockNumber < start) : [];
  const fresh = await readRange(client, filter, start, range.toBlock);
  return {
    reports: [...kept, ...fresh],
    completeFrom: reusable ? known.completeFrom : range.fromBlock,
    completeTo: range.toBlock,
  };
}

async function readRange(
  client: PublicClient,
  filter: ReportFilter,
  from: bigint,
  to: bigint,
): Promise<readonly RateReport[]> {
  const found: RateReport[] = [];
  let size = FIRST_RANGE;
  let longest = FIRST_RANGE;
  let at = from;
  while (at <= to) {
    const end = at + size - 1n < to ? at + size - 1n : to;
    try {
      found.push(...(await readOne(client, filter, at, end)));
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

async function readOne(
  client: PublicClient,
  filter: ReportFilter,
  fromBlock: bigint,
  toBlock: bigint,
): Promise<readonly RateReport[]> {
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
