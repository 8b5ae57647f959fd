import { encodeFunctionData, erc20Abi, type Hex, parseEther } from 'viem';

import type { DevnetLink } from '../devnet-link';
import { LOWEST_FEE } from '../parts/uniswap';
import { swapRouterAbi } from './abis';
import { MAKER, unlockMaker, wrapEther } from './maker';
import { isToken0, type PoolState, readPool } from './pool-state';
import { priceAtPremium, sqrtPriceX96Of } from './price';
import type { MarketToken } from './tokens';

/** What the maker gets more of when it runs out. */
const REFILL_WEI = parseEther('300');
const MOST_REFILLS = 20;
/** A swap crosses few ticks here; an estimate would run it once more. */
const SWAP_GAS = 1_000_000n;

/** What the maker has of a token and of WETH, in wei. */
export type InHand = { readonly tokenWei: bigint; readonly wethWei: bigint };

/** A trade of one token up to a price. */
export type Swap = {
  readonly token: MarketToken;
  readonly sellsToken: boolean;
  /** Most that is sold, in wei; less when the price is reached before. */
  readonly amountWei: bigint;
  readonly sqrtPriceLimitX96: bigint;
};

/**
 * Moves the pool's price to a premium over the token's value by one-sided trades. It lands there to the wei, because a
 * swap stops at its price limit.
 * @param ppm millionths; negative for a discount
 * @returns the pool afterwards
 */
export async function tradeTo(link: DevnetLink, token: MarketToken, ppm: number): Promise<PoolState> {
  await unlockMaker(link);
  let state = await readPool(link, token);
  const target = priceAtPremium(state.navWei, ppm);
  for (let refills = 0; ; refills++) {
    const swap = planSwap(link, token, state, target, await readInHand(link, token));
    if (swap === undefined) return state;
    if (refills > MOST_REFILLS) throw new Error(`The pool of ${token.symbol} is too deep to be moved that far.`);
    if (swap.amountWei === 0n) await refill(link, swap);
    else await swapAll(link, [swap]);
    state = await readPool(link, token);
  }
}

/** The trade that brings a pool to a price, or as near as what is in hand allows; undefined where it is there. */
export function planSwap(
  link: DevnetLink,
  token: MarketToken,
  state: PoolState,
  targetWei: bigint,
  { tokenWei, wethWei }: InHand,
): Swap | undefined {
  const isFirst = isToken0(link, token);
  const sqrtPriceLimitX96 = sqrtPriceX96Of(targetWei, isFirst);
  if (state.sqrtPriceX96 === sqrtPriceLimitX96) return undefined;
  // Selling the pool's first token lowers its price, the second one's raises it.
  const sellsToken = isFirst === sqrtPriceLimitX96 < state.sqrtPriceX96;
  return { token, sellsToken, amountWei: sellsToken ? tokenWei : wethWei, sqrtPriceLimitX96 };
}

/** What the maker can sell. */
export async function readInHand(link: DevnetLink, token: MarketToken): Promise<InHand> {
  const balanceOf = (address: `0x${string}`) =>
    link.client.readContract({ address, abi: erc20Abi, functionName: 'balanceOf', args: [MAKER] });
  const [tokenWei, wethWei] = await Promise.all([balanceOf(token.address), balanceOf(link.contracts.parts.weth)]);
  return { tokenWei, wethWei };
}

/** Gets more of what a trade sells. */
export async function refill(link: DevnetLink, { token, sellsToken }: Swap): Promise<void> {
  if (sellsToken) await token.acquire(link, MAKER, REFILL_WEI);
  else await wrapEther(link, REFILL_WEI);
}

/** Trades all in one transaction. */
export async function swapAll(link: DevnetLink, swaps: readonly Swap[]): Promise<void> {
  await link.client.writeContractSync({
    address: link.contracts.parts.uniswap.router,
    abi: swapRouterAbi,
    functionName: 'multicall',
    args: [swaps.map((swap) => encodeSwap(link, swap))],
    account: MAKER,
    gas: SWAP_GAS * BigInt(swaps.length),
    throwOnReceiptRevert: true,
  });
}

function encodeSwap({ contracts }: DevnetLink, { token, sellsToken, amountWei, sqrtPriceLimitX96 }: Swap): Hex {
  const { weth } = contracts.parts;
  return encodeFunctionData({
    abi: swapRouterAbi,
    functionName: 'exactInputSingle',
    args: [
      {
        tokenIn: sellsToken ? token.address : weth,
        tokenOut: sellsToken ? weth : token.address,
        fee: LOWEST_FEE,
        recipient: MAKER,
        amountIn: amountWei,
        amountOutMinimum: 0n,
        sqrtPriceLimitX96,
      },
    ],
  });
}
