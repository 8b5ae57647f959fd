import { decodeFunctionData, encodeFunctionData, toFunctionSelector } from 'viem';
import { describe, expect, it } from 'vitest';

import { mainnet } from '@/lib/chain/deployments/mainnet';
import { marketsOf } from '@/lib/chain/markets';
import { err, ok } from '@/lib/result';
import { RAY, ray, wei } from '@/lib/units/units';
import type { DecodedLog } from '../decoded-log';
import { ALICE, eth } from '../lido/lido.fixture';
import type { Intent } from '../protocol';
import { DecodeError } from '../read-plan';
import { readThrough } from '../scripted-reads.fixture';
import { routerAbi } from './abi';
import { market as adapter } from './adapter';
import { boundedQuote } from './bounds';
import { marketsFor } from './market';
import { CURVE, MARKET_PARTS, UNISWAP } from './market.fixture';
import type { MarketPool, MarketPosition } from './pool';
import { sqrtPriceLimit } from './price-limit';
import { marketQuoteReads } from './quote-reads';

const REVERT = new Error('reverted with 0x');
const NAV = { kind: 'accruing', etherPerToken: ray(2n * RAY) } as const;
const BASIS = { multicall: MARKET_PARTS.multicall, block: 7n, nav: NAV };
/** A quarter of 2 ether a token, for a pool whose price is in tokens or in ether: its root is that of 2, or of a half. */
const LIMIT = sqrtPriceLimit(UNISWAP, { ether: 2n, tokens: 1n });
const SCRIPT = {
  getBlockNumber: 7n,
  quoteExactInputSingle: ({ amountIn }: { amountIn: bigint }) => [amountIn * 2n, 1n, 3, 90_000n],
  get_dy: (_i: bigint, _j: bigint, dx: bigint) => dx - 1n,
  symbol: 'wstETH',
  getEthBalance: eth(1n),
  balanceOf: eth(10n),
  allowance: 0n,
};

describe('marketQuoteReads', () => {
  it('asks for every amount by itself, in one stage', () => {
    const { value, stages } = readThrough(marketQuoteReads(UNISWAP, [5n, 6n], BASIS), SCRIPT);
    expect(value).toEqual([
      { sold: 5n, received: ok(10n) },
      { sold: 6n, received: ok(12n) },
    ]);
    expect(stages).toHaveLength(1);
    expect(stages[0]?.[1]?.args).toEqual([
      { tokenIn: UNISWAP.token, tokenOut: UNISWAP.weth, amountIn: 5n, fee: 100, sqrtPriceLimitX96: LIMIT },
    ]);
  });

  it('asks Curve for ether, its coin 0, against the token, its coin 1', () => {
    const { value, stages } = readThrough(marketQuoteReads(CURVE, [5n], BASIS), SCRIPT);
    expect(value).toEqual([{ sold: 5n, received: ok(4n) }]);
    expect(stages[0]?.[1]?.args).toEqual([1n, 0n, 5n]);
  });

  it('believes no answer of another block, and none without a block', () => {
    const stale = readThrough(marketQuoteReads(UNISWAP, [5n], BASIS), { ...SCRIPT, getBlockNumber: 6n });
    expect(stale.value).toEqual([{ sold: 5n, received: err('stale') }]);
    const mute = readThrough(marketQuoteReads(UNISWAP, [5n], BASIS), { ...SCRIPT, getBlockNumber: REVERT });
    expect(mute.value).toEqual([{ sold: 5n, received: err('no-answer') }]);
  });

  it.each([
    { why: 'a call that reverts', answer: REVERT },
    { why: 'nothing paid', answer: [0n, 1n, 3, 1n] },
    { why: 'an amount that is bought only in part', answer: [4n, LIMIT, 3, 1n] },
  ])('has no price after $why', ({ answer }) => {
    const { value } = readThrough(marketQuoteReads(UNISWAP, [5n], BASIS), { ...SCRIPT, quoteExactInputSingle: answer });
    expect(value).toEqual([{ sold: 5n, received: err('no-liquidity') }]);
  });
});

describe('boundedQuote', () => {
  const nav = NAV;
  it.each([
    { received: 180n, kept: true },
    { received: 179n, kept: false },
    { received: 220n, kept: true },
    { received: 221n, kept: false },
  ])('100 tokens worth 200 sold for $received: kept $kept', ({ received, kept }) => {
    const quote = { sold: 100n, received: ok(wei(received)) };
    expect(boundedQuote(quote, nav)).toEqual(kept ? quote : { sold: 100n, received: err('out-of-bounds') });
  });

  it('leaves a missing price as it is', () => {
    const quote = { sold: 1n, received: err('stale' as const) };
    expect(boundedQuote(quote, nav)).toBe(quote);
  });
});

const sell = (amount: bigint, least: bigint): Intent => ({
  kind: 'sell',
  token: 'accruing',
  amount,
  least: wei(least),
});
const pool: MarketPool = readThrough(
  adapter.poolReads(readThrough(adapter.contractReads(UNISWAP.token, MARKET_PARTS), {}).value),
  SCRIPT,
).value as MarketPool;
const position: MarketPosition = { account: ALICE, ether: eth(1n), tokens: eth(10n), allowance: 0n };
const contextFor = (
  amount: bigint,
  receive: ReturnType<typeof ok<bigint>> | ReturnType<typeof err<string>> = ok(amount * 2n),
) => ({
  pool,
  position,
  atBlock: 7n,
  feePerGas: wei(1n),
  price: { amount, receive },
});

describe('the market adapter', () => {
  it('finds a market by its token in the deployment, and no other', () => {
    expect(pool).toMatchObject({
      contracts: { market: UNISWAP, sells: 'accruing' },
      tokens: { accruing: { symbol: 'wstETH' } },
    });
    expect(() => readThrough(adapter.contractReads(ALICE, MARKET_PARTS), {})).toThrow(DecodeError);
  });

  it('reads what an account could sell', () => {
    const { value } = readThrough(adapter.accountReads(pool.contracts, ALICE, MARKET_PARTS), SCRIPT);
    expect(value).toEqual(position);
  });

  it('quotes what the market said for exactly this amount', () => {
    const asked = adapter.priceReads(pool, sell(5n, 1n));
    if (asked === null) throw new Error('a sale has a price');
    const price = readThrough(asked, SCRIPT).value;
    expect(adapter.quote({ ...contextFor(5n), price }, sell(5n, 1n))).toMatchObject({
      ok: true,
      value: { give: { asset: 'accruing', amount: 5n }, receive: { asset: 'ether', amount: 10n }, gasUnits: 250_000n },
    });
    expect(adapter.priceReads(pool, sell(0n, 0n))).toBeNull();
  });

  it.each([
    { code: 'not-offered', intent: { kind: 'sell', token: 'rebasing', amount: 5n, least: wei(1n) } as Intent },
    { code: 'not-offered', intent: { kind: 'claim', ids: [1n] } as Intent },
    { code: 'amount-zero', intent: sell(0n, 0n) },
    { code: 'balance-exceeded', intent: sell(eth(10n) + 1n, 1n) },
    { code: 'not-priced', intent: sell(6n, 1n) },
    { code: 'price-below-least', intent: sell(5n, 11n) },
  ])('refuses $intent.kind: $code', ({ code, intent }) => {
    expect(adapter.quote(contextFor(5n), intent)).toMatchObject({ ok: false, error: { code } });
  });

  it('refuses without a price, and when ether does not cover gas', () => {
    expect(adapter.quote(contextFor(5n, err('no')), sell(5n, 1n))).toMatchObject({ error: { code: 'not-priced' } });
    const poor = { ...contextFor(5n), position: { ...position, ether: wei(1n) } };
    expect(adapter.quote(poor, sell(5n, 1n))).toMatchObject({ error: { code: 'gas-exceeds-balance' } });
  });

  it('approves exactly the amount, swaps to the router itself and unwraps to the account, both for at least the least', () => {
    const steps = adapter.plan(pool, position, sell(5n, 9n));
    expect(steps.map(({ kind }) => kind)).toEqual(['approve', 'act']);
    expect(steps[0]?.approval).toEqual({ asset: 'accruing', amount: 5n, spender: UNISWAP.router });
    const call = steps[1]?.call;
    if (call?.type !== 'call') throw new Error('a call');
    const [inner] = call.args as [readonly `0x${string}`[]];
    const decoded = inner.map((data) => decodeFunctionData({ abi: routerAbi, data }));
    expect(decoded).toEqual([
      {
        functionName: 'exactInputSingle',
        args: [
          {
            tokenIn: UNISWAP.token.toLowerCase(),
            tokenOut: UNISWAP.weth,
            fee: 100,
            recipient: '0x0000000000000000000000000000000000000002',
            amountIn: 5n,
            amountOutMinimum: 9n,
            sqrtPriceLimitX96: 0n,
          },
        ],
      },
      { functionName: 'unwrapWETH9', args: [9n, expect.stringMatching(new RegExp(ALICE, 'i'))] },
    ]);
    expect(adapter.plan(pool, { ...position, allowance: 5n }, sell(5n, 9n))).toHaveLength(1);
  });

  it('sells on Curve in one call', () => {
    const contracts = readThrough(adapter.contractReads(CURVE.token, MARKET_PARTS), {}).value;
    const curve = { ...pool, contracts };
    const [, act] = adapter.plan(curve, position, { kind: 'sell', token: 'rebasing', amount: 5n, least: wei(4n) });
    expect(act?.call).toMatchObject({ address: CURVE.pool, functionName: 'exchange', args: [1n, 0n, 5n, 4n] });
    const exchanged: DecodedLog = {
      address: CURVE.pool,
      eventName: 'TokenExchange',
      args: { buyer: ALICE, tokens_bought: 4n },
    };
    expect(adapter.outcome(curve, ALICE, sell(5n, 4n), [exchanged]).received).toEqual({ asset: 'ether', amount: 4n });
  });

  it('reads what was paid from the ether that the router unwrapped', () => {
    const log = (src: string, wad: bigint): DecodedLog => ({
      address: UNISWAP.weth,
      eventName: 'Withdrawal',
      args: { src, wad },
    });
    const logs = [log(ALICE, 99n), log(UNISWAP.router, 10n)];
    expect(adapter.outcome(pool, ALICE, sell(5n, 1n), logs).received).toEqual({ asset: 'ether', amount: 10n });
    expect(() => adapter.outcome(pool, ALICE, sell(5n, 1n), logs.slice(0, 1))).toThrow(DecodeError);
  });

  it('calls what the contracts of others answer to', () => {
    const named = (name: string) => {
      const item = routerAbi.find((one) => one.type === 'function' && one.name === name);
      if (item?.type !== 'function') throw new Error(name);
      return toFunctionSelector(item);
    };
    expect([named('exactInputSingle'), named('unwrapWETH9'), named('multicall')]).toEqual([
      '0x04e45aaf',
      '0x49404b7c',
      '0xac9650d8',
    ]);
    expect(encodeFunctionData({ abi: routerAbi, functionName: 'unwrapWETH9', args: [1n, ALICE] })).toHaveLength(138);
  });
});

describe('the markets of mainnet', () => {
  it('are Uniswap for the wrapped token and Curve for the rebasing one', () => {
    const markets = marketsOf(mainnet);
    expect(markets.map(({ kind }) => kind)).toEqual(['uniswap-v3', 'curve']);
    expect(marketsFor(markets, '0xae7ab96520de3a18e5e111b5eaab095312d7fe84').map(({ kind }) => kind)).toEqual([
      'curve',
    ]);
    expect(marketsOf({ ...mainnet, weth: undefined }).map(({ kind }) => kind)).toEqual(['curve']);
  });
});
