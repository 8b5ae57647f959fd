import { mulDivUp } from '@/lib/units/mul-div';
import { type Wei, wei } from '@/lib/units/units';

/** How much less than the price of now a seller accepts, percent. */
export const TOLERANCES = ['0.1', '0.5', '1', '3'] as const;
export type Tolerance = (typeof TOLERANCES)[number];

const BASIS_POINTS = { '0.1': 10n, '0.5': 50n, '1': 100n, '3': 300n } as const satisfies Record<Tolerance, bigint>;

/**
 * The least a sale must bring: what the market pays now, less the tolerance.
 * @param pays wei
 * @returns wei, rounded up, in favour of the seller: never more is given way than was said
 * @example 10 ETH with 0.5 % are at least 9.95 ETH
 */
export function leastOfSale(pays: Wei, tolerance: Tolerance): Wei {
  return wei(mulDivUp(pays, 10_000n - BASIS_POINTS[tolerance], 10_000n));
}
