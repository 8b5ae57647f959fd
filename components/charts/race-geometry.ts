/** How much of the channel's width each reach gets however little it holds, so that its words fit. */
const LEAST_SHARE = 0.18;
/** The lowest water that is still seen, and the highest that stays below the gates' caps. */
const LOWEST_LEVEL = 0.12;
const HIGHEST_LEVEL = 0.74;
/** Amounts become fractions of the largest with this many steps. */
const STEPS = 1_000_000n;

export interface ReachGeometry {
  /** Part of the channel's width, 0 to 1; the shares of all reaches sum to 1. */
  share: number;
  /** Part of the channel's depth, 0 (dry) to 1. */
  level: number;
}

/**
 * Widths and water levels of the race's reaches. Widths follow the square root of the amounts above an equal least
 * share, levels their power of 0.4: small reaches stay visible and a large one does not swamp them.
 * @param amounts of one unit each, none negative
 */
export function raceGeometry(amounts: readonly bigint[]): ReachGeometry[] {
  const largest = amounts.toSorted((one, other) => (one < other ? 1 : -1))[0] ?? 0n;
  const fractions = amounts.map((amount) => (largest === 0n ? 0 : Number((amount * STEPS) / largest) / Number(STEPS)));
  const weights = fractions.map((fraction) => (largest === 0n ? 1 : Math.sqrt(fraction)));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const shared = 1 - LEAST_SHARE * amounts.length;
  return amounts.map((amount, index) => ({
    share: LEAST_SHARE + (shared * (weights[index] ?? 0)) / whole,
    level: amount === 0n ? 0 : LOWEST_LEVEL + (HIGHEST_LEVEL - LOWEST_LEVEL) * (fractions[index] ?? 0) ** 0.4,
  }));
}

/**
 * Whole columns of a grid of one hundred for the given shares, so that words and gates stand on the same lines.
 * @param shares of the width, together about 1
 */
export function raceColumns(shares: readonly number[]): { start: number; columns: number }[] {
  const whole = shares.reduce((sum, share) => sum + share, 0);
  let seen = 0;
  let start = 0;
  return shares.map((share) => {
    seen += share;
    const end = Math.round((100 * seen) / whole);
    const reach = { start, columns: end - start };
    start = end;
    return reach;
  });
}
