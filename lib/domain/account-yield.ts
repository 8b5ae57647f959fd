import { RAY, type Ray, ray, type UnixSeconds } from '@/lib/units/units';

import { SECONDS_PER_YEAR } from './apr';
import type { LedgerLine } from './ledger-book';
import { isEarned } from './ledger-statement';

/** What an account earned and on how much, over a span. Spans of several pools add up. */
export interface AccountYield {
  /** What the rate earned or lost for it, wei × 1e27. */
  readonly earned: bigint;
  /** What earned, over time: wei × 1e27 × seconds. What is queued does not earn and does not count. */
  readonly capital: bigint;
  /** Reports that were counted: those that found something held. */
  readonly reports: number;
}

/** A line as far as the yield needs it. */
export type YieldLine = Pick<LedgerLine, 'kind' | 'exact'> & { readonly at: bigint };

/**
 * What an account earned from a moment to another, and the capital that earned it, weighed by time: each amount counts for
 * the seconds it was there. Rewards count as capital from their report on.
 * @param opening what earns before the first line, wei × 1e27
 * @param lines in the order of time
 * @param span Unix seconds; lines before it only build up the capital
 */
export function accountYield(
  opening: bigint,
  lines: Iterable<YieldLine>,
  span: { readonly from: UnixSeconds; readonly to: UnixSeconds },
): AccountYield {
  let held = opening;
  let since: bigint = span.from;
  let [earned, capital, reports] = [0n, 0n, 0];
  for (const { kind, at, exact } of lines) {
    if (at > since) {
      capital += held * (at - since);
      since = at;
    }
    const change = exact.liquid + exact.wrapped;
    held += change;
    if (at < span.from || !isEarned(kind)) continue;
    earned += change;
    if (kind === 'reward' || kind === 'loss') reports += 1;
  }
  if (span.to > since) capital += held * (span.to - since);
  return { earned, capital, reports };
}

/**
 * The yearly rate of return that an account had itself: what it earned ÷ its capital weighed by time, × 365 days, without
 * compounding, cut off towards zero. Unlike the pool's rate it knows when the account came and left.
 * @returns 1e27 is 100 %; null when nothing was there to earn, or no report came
 * @example 100 held for 365 days that earn 3 are 3 %; held for half of it, 6 %
 */
export function yearlyYield({ earned, capital, reports }: AccountYield): Ray | null {
  return capital <= 0n || reports === 0 ? null : ray((earned * RAY * SECONDS_PER_YEAR) / capital);
}

/** Several pools' yields as one. */
export function sumOfYields(yields: readonly AccountYield[]): AccountYield {
  return yields.reduce(
    (sum, one) => ({
      earned: sum.earned + one.earned,
      capital: sum.capital + one.capital,
      reports: sum.reports + one.reports,
    }),
    { earned: 0n, capital: 0n, reports: 0 },
  );
}
