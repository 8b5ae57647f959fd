import { ray, type UnixSeconds, unixSeconds } from '@/lib/units/units';

import { type Apr, aprSince, type RateReport } from './apr';
import { type Apy, apySince } from './apy';

/**
 * How an APR was measured.
 * `rate-growth`: growth of the rate from end to end of the window, annualised.
 * `mean-of-reports`: the plain mean of each report's own APR, which Lido publishes as its simple moving average.
 * `one-report`: a single report.
 */
export type AprMethod = 'rate-growth' | 'mean-of-reports' | 'one-report';

/** An APR that says how it was measured. Not an {@link Apy}: the two cannot stand in for each other. */
export interface MeasuredApr extends Apr {
  readonly method: AprMethod;
}

/** The same reports measured three ways, so that none has to pass for another. */
export interface YieldWindow {
  /** Seconds that were asked for; what was found is in each measure's `from` and `to`. */
  readonly asked: bigint;
  readonly rateGrowth: MeasuredApr | null;
  readonly meanOfReports: MeasuredApr | null;
  readonly compounded: Apy | null;
  /** Seconds between `from` and `to` that no report of the list accounts for: a hole in the list, not a late report. */
  readonly uncovered: bigint;
}

/** The windows people compare, in seconds: 7, 30 and 90 days. */
export const USUAL_WINDOWS = [604_800n, 2_592_000n, 7_776_000n] as const;

/** The APR of one report: its growth over its own elapsed time. Null for a report that took no time. */
export function aprOfReport(report: RateReport): MeasuredApr | null {
  const apr = aprSince([report], report.timestamp);
  return apr === null ? null : { ...apr, method: 'one-report' };
}

/**
 * The plain mean of the APR of every report in a window: each counts the same, however much time it covers, which is how
 * Lido describes its published value (docs, integrations/api.md). It differs from the growth of the rate when reports
 * cover unequal times.
 * @param reports oldest first
 * @param since reports with an earlier timestamp are left out
 * @returns rounded towards zero; null without a report
 * @example 1 day at 3.65 % and then 2 days at about 1.825 % are about 2.7374 % on the mean, and 2.433 % by growth
 */
export function meanAprSince(reports: readonly RateReport[], since: UnixSeconds): MeasuredApr | null {
  const each = inside(reports, since).flatMap((report) => aprOfReport(report) ?? []);
  const [first, last] = [each[0], each.at(-1)];
  if (first === undefined || last === undefined) return null;
  const sum = each.reduce((total, { value }) => total + value, 0n);
  const count = each.length;
  return { method: 'mean-of-reports', value: ray(sum / BigInt(count)), from: first.from, to: last.to, reports: count };
}

/**
 * APR by growth, APR by mean and APY over the last `asked` seconds.
 * @param reports oldest first
 * @param now the end of the window, usually the time of the block that is shown
 * @param asked the length of the window in seconds, e.g. one of {@link USUAL_WINDOWS}
 */
export function yieldWindow(reports: readonly RateReport[], now: UnixSeconds, asked: bigint): YieldWindow {
  const since = unixSeconds(now - asked);
  const known = reports.filter((report) => report.timestamp <= now);
  const growth = aprSince(known, since);
  return {
    asked,
    rateGrowth: growth === null ? null : { ...growth, method: 'rate-growth' },
    meanOfReports: meanAprSince(known, since),
    compounded: apySince(known, since),
    uncovered: growth === null ? 0n : growth.to - growth.from - sumOfElapsed(inside(known, since)),
  };
}

function inside(reports: readonly RateReport[], since: UnixSeconds): readonly RateReport[] {
  return reports.filter((report) => report.timestamp >= since && report.elapsed > 0n);
}

function sumOfElapsed(reports: readonly RateReport[]): bigint {
  return reports.reduce((sum, { elapsed }) => sum + elapsed, 0n);
}
