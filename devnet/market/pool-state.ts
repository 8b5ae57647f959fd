import { type Address, hexToBigInt } from 'viem';

import type { DevnetLink } from '../devnet-link';
import { uniswapPoolAbi } from './abis';
import { premiumPpm, priceWeiOf } from './price';
import type { MarketToken } from './tokens';

/** A pool of a liquid token and WETH at one moment. Prices in wei of WETH for one whole token. */
export type PoolState = {
  readonly sqrtPriceX96: bigint;
  readonly priceWei: bigint;
  /** What the token is worth to its protocol. */
  readonly navWei: bigint;
  /** The price above that value, in millionths; negative for a discount. */
  readonly premiumPpm: number;
};

/** There is no pool for the token on this chain. */
export class PoolMissing extends Error {
  override readonly name = 'PoolMissing';

  constructor(readonly symbol: string) {
    super(`There is no pool of ${symbol} on this chain.`);
  }
}

/** Reads price and premium of a token's pool. Throws PoolMissing. */
export async function readPool(link: DevnetLink, token: MarketToken): Promise<PoolState> {
  const [slot0, navWei] = await Promise.all([
    link.client.readContract({ address: poolOf(link, token), abi: uniswapPoolAbi, functionName: 'slot0' }),
    token.navPerToken(link),
  ]);
  const [sqrtPriceX96] = slot0;
  const priceWei = priceWeiOf(sqrtPriceX96, isToken0(link, token));
  return { sqrtPriceX96, priceWei, navWei, premiumPpm: premiumPpm(priceWei, navWei) };
}

/** The address of a token's pool. Throws PoolMissing. */
export function poolOf({ contracts }: DevnetLink, { symbol }: MarketToken): Address {
  const pool = contracts.pools.find((one) => one.symbol === symbol);
  if (pool === undefined) throw new PoolMissing(symbol);
  return pool.address;
}

/** Whether the token comes before WETH in its pool: a pool orders its two tokens by address. */
export function isToken0({ contracts }: DevnetLink, token: MarketToken): boolean {
  return hexToBigInt(token.address) < hexToBigInt(contracts.parts.weth);
}
