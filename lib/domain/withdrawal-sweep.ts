import { type UnixSeconds, unixSeconds } from '@/lib/units/units';

/** The sweep: block after block, validators that are due something are paid in the order of their numbers. */
export interface Sweep {
  /** Validators it goes round, above zero. */
  readonly ring: bigint;
  /** Number of the one it comes to next; null when that is not known. */
  readonly next: bigint | null;
  /** Seconds of a round: by how fast it has been, and by what would be due; the shorter first. */
  readonly round: { readonly shortest: bigint; readonly longest: bigint };
}

/** What is known of how fast a sweep is. */
export interface SweepPace {
  readonly ring: bigint;
  /** Validators that can be due something in a round. */
  readonly active: bigint;
  /** Payments in a block. */
  readonly perBlock: bigint;
  readonly secondsPerSlot: bigint;
  /** By so many numbers the sweep moved on in so many slots; null when that is not known. */
  readonly measured: { readonly moved: bigint; readonly slots: bigint } | null;
}

/**
 * How long a round of the sweep takes. At most as long as it takes to pay every active validator (consensus-specs,
 * electra `get_expected_withdrawals`: a full block pays so many of them, and skips who is due nothing); as measured it is
 * shorter where some let their balance compound. Both are kept: the truth lies between them or near.
 * @returns seconds, rounded up
 * @example 900,000 validators, 16 a block of 12 s: 675,000 s, 7.8 days
 */
export function sweepRound({ ring, active, perBlock, secondsPerSlot, measured }: SweepPace): Sweep['round'] {
  const due = ceilDiv(active, perBlock) * secondsPerSlot;
  if (measured === null || measured.moved <= 0n) return { shortest: due, longest: due };
  const paced = ceilDiv(ring * measured.slots * secondsPerSlot, measured.moved);
  return paced < due ? { shortest: paced, longest: due } : { shortest: due, longest: paced };
}

/**
 * When the sweep pays a validator: at its first pass once it may be paid out. Validators that are due something are taken to
 * be spread evenly over the numbers.
 * @param now the moment `next` is of
 * @returns the earlier and the later of the two paces, rounded down; the same moment when they agree; anywhere in a round
 *   when it is not known where the sweep is
 */
export function sweepWindow(
  { ring, next, round }: Sweep,
  now: UnixSeconds,
  { index, payableFrom }: { readonly index: bigint; readonly payableFrom: UnixSeconds },
): { readonly from: UnixSeconds; readonly to: UnixSeconds } {
  const soonest = payableFrom > now ? payableFrom : now;
  if (next === null) return { from: soonest, to: unixSeconds(soonest + round.longest) };
  const ahead = (((index - next) % ring) + ring) % ring;
  const passes = [round.shortest, round.longest].map((seconds) => {
    const first = now + (ahead * seconds) / ring;
    return first >= soonest ? first : first + ceilDiv(soonest - first, seconds) * seconds;
  });
  const [one = soonest, other = soonest] = passes;
  return one <= other
    ? { from: unixSeconds(one), to: unixSeconds(other) }
    : { from: unixSeconds(other), to: unixSeconds(one) };
}

function ceilDiv(part: bigint, whole: bigint): bigint {
  return (part + whole - 1n) / whole;
}
