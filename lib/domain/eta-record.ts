import type { UnixSeconds, Wei } from '@/lib/units/units';

import type { QueueEta } from './queue-eta';

/** One past request: what would have been said when it was made, and when it was paid. */
export interface EtaTrial {
  readonly id: bigint;
  readonly amount: Wei;
  readonly askedAt: UnixSeconds;
  readonly paidAt: UnixSeconds;
  /** The block of its payment. */
  readonly paidBlock: bigint;
  readonly said: QueueEta;
}

/** Where a payment came to lie: within P10 to P90, before or after it, or nothing was said. */
export type EtaVerdict = 'inside' | 'earlier' | 'later' | 'unsaid';

/** How so many trials went. */
export interface EtaScore {
  readonly trials: number;
  readonly inside: number;
  readonly earlier: number;
  readonly later: number;
  readonly unsaid: number;
  /** Half of those with a range were paid no further from the P50 than this, seconds; null without any. */
  readonly medianMiss: bigint | null;
  /** Half of the ranges were no wider than this, seconds; null without any. */
  readonly medianWidth: bigint | null;
}

/** How one trial went; both ends of the range belong to it. */
export function etaVerdict({ said, paidAt }: Pick<EtaTrial, 'said' | 'paidAt'>): EtaVerdict {
  if (said.kind === 'unknown') return 'unsaid';
  if (paidAt < said.at.p10) return 'earlier';
  return paidAt > said.at.p90 ? 'later' : 'inside';
}

/**
 * How trials went together. Medians are by nearest rank, rounded up.
 * @example said 10 to 20 with 12 in the middle, paid at 15: inside, 3 s from the middle, 10 s wide
 */
export function etaScore(trials: readonly EtaTrial[]): EtaScore {
  const count = (verdict: EtaVerdict) => trials.filter((trial) => etaVerdict(trial) === verdict).length;
  const ranges = trials.flatMap(({ said, paidAt }) => (said.kind === 'range' ? [{ at: said.at, paidAt }] : []));
  return {
    trials: trials.length,
    inside: count('inside'),
    earlier: count('earlier'),
    later: count('later'),
    unsaid: count('unsaid'),
    medianMiss: median(ranges.map(({ at, paidAt }) => distance(paidAt, at.p50))),
    medianWidth: median(ranges.map(({ at }) => distance(at.p90, at.p10))),
  };
}

function distance(one: bigint, other: bigint): bigint {
  return one > other ? one - other : other - one;
}

function median(values: readonly bigint[]): bigint | null {
  const sorted = values.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return sorted[Math.ceil(sorted.length / 2) - 1] ?? null;
}
