import { erc20Abi, parseEther } from 'viem';

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

/**
 * Moves the pool's price to a premium over the token's value by one-sided trades. It lands there to the wei, because a
 * swap stops at its price limit.
 * @param ppm millionths; negative for a discount
 * @param before the pool as it is now, when the caller has read it
 * @returns the pool afterwards
 */
export async function tradeTo(
  link: DevnetLink,
  token: MarketToken,
  ppm: number,
  before?: PoolState,
): Promise<PoolState> {
  await unlockMaker(link);
  const isFirst = isToken0(link, token);
  let state = before ?? (await readPool(link, token));
  const target = sqrtPriceX96Of(priceAtPremium(state.navWei, ppm), isFirst);
  for (let refills = 0; state.sqrtPriceX96 !== target; refills++) {
    if (refills > MOST_REFILLS) throw new Error(`The pool of ${token.symbol} is too deep to be moved that far.`);
    // Selling the pool's first token lowers its price, the second one's raises it.
    const sellsToken = isFirst === target < state.sqrtPriceX96;
    await sell(link, token, sellsToken, target, refills > 0);
    state = await readPool(link, token);
  }
  return state;
}

async function sell(
  link: DevnetLink,
  token: MarketToken,
  sellsToken: boolean,
  sqrtPriceLimitX96: bigint,
  needsMore: boolean,
): Promise<void> {
  const { client, contracts } = link;
  const { weth, uniswap } = contracts.parts;
  const tokenIn = sellsToken ? token.address : weth;
  const inHand = () =>
    client.readContract({ address: tokenIn, abi: erc20Abi, functionName: 'balanceOf', args: [MAKER] });
  if (needsMore || (await inHand()) === 0n) {
    if (sellsToken) await token.acquire(link, MAKER, REFILL_WEI);
    else await wrapEther(link, REFILL_WEI);
  }
  await client.writeContractSync({
    address: uniswap.router,
    abi: swapRouterAbi,
    functionName: 'exactInputSingle',
    args: [
      {
        tokenIn,
        tokenOut: sellsToken ? weth : token.address,
        fee: LOWEST_FEE,
        recipient: MAKER,
        amountIn: await inHand(),
        amountOutMinimum: 0n,
        sqrtPriceLimitX96,
      },
    ],
    account: MAKER,
    gas: SWAP_GAS,
    throwOnReceiptRevert: true,
  });
}
