import { err, ok, type Result } from '@/lib/result';

/** Why a text is no amount. */
export type AmountFault =
  | { readonly code: 'empty' }
  | { readonly code: 'not-a-number' }
  | { readonly code: 'negative' }
  | { readonly code: 'too-precise'; readonly decimals: number }
  | { readonly code: 'too-large' };

const MAX_UINT256 = 2n ** 256n - 1n;
/** Longer texts are no amounts anyone typed. */
const MAX_LENGTH = 120;
const SPACES = /[\s\u00a0\u2007\u2009\u202f_'’]/g;

/**
 * Reads an amount the way people write it: decimal point or comma, thousands grouped by space, comma, point or
 * apostrophe, an exponent as spreadsheets paste it. With both comma and point the later one is the decimal sign; a
 * separator that repeats groups thousands; a single one is the decimal sign. No rounding ever: more decimals than the
 * unit has is a fault.
 * @param decimals of the unit, 18 for ETH
 * @returns the amount in the smallest unit
 * @example parseAmount('1 234,5', 18) is 1234.5e18
 */
export function parseAmount(text: string, decimals: number): Result<bigint, AmountFault> {
  const compact = text.replace(SPACES, '');
  if (compact === '') return err({ code: 'empty' });
  if (compact.length > MAX_LENGTH) return err({ code: 'not-a-number' });
  const match = /^([+\-−]?)([\d.,]+)(?:[eE]([+-]?\d{1,3}))?$/.exec(compact);
  if (match === null) return err({ code: 'not-a-number' });
  const [, sign, mantissa = '', exponent = '0'] = match;
  const number = splitDecimal(mantissa);
  if (number === null) return err({ code: 'not-a-number' });
  const amount = scale(number, decimals + Number(exponent));
  if (amount === null) return err({ code: 'too-precise', decimals });
  if (sign !== '' && sign !== '+' && amount > 0n) return err({ code: 'negative' });
  return amount > MAX_UINT256 ? err({ code: 'too-large' }) : ok(amount);
}

interface Digits {
  readonly whole: string;
  readonly fraction: string;
}

function splitDecimal(mantissa: string): Digits | null {
  const decimalAt = decimalPosition(mantissa);
  const wholeText = decimalAt === -1 ? mantissa : mantissa.slice(0, decimalAt);
  const fraction = decimalAt === -1 ? '' : mantissa.slice(decimalAt + 1);
  const whole = ungroup(wholeText);
  if (whole === null || !/^\d*$/.test(fraction) || whole + fraction === '') return null;
  return { whole, fraction };
}

/** Index of the decimal sign, -1 when every separator groups thousands. */
function decimalPosition(mantissa: string): number {
  const lastComma = mantissa.lastIndexOf(',');
  const lastPoint = mantissa.lastIndexOf('.');
  if (lastComma !== -1 && lastPoint !== -1) return Math.max(lastComma, lastPoint);
  const last = Math.max(lastComma, lastPoint);
  return last === mantissa.search(/[.,]/) ? last : -1;
}

/** Takes thousands separators out; null when they do not group in threes or two kinds are mixed. */
function ungroup(whole: string): string | null {
  if (/^\d*$/.test(whole)) return whole;
  return /^\d{1,3}(,\d{3})+$/.test(whole) || /^\d{1,3}(\.\d{3})+$/.test(whole) ? whole.replace(/[.,]/g, '') : null;
}

/** digits × 10^places as a whole number; null when digits other than zero would be lost. */
function scale({ whole, fraction }: Digits, places: number): bigint | null {
  const digits = BigInt(`0${whole}${fraction}`);
  const shift = places - fraction.length;
  if (shift >= 0) return digits * 10n ** BigInt(shift);
  const divisor = 10n ** BigInt(-shift);
  return digits % divisor === 0n ? digits / divisor : null;
}
