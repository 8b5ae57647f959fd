import { mulDivDown } from '@/lib/units/mul-div';

/** How unevenly something is spread over those who hold it. */
export interface Concentration {
  /** What all hold together, in the unit of the weights. */
  readonly total: bigint;
  /** Those who hold more than nothing. */
  readonly holders: number;
  /** The largest weight. */
  readonly largest: bigint;
  /** The fewest holders who together have more than a third: enough to keep the beacon chain from finality. */
  readonly overThird: number;
  /** The fewest holders who together have more than half. */
  readonly overHalf: number;
  /** Herfindahl–Hirschman index in points: 10,000 is one holder of all, 10,000 ÷ n is n equal ones. Rounded down. */
  readonly hhi: bigint;
}

/** Points of the Herfindahl–Hirschman index for a single holder: (100 %)², with shares in percent. */
const MOST_HHI = 10_000n;

/**
 * Measures of concentration of weights, such as validators per operator.
 *
 * hhi = Σ weight² × 10,000 ÷ (Σ weight)²
 *
 * `overThird` and `overHalf` count from the largest downwards: what is called the Nakamoto coefficient, for two thresholds.
 * Source of the index: Herfindahl and Hirschman, as the U.S. Department of Justice describes it (justice.gov/atr/herfindahl-hirschman-index).
 *
 * @param weights one per holder, not negative, in any order and any unit
 * @returns null when nobody holds anything: there is nothing to be spread
 * @throws RangeError for a negative weight
 * @example 5, 3 and 2 of 10: one has over a third, two have over half, and the index is 3,800
 */
export function concentrationOf(weights: readonly bigint[]): Concentration | null {
  if (weights.some((weight) => weight < 0n)) throw new RangeError('a weight is negative');
  const held = weights.filter((weight) => weight > 0n).toSorted((a, b) => (a > b ? -1 : a < b ? 1 : 0));
  const total = held.reduce((sum, weight) => sum + weight, 0n);
  const [largest] = held;
  if (largest === undefined) return null;
  const squares = held.reduce((sum, weight) => sum + weight * weight, 0n);
  return {
    total,
    holders: held.length,
    largest,
    overThird: fewestAbove(held, total, 3n),
    overHalf: fewestAbove(held, total, 2n),
    hhi: mulDivDown(MOST_HHI, squares, total * total),
  };
}

/** How many from the front it takes to have strictly more than one `part`-th of the total. */
function fewestAbove(descending: readonly bigint[], total: bigint, part: bigint): number {
  let sum = 0n;
  const last = descending.findIndex((weight) => {
    sum += weight;
    return sum * part > total;
  });
  return last + 1;
}
