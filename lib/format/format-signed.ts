import { formatAmount } from './format-amount';

const COMMON = 6;
const MOST = 9;
const SIGNIFICANT = 3;

/**
 * A change with its sign: six decimals, cut off towards zero. Where six would show nothing, the first three digits that are
 * not zero, up to nine decimals; what is smaller still shows as less than the least that would show.
 * @param amount in the smallest unit; may be negative
 * @example 6412000000000000n of 18 decimals is "+0.006 412", 123456789012n is "+0.000 000 123", 1n is "<0.000 000 001"
 */
export function formatSigned(amount: bigint, decimals: number): string {
  const magnitude = amount < 0n ? -amount : amount;
  const least = 10n ** BigInt(Math.max(0, decimals - MOST));
  if (magnitude > 0n && magnitude < least) {
    const bound = formatAmount(amount < 0n ? -least : least, { decimals, shown: MOST });
    return amount < 0n ? `>${bound}` : `<${bound}`;
  }
  const text = formatAmount(amount, { decimals, ...digitsOf(magnitude, decimals) });
  return amount > 0n ? `+${text}` : text;
}

function digitsOf(magnitude: bigint, decimals: number): { readonly shown: number; readonly atLeast: number } {
  const common = Math.min(COMMON, decimals);
  const isShown = magnitude === 0n || magnitude * 10n ** BigInt(common) >= 10n ** BigInt(decimals);
  if (isShown) return { shown: common, atLeast: common };
  const zeros = decimals - magnitude.toString().length;
  return { shown: Math.min(MOST, decimals, zeros + SIGNIFICANT), atLeast: 0 };
}
