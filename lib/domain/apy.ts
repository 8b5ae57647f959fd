import { RAY, type Ray, ray, type UnixSeconds, unixSeconds } from '@/lib/units/units';

import { type RateReport, SECONDS_PER_YEAR } from './apr';
import { powerOfRatio } from './ratio-power';

/** A yearly rate of return with compounding, and the window it was measured over. Not an APR. */
export interface Apy {
  readonly method: 'compounded-growth';
  /** 1e27 is 100 % a year; negative after a loss, at worst −1e27. Net of the protocol's fee. */
  readonly value: Ray;
  readonly from: UnixSeconds;
  readonly to: UnixSeconds;
  readonly reports: number;
}

/**
 * The growth of the share rate over the reports of a window, as if it went on at that pace for a year:
 * (rate after ÷ rate before) ^ (365 days ÷ time) − 1. Our own derivation: protocols publish an APR only.
 * The ratio of rates is exact (ETH and shares of both ends, no rounded rate between), see {@link powerOfRatio} for the rest.
 *
 * @param reports oldest first
 * @param since reports with an earlier timestamp are left out
 * @returns exact to one unit of 1e-27, in nobody’s favour; null when no report falls into the window, and when a year at that pace would be
 * more than a thousand million times the start, which a short window can make of a large step
 * @throws RangeError for a report on a pool without ETH before it, or without shares
 * @example one daily report that lifts the rate from 1.0 to 1.0001 is 3.7172… % a year, against an APR of 3.65 %
 */
export function apySince(reports: readonly RateReport[], since: UnixSeconds): Apy | null {
  const inside = reports.filter((report) => report.timestamp >= since && report.elapsed > 0n);
  const [first, last] = [inside[0], inside.at(-1)];
  if (first === undefined || last === undefined) return null;
  const from = unixSeconds(first.timestamp - first.elapsed);
  const power = powerOfRatio({
    numerator: last.after.totalPooledEther * first.before.totalShares,
    denominator: last.after.totalShares * first.before.totalPooledEther,
    over: SECONDS_PER_YEAR,
    under: last.timestamp - from,
  });
  if (power === null) return null;
  const value = ray(power - RAY);
  return { method: 'compounded-growth', value, from, to: last.timestamp, reports: inside.length };
}
