import type { DevnetLink } from '../devnet-link';
import type { Episode } from '../episode';
import { randomFrom } from '../random';
import { marketTokens } from './tokens';
import { wanderPool } from './wander';

const SEED = 0x6d6b7473;
const DAY = 86_400;
/** Hours after which the first trade of a day and the next come; none at the same moment as anything else. */
const TRADE_EVERY = DAY;
const FIRST_TRADE = 7 * 3_600 + 11;

/**
 * The trades of the seeded history: one a day in every pool.
 * @param start Unix seconds of its first day
 * @param end Unix seconds at which it ends
 */
export function planTrades(link: DevnetLink, start: number, end: number): readonly Episode[] {
  return marketTokens(link).flatMap((token, index) => {
    const random = randomFrom(SEED + index);
    const first = start + FIRST_TRADE + index * 600;
    const count = Math.max(0, Math.ceil((end - first) / TRADE_EVERY));
    return Array.from({ length: count }, (_, day) => ({
      at: first + day * TRADE_EVERY,
      play: () => wanderPool(link, token, random),
    }));
  });
}
