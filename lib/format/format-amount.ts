import { mulDivUp } from '@/lib/units/mul-div';

/** How an amount is written: the digits shown are never rounded up. */
export interface AmountFormat {
  /** Decimals of the unit, 18 for ETH. */
  readonly decimals: number;
  /** Most fraction digits shown; the rest is cut off, not rounded, so that nothing looks like more than it is. */
  readonly shown: number;
  /** Fraction digits shown even when they are zero. */
  readonly atLeast?: number;
}

const THIN_SPACE = '\u2009';
const MINUS = '\u2212';

/**
 * Writes an amount with a point, whole digits grouped by commas, fraction digits by thin spaces in threes
 * when there are more than four.
 * @param amount in the smallest unit; may be negative
 * @example 1032230000000000n with 18 decimals, 8 shown, is "0.001 032 23" (thin spaces)
 */
export function formatAmount(amount: bigint, { decimals, shown, atLeast = 0 }: AmountFormat): string {
  const magnitude = amount < 0n ? -amount : amount;
  const scale = 10n ** BigInt(decimals);
  const whole = (magnitude / scale).toString().replace(/\B(?=(\d{3})+$)/g, ',');
  const cut = (magnitude % scale).toString().padStart(decimals, '0').slice(0, shown);
  const fraction = trimZeros(cut, atLeast);
  const grouped = fraction.length > 4 ? fraction.replace(/(\d{3})(?=\d)/g, `$1${THIN_SPACE}`) : fraction;
  return `${amount < 0n ? MINUS : ''}${whole}${grouped === '' ? '' : `.${grouped}`}`;
}

/** A cost of an 18-decimal unit: so many fraction digits at most, rounded up, so that nothing looks cheaper than it is. */
export function formatCostUp(amount: bigint, shown: number): string {
  const step = 10n ** BigInt(18 - shown);
  return formatAmount(mulDivUp(amount, 1n, step) * step, { decimals: 18, shown });
}

/** An amount to its smallest unit; of an 18-decimal unit unless said otherwise. */
export function formatExact(amount: bigint, decimals = 18): string {
  return formatAmount(amount, { decimals, shown: decimals });
}

/**
 * An amount of an 18-decimal unit at a glance: fewer digits the larger it is, always cut off, never rounded up. What is
 * too small for the digits shows as "<" and the smallest amount that would show.
 */
export function formatShort(amount: bigint): string {
  const magnitude = amount < 0n ? -amount : amount;
  const shown = magnitude >= 10n ** 21n ? 2 : 4;
  if (magnitude > 0n && magnitude < 10n ** 14n) return amount < 0n ? `>${MINUS}0.0001` : '<0.0001';
  return formatAmount(amount, { decimals: 18, shown });
}

/**
 * An amount as a plain number a form can hold and {@link parseAmount} reads back: no grouping, no trailing zeros; of an
 * 18-decimal unit unless said otherwise.
 */
export function formatInput(amount: bigint, decimals = 18): string {
  const text = amount.toString().padStart(decimals + 1, '0');
  const whole = text.slice(0, text.length - decimals);
  const fraction = trimZeros(text.slice(text.length - decimals), 0);
  return fraction === '' ? whole : `${whole}.${fraction}`;
}

function trimZeros(fraction: string, atLeast: number): string {
  const kept = fraction.slice(0, atLeast);
  return kept + fraction.slice(atLeast).replace(/0+$/, '');
}

/** A balance: six decimals at most, cut off; of an 18-decimal unit unless said otherwise. */
export function formatBalance(amount: bigint, decimals = 18): string {
  const isTiny = amount > 0n && amount * 10n ** 6n < 10n ** BigInt(decimals);
  return isTiny ? formatExact(amount, decimals) : formatAmount(amount, { decimals, shown: Math.min(6, decimals) });
}

/** An amount of an 18-decimal unit with six decimals, cut off: for columns. */
export function formatColumn(amount: bigint): string {
  return formatAmount(amount, { decimals: 18, shown: 6, atLeast: 6 });
}
