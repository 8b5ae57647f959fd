import { formatAmount } from './format-amount';

/** Digits shown of what six decimals would not show. */
const TINY_DIGITS = 3;

/**
 * A change with its sign: six decimals, cut off towards zero; the first three digits where six decimals would show nothing.
 * @param amount in the smallest unit; may be negative
 * @example 6412000000000000n of 18 decimals is "+0.006 412"
 */
export function formatSigned(amount: bigint, decimals: number): string {
  const magnitude = amount < 0n ? -amount : amount;
  const shown = Math.min(6, decimals);
  const isTiny = magnitude > 0n && magnitude * 10n ** BigInt(shown) < 10n ** BigInt(decimals);
  const tiny = Math.min(decimals, decimals - magnitude.toString().length + TINY_DIGITS);
  const text = formatAmount(amount, { decimals, shown: isTiny ? tiny : shown, atLeast: isTiny ? 0 : shown });
  return amount > 0n ? `+${text}` : text;
}
