import type { Address } from 'viem';

import { etherAtNav, type MarketQuote, type NetAssetValue } from '@/lib/domain/market-premium';
import { err, ok } from '@/lib/result';
import { RAY, type Wei, wei } from '@/lib/units/units';

import { type Answers, type ContractRead, done, planReads, type ReadPlan } from '../read-plan';
import { blockNumberAbi, curveAbi, quoterAbi } from './abi';
import type { Market } from './market';
import { sqrtPriceLimit, type Worth } from './price-limit';

/** Curve's coins: 0 is ether. */
const [ETHER, TOKEN] = [0n, 1n];

/** Where quotes are asked, and for which block. */
export interface QuoteBasis {
  readonly multicall: Address;
  /** The block that is shown. A node that answers for another one is not believed. */
  readonly block: bigint;
  /** What the token is worth: a market that would have to go far below it is not asked how far. */
  readonly nav: NetAssetValue;
}

/**
 * What a market pays for each of some amounts, its fee and the price impact included, in one stage.
 * @param amounts tokens, 1e-18, each by itself and above zero
 * @returns a quote for each, in that order: `no-liquidity` for what the market cannot take near
 *   the worth, all `stale` when the answer is of
 *   another block than asked, `no-answer` when nothing came
 */
export function marketQuoteReads(
  market: Market,
  amounts: readonly bigint[],
  { multicall, block, nav }: QuoteBasis,
): ReadPlan<readonly MarketQuote[]> {
  const worth = { ether: etherAtNav(RAY, nav), tokens: RAY };
  const calls: Record<string, ContractRead> = {
    block: { address: multicall, abi: blockNumberAbi, functionName: 'getBlockNumber' },
  };
  amounts.forEach((amount, index) => {
    calls[`quote${index}`] = quoteCall(market, amount, worth);
  });
  return planReads(calls, (answers) => {
    if (!answers.has('block')) return done(amounts.map((sold) => ({ sold, received: err('no-answer' as const) })));
    const isStale = answers.bigint('block') !== block;
    return done(
      amounts.map((sold, index): MarketQuote => {
        if (isStale) return { sold, received: err('stale') };
        const name = `quote${index}`;
        if (!answers.has(name)) return { sold, received: err('no-liquidity') };
        const received = receivedOf(market, answers, name, worth);
        return { sold, received: received === null ? err('no-liquidity') : ok(received) };
      }),
    );
  });
}

/** What an answer to {@link quoteCall} says, wei; null when the market pays nothing, or not for all of the amount. */
export function receivedOf(market: Market, answers: Answers, name: string, worth: Worth): Wei | null {
  if (market.kind === 'curve') return aboveZero(answers.bigint(name));
  const [received = 0n, priceAfter] = answers.bigints(name);
  // The quoter stops at the limit and tells what was bought until then, which is not what was asked.
  return priceAfter === sqrtPriceLimit(market, worth) ? null : aboveZero(received);
}

function aboveZero(received: bigint): Wei | null {
  return received > 0n ? wei(received) : null;
}

/**
 * Asks a market what an amount brings.
 * @param worth of the token; far below it nothing is asked
 */
export function quoteCall(market: Market, amountIn: bigint, worth: Worth): ContractRead {
  if (market.kind === 'curve')
    return { address: market.pool, abi: curveAbi, functionName: 'get_dy', args: [TOKEN, ETHER, amountIn] };
  const { quoter, token: tokenIn, weth: tokenOut, fee } = market;
  return {
    address: quoter,
    abi: quoterAbi,
    functionName: 'quoteExactInputSingle',
    args: [{ tokenIn, tokenOut, amountIn, fee, sqrtPriceLimitX96: sqrtPriceLimit(market, worth) }],
  };
}
