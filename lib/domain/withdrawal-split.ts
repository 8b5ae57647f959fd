import { type Wei, wei } from '@/lib/units/units';

/** What a withdrawal queue accepts as one request, wei. */
export interface RequestBounds {
  readonly min: Wei;
  readonly max: Wei;
}

/**
 * Cuts an amount into requests the queue accepts: as many of the largest size as fit, then the rest. When the rest
 * would be below the minimum, the last two share evenly enough that both are accepted.
 * @param amount wei, at least `bounds.min`
 * @returns parts whose sum is exactly the amount
 * @throws RangeError for an amount below the minimum, or bounds in which no split exists
 */
export function splitIntoRequests(amount: Wei, bounds: RequestBounds): readonly Wei[] {
  if (bounds.min <= 0n || bounds.max < bounds.min * 2n)
    throw new RangeError(`no split in ${bounds.min}..${bounds.max}`);
  if (amount < bounds.min) throw new RangeError(`${amount} is below the smallest request, ${bounds.min}`);
  const full = amount / bounds.max;
  const rest = amount % bounds.max;
  const parts = Array.from({ length: Number(full) }, () => bounds.max);
  if (rest === 0n) return parts;
  if (rest >= bounds.min) return [...parts, wei(rest)];
  return [...parts.slice(1), wei(bounds.max - bounds.min), wei(rest + bounds.min)];
}
