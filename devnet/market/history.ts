import type { DevnetLink } from '../devnet-link';
import type { Episode } from '../episode';
import { dailyMoment, HISTORY_DAYS } from '../history';
import { randomFrom } from '../random';
import { marketTokens } from './tokens';
import { prepareWander } from './wander';

const SEED = 0x6d6b7473;

/**
 * The trades of the seeded history: one a day in every pool.
 * @param end Unix seconds at which it ends
 */
export function planTrades(link: DevnetLink, end: number): readonly Episode[] {
  const tokens = marketTokens(link);
  const random = randomFrom(SEED);
  return Array.from({ length: HISTORY_DAYS }, (_, day) => ({
    at: dailyMoment(end, day),
    prepare: () => prepareWander(link, tokens, random),
  }));
}
