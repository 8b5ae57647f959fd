import type { Result } from '@/lib/result';
import { mulDivDown } from '@/lib/units/mul-div';
import { RAY, type Ray, ray, type Wei, wei } from '@/lib/units/units';

/** What a token is worth by the protocol's own books (net asset value). */
export type NetAssetValue =
  /** The balance grows and one token is one ETH: stETH. */
  | { readonly kind: 'rebasing' }
  /** The balance stays and the rate grows: wstETH, rETH. `etherPerToken` is ETH per token scaled by 1e27. */
  | { readonly kind: 'accruing'; readonly etherPerToken: Ray };

/** Why a market gave no price for a size: no pool, no liquidity for it, an answer too old or out of bounds, or none. */
export type MarketUnknown = 'no-market' | 'no-liquidity' | 'stale' | 'out-of-bounds' | 'no-answer';

/** What a market pays for an amount sold at once, its fee and price impact included. */
export interface MarketQuote {
  /** Tokens sold, 1e-18, above zero. */
  readonly sold: bigint;
  /** ETH received, wei, or why that is not known. */
  readonly received: Result<Wei, MarketUnknown>;
}

/** One step of a ladder of sizes. */
export interface PremiumStep {
  readonly sold: bigint;
  /** 1e27 is 100 %; negative is a discount. */
  readonly premium: Result<Ray, MarketUnknown>;
}

/**
 * What an amount of a token is worth by the protocol's books.
 * @param amount tokens, 1e-18
 * @returns wei, rounded down, against the holder; the amount itself for a rebasing token
 * @example 2 tokens at 1.2 ETH are 2.4 ETH
 */
export function etherAtNav(amount: bigint, nav: NetAssetValue): Wei {
  return wei(mulDivDown(amount, rateOf(nav), RAY));
}

/**
 * How much more (or less) a sale pays than the token is worth: received ÷ (sold × rate) − 1. The answer belongs to this
 * size: a larger sale pays a worse price. One division at the end, so nothing is lost before it.
 * @param sold tokens, 1e-18, above zero
 * @param received wei
 * @returns ray, rounded down, against the seller: a discount is never shown smaller than it is. −1e27 when nothing is paid
 * @throws RangeError when nothing is sold, or the token is worth nothing
 * @example 10 stETH sold for 9.96 ETH are a discount of 0.4 %; 10 tokens worth 1.2 ETH each sold for 12.06 ETH, a premium of 0.5 %
 */
export function premiumToNav(sold: bigint, received: Wei, nav: NetAssetValue): Ray {
  return ray(mulDivDown(received, RAY * RAY, sold * rateOf(nav)) - RAY);
}

/** The premium of every quoted size, in the order given. A size without a price keeps the reason in place of a number. */
export function premiumLadder(quotes: readonly MarketQuote[], nav: NetAssetValue): readonly PremiumStep[] {
  return quotes.map(({ sold, received }) => ({
    sold,
    premium: received.ok ? { ok: true, value: premiumToNav(sold, received.value, nav) } : received,
  }));
}

/**
 * The largest quoted size up to which every size has a price and none a discount above a bound. Sizes between two quotes
 * are not guessed, and a good price beyond a bad or missing one does not count.
 * @param steps smallest size first
 * @param discount ray, zero or more, e.g. 1e25 for 1 %
 * @returns tokens, 1e-18; null when not even the first size is within the bound
 */
export function depthWithin(steps: readonly PremiumStep[], discount: Ray): bigint | null {
  const end = steps.findIndex(({ premium }) => !premium.ok || premium.value < -discount);
  return (end === -1 ? steps.at(-1) : steps[end - 1])?.sold ?? null;
}

function rateOf(nav: NetAssetValue): Ray {
  return nav.kind === 'rebasing' ? ray(RAY) : nav.etherPerToken;
}
