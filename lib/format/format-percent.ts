import { RAY, type Ray } from '@/lib/units/units';

const MINUS = '\u2212';

/**
 * A ratio scaled by 1e27 as percent with fixed decimals, cut off towards zero.
 * @example 0.0294e27 with 2 decimals is "2.94"
 */
export function formatRayPercent(value: Ray, shownDecimals: number): string {
  return formatRatioPercent(value, RAY, shownDecimals);
}

/**
 * part ÷ whole as percent, cut off towards zero.
 * @param whole greater than zero
 */
export function formatRatioPercent(part: bigint, whole: bigint, shownDecimals: number): string {
  const scale = 10n ** BigInt(shownDecimals);
  const scaled = ((part < 0n ? -part : part) * 100n * scale) / whole;
  const fraction = shownDecimals === 0 ? '' : `.${(scaled % scale).toString().padStart(shownDecimals, '0')}`;
  return `${part < 0n && scaled > 0n ? MINUS : ''}${scaled / scale}${fraction}`;
}
