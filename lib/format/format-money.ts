import { type EthPrice, hundredthsDown, hundredthsUp } from '@/lib/domain/feed-price';
import { mulDivUp } from '@/lib/units/mul-div';
import type { Wei } from '@/lib/units/units';

import { formatAmount } from './format-amount';

/** From ten thousand dollars on, cents say nothing. */
const WHOLE_FROM_CENTS = 1_000_000n;

/**
 * An amount of ETH in US dollars, rounded down to cents, whole dollars from ten thousand on.
 * @param amount wei, not negative
 * @example 2 ETH at 3,200.45 is "6,400.90 USD"
 */
export function formatUsd(amount: Wei, price: EthPrice): string {
  const cents = hundredthsDown(amount, price);
  return cents === 0n && amount > 0n ? 'less than 0.01 USD' : usdOf(cents);
}

/**
 * A cost in US dollars, rounded up to cents: what is said to be the most must not turn out to be less.
 * @param amount wei, not negative
 * @example 0.0001 ETH at 3,200.45 is "0.33 USD"
 */
export function formatUsdUp(amount: Wei, price: EthPrice): string {
  const cents = hundredthsUp(amount, price);
  return usdOf(cents >= WHOLE_FROM_CENTS ? mulDivUp(cents, 1n, 100n) * 100n : cents);
}

function usdOf(cents: bigint): string {
  const shown = cents >= WHOLE_FROM_CENTS ? 0 : 2;
  return `${formatAmount(cents, { decimals: 2, shown, atLeast: shown })} USD`;
}

/** The price of one ETH: "3,200.45 USD". */
export function formatEthPrice({ answer, decimals }: EthPrice): string {
  return `${formatAmount(answer, { decimals, shown: 2, atLeast: 2 })} USD`;
}
