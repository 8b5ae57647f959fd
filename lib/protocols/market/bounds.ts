import { type MarketQuote, type NetAssetValue, premiumToNav } from '@/lib/domain/market-premium';
import { err } from '@/lib/result';
import { ONE_ETHER, RAY } from '@/lib/units/units';

/** A price further from the value than 10 % is taken for a mistake or a manipulation, and not shown as a price. */
const FURTHEST = RAY / 10n;

/** The sizes that show a market's depth, in tokens of 1e-18: 0.1 to 1,000. */
export const LADDER: readonly bigint[] = [
  ONE_ETHER / 10n,
  ONE_ETHER,
  10n * ONE_ETHER,
  100n * ONE_ETHER,
  1_000n * ONE_ETHER,
];

/** The quote, or that it is out of bounds: more than 10 % above or below what the protocol says the tokens are worth. */
export function boundedQuote(quote: MarketQuote, nav: NetAssetValue): MarketQuote {
  if (!quote.received.ok) return quote;
  const premium = premiumToNav(quote.sold, quote.received.value, nav);
  const isNear = premium >= -FURTHEST && premium <= FURTHEST;
  return isNear ? quote : { sold: quote.sold, received: err('out-of-bounds') };
}
