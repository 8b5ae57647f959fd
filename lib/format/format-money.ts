import { type EthPrice, hundredthsDown } from '@/lib/domain/feed-price';
import type { Wei } from '@/lib/units/units';

import { formatAmount } from './format-amount';

/**
 * An amount of ETH in US dollars, rounded down to cents, whole dollars from ten thousand on.
 * @param amount wei, not negative
 * @example 2 ETH at 3,200.45 is "6,400.90 USD"
 */
export function formatUsd(amount: Wei, price: EthPrice): string {
  const cents = hundredthsDown(amount, price);
  if (cents === 0n && amount > 0n) return 'less than 0.01 USD';
  const shown = cents >= 1_000_000n ? 0 : 2;
  return `${formatAmount(cents, { decimals: 2, shown, atLeast: shown })} USD`;
}

/** The price of one ETH: "3,200.45 USD". */
export function formatEthPrice({ answer, decimals }: EthPrice): string {
  return `${formatAmount(answer, { decimals, shown: 2, atLeast: 2 })} USD`;
}
