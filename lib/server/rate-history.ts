import 'server-only';

import { type AbiEvent, toEventSelector } from 'viem';

import { aprSince, type RateReport } from '@/lib/domain/apr';
import { rateSeries } from '@/lib/domain/rate-series';
import type { RateHistory } from '@/lib/protocols/live-state';
import type { LogFilter } from '@/lib/protocols/log-filter';
import type { BlockRef, ProtocolId, ReportFilter } from '@/lib/protocols/protocol';
import { unixSeconds } from '@/lib/units/units';

import type { Archive, ArchiveAnswer } from './archive/archive';

/** Window of the yearly rate, as Lido publishes it. */
const APR_WINDOW_SECONDS = 7n * 86_400n;
/** How far back the rate is drawn. */
const CHART_WINDOW_SECONDS = 90n * 86_400n;
/** Points drawn: about one a day. */
const CHART_SLICES = 96;
/** Blocks to look back for 90 days at mainnet's pace. A chain with fewer, longer blocks is simply read whole. */
const LOOK_BACK_BLOCKS = 660_000n;
/** A picture does not wait longer than this for its history. */
const PATIENCE_MS = 700;

/** A protocol's reports as a history of the archive. */
export interface ReportHistory {
  readonly filter: LogFilter;
  readonly decode: ReportFilter['decode'];
}

/** Which logs of the archive are a protocol's reports. */
export function reportHistory(protocol: ProtocolId, reports: ReportFilter, fromBlock: bigint): ReportHistory {
  const event = reports.event as AbiEvent;
  const filter = {
    key: `${protocol}:reports`,
    queries: [{ addresses: [reports.address], topics: [toEventSelector(event)] }],
    contracts: [{ address: reports.address, abi: [event] }],
    fromBlock,
  };
  return { filter, decode: reports.decode };
}

/**
 * The rate history of pages, from the archive. The first read of a public network may take minutes; pages do not wait
 * for it but say that it is under way.
 */
export class RateHistoryReader {
  constructor(
    readonly archive: Pick<Archive, 'readLogs'>,
    readonly history: ReportHistory,
  ) {}

  /** History up to and including the block's own reports. */
  async upTo(block: BlockRef): Promise<RateHistory> {
    const fromBlock = block.number > LOOK_BACK_BLOCKS ? block.number - LOOK_BACK_BLOCKS : 0n;
    const answer = await withPatience(this.archive.readLogs(this.history.filter, { fromBlock, toBlock: block }));
    if (answer === null) return { status: 'loading' };
    switch (answer.status) {
      case 'ready':
        return historyAt(answer.logs.map(this.history.decode), block);
      case 'syncing': {
        const { state, reason } = answer.progress;
        return state === 'failed' && reason !== null ? { status: 'unavailable', reason } : { status: 'loading' };
      }
      case 'unavailable':
        return { status: 'unavailable', reason: answer.reason };
    }
  }
}

function historyAt(reports: readonly RateReport[], block: BlockRef): RateHistory {
  const since = (seconds: bigint) => unixSeconds(block.timestamp - seconds);
  const drawn = reports.filter((report) => report.timestamp >= since(CHART_WINDOW_SECONDS));
  return {
    status: 'ready',
    apr: aprSince(reports, since(APR_WINDOW_SECONDS)),
    points: rateSeries(drawn, CHART_SLICES),
  };
}

async function withPatience(reading: Promise<ArchiveAnswer>): Promise<ArchiveAnswer | null> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), PATIENCE_MS);
  });
  try {
    return await Promise.race([reading, patience]);
  } finally {
    clearTimeout(timer);
  }
}
