import { describe, expect, it } from 'vitest';

import type { QueueEta } from '@/lib/domain/queue-eta';
import { err, ok } from '@/lib/result';
import { RAY, ray, unixSeconds, wei } from '@/lib/units/units';

import { type ExitInputs, exitChoices } from './exit-offers';
import { claimGas, lidoNav, lidoSales } from './lido/exit-inputs';
import { CONTRACTS, eth, poolWith, RATE } from './lido/lido.fixture';
import { CURVE, UNISWAP } from './market/market.fixture';

const now = unixSeconds(1_000_000n);
const DAY = 86_400n;
const eta: QueueEta = {
  kind: 'range',
  consensus: { status: 'off' },
  at: { p10: unixSeconds(now + DAY), p50: unixSeconds(now + 2n * DAY), p90: unixSeconds(now + 4n * DAY) },
  rule: 'buffer',
  changes: [],
};
const quoted = (requests: readonly bigint[]) =>
  ok({ give: null, receive: null, requests: requests.map((part) => wei(part)), gasUnits: 300_000n });
/** 10 tokens of one ETH each at 3.65 % a year; one gwei a gas; the market pays 0.4 % less. */
const inputs: ExitInputs = {
  now,
  amount: eth(10n),
  nav: { kind: 'rebasing' },
  apr: ok(ray((365n * RAY) / 10_000n)),
  feePerGas: wei(10n ** 9n),
  queue: { quote: quoted([eth(10n)]), claimGas: 80_000n, eta },
  instant: null,
  markets: [
    {
      market: UNISWAP,
      first: null,
      firstGas: 0n,
      quote: { sold: eth(10n), received: ok(wei((eth(10n) * 996n) / 1_000n)) },
      ladder: [
        { sold: eth(1n), received: ok(wei((eth(1n) * 999n) / 1_000n)) },
        { sold: eth(100n), received: ok(wei((eth(100n) * 98n) / 100n)) },
      ],
      nav: { kind: 'rebasing' },
    },
  ],
};
const of = (change: Partial<ExitInputs> = {}) => exitChoices({ ...inputs, ...change });
const market = (change: object) => ({
  markets: [{ ...inputs.markets[0], ...change } as (typeof inputs.markets)[number]],
});

describe('exitChoices', () => {
  it('puts the queue and a market side by side, in that order', () => {
    const [queue, sale] = of();
    expect(queue).toMatchObject({
      kind: 'queue',
      receive: ok(eth(10n)),
      fee: ok(0n),
      gas: ok(380_000n * 10n ** 9n),
      wait: ok({ p10: DAY, p50: 2n * DAY, p90: 4n * DAY }),
      // 10 ETH at 3.65 % earn 0.001 a day.
      foregone: ok({ p10: 10n ** 15n, p50: 2n * 10n ** 15n, p90: 4n * 10n ** 15n }),
      refusal: null,
    });
    expect(sale).toMatchObject({
      kind: 'market',
      receive: ok((eth(10n) * 996n) / 1_000n),
      fee: ok(eth(10n) / 10_000n),
      gas: ok(250_000n * 10n ** 9n),
      wait: ok({ p10: 0n, p50: 0n, p90: 0n }),
      foregone: ok({ p10: 0n, p50: 0n, p90: 0n }),
      premium: (-4n * RAY) / 1_000n,
      depth: eth(1n),
      fault: null,
    });
    // 0.04 less 0.00013 of gas that selling saves, at 0.001 a day.
    expect(sale).toMatchObject({ breakEven: { kind: 'after', seconds: (3_987n * DAY) / 100n, wait: 'shorter' } });
  });

  it.each([
    { why: 'no gas price', change: { feePerGas: null }, queue: { gas: err('no-gas-price'), net: err('no-gas-price') } },
    {
      why: 'no yearly rate',
      change: { apr: err('no-apr' as const) },
      queue: { foregone: err('no-apr'), net: err('no-apr') },
    },
    {
      why: 'no waiting time',
      change: {
        queue: {
          ...inputs.queue,
          quote: quoted([eth(10n)]),
          claimGas: 0n,
          eta: {
            kind: 'unknown',
            reason: 'no-report-history',
            notBefore: null,
            changes: [],
            consensus: { status: 'off' },
          },
        } as ExitInputs['queue'],
      },
      queue: { receive: ok(eth(10n)), wait: err('no-waiting-time'), net: err('no-waiting-time') },
    },
    {
      why: 'a queue that refuses',
      change: { queue: { quote: err({ code: 'queue-paused' as const }), claimGas: 0n, eta } },
      queue: { receive: err('not-quoted'), refusal: { code: 'queue-paused' } },
    },
  ])('keeps unknown what is unknown: $why', ({ change, queue }) => {
    expect(of(change)[0]).toMatchObject(queue);
  });

  it.each(['stale', 'no-liquidity', 'no-answer'] as const)('shows no price for a market that is %s', (fault) => {
    const [, sale] = of(market({ quote: { sold: eth(10n), received: err(fault) } }));
    expect(sale).toMatchObject({
      receive: err('not-quoted'),
      net: err('not-quoted'),
      premium: null,
      fault,
      breakEven: { kind: 'unknown' },
    });
  });

  it('takes a price far from the value for none', () => {
    const [, sale] = of(market({ quote: { sold: eth(10n), received: ok(eth(8n)) } }));
    expect(sale).toMatchObject({ receive: err('not-quoted'), fault: 'out-of-bounds', premium: null });
  });

  it('has what is paid at once between them, with its own fee', () => {
    const instant = {
      quote: ok({
        give: null,
        receive: { asset: 'ether' as const, amount: eth(9n) },
        requests: [],
        gasUnits: 100_000n,
      }),
      claimGas: 0n,
    };
    const choices = of({ instant });
    expect(choices.map(({ kind }) => kind)).toEqual(['queue', 'instant', 'market']);
    expect(choices[1]).toMatchObject({ receive: ok(eth(9n)), fee: ok(eth(1n)), gas: ok(100_000n * 10n ** 9n) });
  });

  it('compares with no queue where there is none, and does not know Curve’s fee', () => {
    const [sale] = of({ queue: null, ...market({ market: CURVE }) });
    expect(sale).toMatchObject({ kind: 'market', breakEven: null, fee: err('not-quoted') });
  });

  it('counts the gas of wrapping first', () => {
    expect(of(market({ first: 'wrap', firstGas: 150_000n }))[1]).toMatchObject({ gas: ok(400_000n * 10n ** 9n) });
  });
});

describe('lidoSales', () => {
  const pool = poolWith();
  const sold = (token: 'rebasing' | 'wrapped', amount: bigint) =>
    lidoSales(pool, token, amount, [UNISWAP, CURVE]).map(({ first, traded, sold }) => ({ first, traded, sold }));

  it('sells what one has, or the other token after wrapping or unwrapping', () => {
    // 1.05 ETH a share.
    expect(sold('rebasing', eth(21n))).toEqual([
      { first: 'wrap', traded: 'wrapped', sold: eth(20n) },
      { first: null, traded: 'rebasing', sold: eth(21n) },
    ]);
    expect(sold('wrapped', eth(20n))).toEqual([
      { first: null, traded: 'wrapped', sold: eth(20n) },
      { first: 'unwrap', traded: 'rebasing', sold: eth(21n) },
    ]);
  });

  it('knows markets of other tokens for none of its own', () => {
    expect(lidoSales(pool, 'wrapped', 1n, [{ ...UNISWAP, token: CONTRACTS.queue }])).toEqual([]);
  });

  it('values tokens by the books, and counts a claim for each request', () => {
    expect(lidoNav(pool, 'rebasing')).toEqual({ kind: 'rebasing' });
    expect(lidoNav(pool, 'wrapped')).toEqual({
      kind: 'accruing',
      etherPerToken: (RATE.totalPooledEther * RAY) / RATE.totalShares,
    });
    expect(claimGas(2) - claimGas(1)).toBe(60_000n);
  });
});
