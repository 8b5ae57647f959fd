import type { Random } from '../random';

/** Where the premium tends to: holders who cannot wait sell a little below the value. Millionths. */
const MEAN_PPM = -300;
/** The part of the distance to the mean that is left after a trade. */
const PERSISTENCE = 0.8;
const NOISE_PPM = 1_300;
/** A pool stays within 0.3 % of the value as long as nobody pushes it. */
export const WALK_BOUND_PPM = 3_000;

/** The premium after the next trade of a market that follows the value of its token, in millionths. */
export function nextPremiumPpm(ppm: number, random: Random): number {
  // The sum of three is close enough to a bell curve.
  const noise = ((random() + random() + random()) / 3 - 0.5) * 2 * NOISE_PPM;
  const next = Math.round(MEAN_PPM + (ppm - MEAN_PPM) * PERSISTENCE + noise);
  return Math.max(-WALK_BOUND_PPM, Math.min(WALK_BOUND_PPM, next));
}
