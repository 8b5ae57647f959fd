import type { DevnetLink } from '../devnet-link';
import type { Episode } from '../episode';
import { dailyMoment, HISTORY_DAYS } from '../history';
import { randomFrom } from '../random';
import { setPrice } from './price-feed';
import { FIRST_PRICE, nextPrice } from './price-walk';

const SEED = 0x0e_05_d0;
const DAY = 86_400;
/** The last answer of the history is only so many seconds old when it ends. */
const LAST_BEFORE_END = 95;

/**
 * The answers of ninety days, one a day and a last one at the end.
 * @param end Unix seconds
 */
export function planPrices(link: DevnetLink, end: number): readonly Episode[] {
  return priceHistory(end).map(({ at, price }) => ({ at, prepare: async () => [() => setPrice(link, price)] }));
}

/** The same as figures: USD for one ETH with 8 decimals. */
export function priceHistory(end: number): readonly { readonly at: number; readonly price: bigint }[] {
  const random = randomFrom(SEED);
  const start = end - HISTORY_DAYS * DAY;
  const times = Array.from({ length: HISTORY_DAYS }, (_, day) => dailyMoment(end, day));
  let last = { at: start, price: FIRST_PRICE };
  return [...times, end - LAST_BEFORE_END].map((at) => {
    last = { at, price: nextPrice(last.price, at - last.at, random) };
    return last;
  });
}
