import 'server-only';

import { aprOfReport, USUAL_WINDOWS, type YieldWindow, yieldWindow } from '@/lib/domain/apr-windows';
import { reportsFromMarks } from '@/lib/domain/rate-mark';
import { type RatePoint, rateSeries } from '@/lib/domain/rate-series';
import type { BlockRef, PoolId, ReportFilter } from '@/lib/protocols/protocol';
import { marksOf, reportLogs } from '@/lib/protocols/report-history';
import type { Ray, UnixSeconds } from '@/lib/units/units';

import type { Archive } from '../archive/archive';
import type { FilterProgress } from '../archive/progress';

/** Points of a drawn line; a longer history is thinned to them. */
const MOST_POINTS = 400;

/** One report: when, over how long, and what it would be in a year. */
export interface ReportYield {
  readonly blockNumber: bigint;
  readonly timestamp: UnixSeconds;
  readonly elapsed: bigint;
  /** 1e27 is 100 % a year; negative after a loss, null for a report that took no time. */
  readonly apr: Ray | null;
}

/** All that is known of a pool's rate, from its first report to a block. */
export interface PoolHistory {
  readonly block: BlockRef;
  readonly reports: readonly ReportYield[];
  readonly points: readonly RatePoint[];
  /** 7, 30 and 90 days back from the block. */
  readonly windows: readonly YieldWindow[];
}

/** The history, or how far it has been read, or why there is none. */
export type PoolHistoryAnswer =
  | { readonly status: 'ready'; readonly history: PoolHistory }
  | { readonly status: 'syncing'; readonly progress: FilterProgress }
  | { readonly status: 'unavailable'; readonly reason: string };

/** A pool whose history is read. */
export interface HistoryPool {
  readonly id: PoolId;
  readonly reports: readonly ReportFilter[];
  readonly fromBlock: bigint;
}

/**
 * A pool's whole history up to a block, from the archive.
 * @throws DecodeError for logs that are not what the protocol's ABI says
 */
export async function readPoolHistory(
  archive: Pick<Archive, 'readLogs'>,
  { id, reports: filters, fromBlock }: HistoryPool,
  block: BlockRef,
): Promise<PoolHistoryAnswer> {
  const answer = await archive.readLogs(reportLogs(id, filters, fromBlock), { fromBlock, toBlock: block });
  if (answer.status !== 'ready') return answer;
  const reports = reportsFromMarks(marksOf(filters, answer.logs));
  return {
    status: 'ready',
    history: {
      block,
      reports: reports.map((report) => ({
        blockNumber: report.blockNumber,
        timestamp: report.timestamp,
        elapsed: report.elapsed,
        apr: aprOfReport(report)?.value ?? null,
      })),
      points: rateSeries(reports, MOST_POINTS),
      windows: USUAL_WINDOWS.map((seconds) => yieldWindow(reports, block.timestamp, seconds)),
    },
  };
}
