import { squareRootDown } from '@/lib/domain/square-root';

import type { Market } from './market';

/** How much ether some tokens are worth, or have to bring; the unit of both is 1e-18. */
export interface Worth {
  readonly ether: bigint;
  readonly tokens: bigint;
}

/** No part of a sale is asked about below a quarter of the worth. */
const FURTHEST = 4n;
const Q192 = 1n << 192n;
/** Uniswap v3, TickMath.MIN_SQRT_RATIO and MAX_SQRT_RATIO: prices lie strictly between them. */
const [LEAST, MOST] = [4_295_128_739n, 1_461_446_703_485_210_103_287_273_052_203_988_822_378_723_970_342n];

/**
 * How far the price may fall while Uniswap's quoter works out a sale: to a quarter of the worth. A sale that the pool's
 * liquidity cannot take makes the quoter look for more down to the lowest price there can be, tick by tick, which costs
 * more gas than nodes give to a call, and with it every other answer of the batch. With a limit it stops there.
 * @returns the pool's square root price (of token1 in token0, scaled by 2^96), rounded down; 0, which is no limit, for what is
 *   worth nothing
 */
export function sqrtPriceLimit({ token, weth }: Extract<Market, { kind: 'uniswap-v3' }>, worth: Worth): bigint {
  if (worth.ether <= 0n || worth.tokens <= 0n) return 0n;
  const floor = worth.tokens * FURTHEST;
  const isToken0 = token.toLowerCase() < weth.toLowerCase();
  const limit = squareRootDown(isToken0 ? (worth.ether * Q192) / floor : (floor * Q192) / worth.ether);
  if (limit <= LEAST) return LEAST + 1n;
  return limit >= MOST ? MOST - 1n : limit;
}
