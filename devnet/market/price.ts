import { squareRootDown } from '../../lib/domain/square-root';

/** A whole token, 18 decimals. */
const WAD = 10n ** 18n;
const Q192 = 1n << 192n;
const PARTS_PER_MILLION = 1_000_000n;

/**
 * A pool's square root price for a price of the token in wei of WETH for one whole token, rounded down.
 * @param isToken0 whether the token's address is below WETH's; the pool's price is token1 for token0
 */
export function sqrtPriceX96Of(priceWei: bigint, isToken0: boolean): bigint {
  return squareRootDown(isToken0 ? (priceWei * Q192) / WAD : (WAD * Q192) / priceWei);
}

/** The other way round: wei of WETH for one whole token, rounded down. */
export function priceWeiOf(sqrtPriceX96: bigint, isToken0: boolean): bigint {
  const square = sqrtPriceX96 * sqrtPriceX96;
  return isToken0 ? (square * WAD) / Q192 : (WAD * Q192) / square;
}

/** How far a price is above the value the protocol gives, in millionths; negative for a discount. Rounded to the nearest. */
export function premiumPpm(priceWei: bigint, navWei: bigint): number {
  const doubled = (2n * (priceWei - navWei) * PARTS_PER_MILLION) / navWei;
  return Math.round(Number(doubled) / 2);
}

/** The price at a premium in millionths, rounded down. */
export function priceAtPremium(navWei: bigint, ppm: number): bigint {
  return (navWei * (PARTS_PER_MILLION + BigInt(ppm))) / PARTS_PER_MILLION;
}

/** The ticks that bound a range from so far below a price to so far above it, each a power of 1.0001. */
export function tickRange(
  priceWei: bigint,
  isToken0: boolean,
  partPpm: number,
): readonly [lower: number, upper: number] {
  const centre = tickOf(priceWei, isToken0);
  const width = Math.round(Math.log(1 + partPpm / 1_000_000) / Math.log(1.0001));
  return [centre - width, centre + width];
}

function tickOf(priceWei: bigint, isToken0: boolean): number {
  const tick = Math.log(Number(priceWei) / Number(WAD)) / Math.log(1.0001);
  return Math.round(isToken0 ? tick : -tick);
}
