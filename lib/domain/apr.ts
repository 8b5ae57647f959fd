import { mulDivDown } from '@/lib/units/mul-div';
import { RAY, type Ray, ray, type UnixSeconds, unixSeconds } from '@/lib/units/units';

import { rayFromShareRate, type ShareRate } from './share-rate';

/** One change of the share rate, as a protocol reports it: Lido's `TokenRebased`. */
export interface RateReport {
  readonly blockNumber: bigint;
  /** When the report's data was taken. */
  readonly timestamp: UnixSeconds;
  /** Seconds since the report before it. */
  readonly elapsed: bigint;
  readonly before: ShareRate;
  readonly after: ShareRate;
}

/** A yearly rate of return without compounding, and the window it was measured over. */
export interface Apr {
  /** 1e27 is 100 % a year; negative after a loss. Net of the protocol's fee, which the share rate already contains. */
  readonly value: Ray;
  readonly from: UnixSeconds;
  readonly to: UnixSeconds;
  readonly reports: number;
}

/** Seconds in the year by which Lido annualises: 365 days. */
export const SECONDS_PER_YEAR = 31_536_000n;

/**
 * The rate of return over the reports of a window: growth of the rate from before the first report to after the last,
 * annualised by the time those reports span. The SDK of Lido measures the same way (`statistics/apr.ts`).
 *
 * rate growth ÷ rate before × 365 days ÷ (first.elapsed + last.timestamp − first.timestamp)
 *
 * @param reports oldest first
 * @param since reports with an earlier timestamp are left out
 * @returns null when no report falls into the window: there is nothing to measure
 * @example one daily report that lifts the rate from 1.0 to 1.0001 is 3.65 % a year
 */
export function aprSince(reports: readonly RateReport[], since: UnixSeconds): Apr | null {
  const inside = reports.filter((report) => report.timestamp >= since && report.elapsed > 0n);
  const first = inside[0];
  const last = inside.at(-1);
  if (first === undefined || last === undefined) return null;
  const before = rayFromShareRate(first.before);
  const after = rayFromShareRate(last.after);
  const from = unixSeconds(first.timestamp - first.elapsed);
  return {
    value: signedGrowthPerYear(before, after, last.timestamp - from),
    from,
    to: last.timestamp,
    reports: inside.length,
  };
}

function signedGrowthPerYear(before: Ray, after: Ray, seconds: bigint): Ray {
  const grew = after >= before;
  const change = grew ? after - before : before - after;
  const yearly = mulDivDown(change, RAY * SECONDS_PER_YEAR, before * seconds);
  return ray(grew ? yearly : -yearly);
}
