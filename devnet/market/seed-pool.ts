import { type Address, erc20Abi, maxUint256, parseEther } from 'viem';

import type { SeededPool } from '../contracts';
import type { DevnetLink } from '../devnet-link';
import { LOWEST_FEE } from '../parts/uniswap';
import { positionManagerAbi, uniswapFactoryAbi, uniswapPoolAbi } from './abis';
import { approveFor, MAKER, unlockMaker, wrapEther } from './maker';
import { isToken0 } from './pool-state';
import { sqrtPriceX96Of, tickRange } from './price';
import type { MarketToken } from './tokens';

/**
 * How liquidity is laid around the value: most where trades happen, some for a bad day, the rest for a very bad one.
 * The value grows by some 3 % a year, so the innermost range serves for months.
 */
const RANGES: readonly { readonly partPpm: number; readonly sharePercent: bigint }[] = [
  { partPpm: 12_000, sharePercent: 50n },
  { partPpm: 50_000, sharePercent: 30n },
  { partPpm: 300_000, sharePercent: 20n },
];

/** What the maker keeps to trade with, of each token. */
const INVENTORY_WEI = parseEther('300');
/** The pool remembers so many trades for time-weighted prices: hours, at one a minute. */
const OBSERVATIONS = 250;
const AMPLE_GAS = 9_000_000n;

/**
 * Opens the 0.01 % pool of a token and WETH at the token's value, and provides liquidity around it.
 * @param depthWei what the liquidity is worth in all, in wei of ether, half of it in either token
 */
export async function seedPool(link: DevnetLink, token: MarketToken, depthWei: bigint): Promise<SeededPool> {
  const { client, contracts } = link;
  const { positionManager, router } = contracts.parts.uniswap;
  await unlockMaker(link);
  const navWei = await token.navPerToken(link);
  const halfInTokens = ((depthWei / 2n) * 10n ** 18n) / navWei;
  const inHand = await client.readContract({
    address: token.address,
    abi: erc20Abi,
    functionName: 'balanceOf',
    args: [MAKER],
  });
  const missing = halfInTokens + INVENTORY_WEI - inHand;
  if (missing > 0n) await token.acquire(link, MAKER, missing);
  await wrapEther(link, depthWei / 2n + INVENTORY_WEI);
  for (const spender of [positionManager, router]) await approveFor(link, token, spender);
  const address = await openPool(link, token, navWei);
  for (const range of RANGES) await provide(link, token, navWei, depthWei, range);
  await client.writeContractSync({
    address,
    abi: uniswapPoolAbi,
    functionName: 'increaseObservationCardinalityNext',
    args: [OBSERVATIONS],
    account: MAKER,
    gas: AMPLE_GAS,
    throwOnReceiptRevert: true,
  });
  return { symbol: token.symbol, token: token.address, address };
}

async function openPool(link: DevnetLink, token: MarketToken, navWei: bigint): Promise<Address> {
  const { client, contracts } = link;
  const { uniswap } = contracts.parts;
  const [token0, token1] = ordered(link, token.address, contracts.parts.weth, token);
  await client.writeContractSync({
    address: uniswap.positionManager,
    abi: positionManagerAbi,
    functionName: 'createAndInitializePoolIfNecessary',
    args: [token0, token1, LOWEST_FEE, sqrtPriceX96Of(navWei, isToken0(link, token))],
    account: MAKER,
    gas: AMPLE_GAS,
    throwOnReceiptRevert: true,
  });
  return client.readContract({
    address: uniswap.factory,
    abi: uniswapFactoryAbi,
    functionName: 'getPool',
    args: [token0, token1, LOWEST_FEE],
  });
}

async function provide(
  link: DevnetLink,
  token: MarketToken,
  navWei: bigint,
  depthWei: bigint,
  { partPpm, sharePercent }: (typeof RANGES)[number],
): Promise<void> {
  const { parts } = link.contracts;
  const wethWei = ((depthWei / 2n) * sharePercent) / 100n;
  const tokenWei = (wethWei * 10n ** 18n) / navWei;
  const [token0, token1] = ordered(link, token.address, parts.weth, token);
  const [amount0Desired, amount1Desired] = ordered(link, tokenWei, wethWei, token);
  const [tickLower, tickUpper] = tickRange(navWei, isToken0(link, token), partPpm);
  const pair = { token0, token1, fee: LOWEST_FEE, tickLower, tickUpper, amount0Desired, amount1Desired };
  await link.client.writeContractSync({
    address: parts.uniswap.positionManager,
    abi: positionManagerAbi,
    functionName: 'mint',
    args: [{ ...pair, amount0Min: 0n, amount1Min: 0n, recipient: MAKER, deadline: maxUint256 }],
    account: MAKER,
    gas: AMPLE_GAS,
    throwOnReceiptRevert: true,
  });
}

/** What belongs to the token and to WETH, in the pool's order. */
function ordered<T>(link: DevnetLink, ofToken: T, ofWeth: T, token: MarketToken): readonly [T, T] {
  return isToken0(link, token) ? [ofToken, ofWeth] : [ofWeth, ofToken];
}
