import type { Ray, UnixSeconds } from '@/lib/units/units';

import type { RateReport } from './apr';
import { rayFromShareRate } from './share-rate';

/** The share rate after a report. */
export interface RatePoint {
  readonly at: UnixSeconds;
  /** The block that carries the report. */
  readonly blockNumber: bigint;
  readonly rate: Ray;
  /** The report before this one had a higher rate. */
  readonly loss: boolean;
}

/**
 * The share rate over time, thinned to at most one point per equal slice of the span. The last report of a slice stands
 * for it, except that a gain never hides a loss: a slice with losses shows the last of them. The newest report is always
 * the last point: where a loss stands for its slice, it comes after that.
 * @param reports oldest first
 * @param slices how many points to draw at most, but for that last one; at least 1
 */
export function rateSeries(reports: readonly RateReport[], slices: number): readonly RatePoint[] {
  const first = reports[0];
  const last = reports.at(-1);
  if (first === undefined || last === undefined) return [];
  const span = last.timestamp - first.timestamp + 1n;
  const bySlice = new Map<bigint, RatePoint>();
  for (const report of reports) {
    const slice = ((report.timestamp - first.timestamp) * BigInt(slices)) / span;
    const point = pointOf(report);
    if (bySlice.get(slice)?.loss !== true || point.loss) bySlice.set(slice, point);
  }
  const points = [...bySlice.values()];
  return points.at(-1)?.at === last.timestamp ? points : [...points, pointOf(last)];
}

function pointOf(report: RateReport): RatePoint {
  const before = rayFromShareRate(report.before);
  const rate = rayFromShareRate(report.after);
  return { at: report.timestamp, blockNumber: report.blockNumber, rate, loss: rate < before };
}
