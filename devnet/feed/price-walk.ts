import type { Random } from '../random';

/** USD for one ETH, 8 decimals, as feeds answer. */
export const FIRST_PRICE = 3_120_00000000n;
/** Where the price tends to, and how far it may go from there. */
const MEAN_PRICE = 3_200;
const LEAST_PRICE = 1_000;
const MOST_PRICE = 9_000;
/** The part of the distance to the mean, in logarithms, that a day leaves. */
const DAILY_PERSISTENCE = 0.985;
/** How much a day usually moves the price. */
const DAILY_DEVIATION = 0.033;
const DAY = 86_400;
const SCALE = 1e8;

/**
 * The price some time after another: a random walk that a weak spring holds.
 * @param price USD for one ETH, 8 decimals
 * @returns the same, between 1,000 and 9,000 USD
 */
export function nextPrice(price: bigint, seconds: number, random: Random): bigint {
  const days = seconds / DAY;
  const distance = Math.log(Number(price) / SCALE / MEAN_PRICE);
  // The sum of three is close enough to a bell curve; its standard deviation is a half.
  const bell = random() + random() + random() - 1.5;
  const next = distance * DAILY_PERSISTENCE ** days + bell * 2 * DAILY_DEVIATION * Math.sqrt(days);
  const dollars = Math.max(LEAST_PRICE, Math.min(MOST_PRICE, MEAN_PRICE * Math.exp(next)));
  // Feeds are exact to more decimals than anybody pays; cents and two more are what the walk needs.
  return BigInt(Math.round(dollars * 1e4)) * 10_000n;
}
