import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { err, ok } from '@/lib/result';
import { ONE_ETHER, RAY, ray, type Wei, wei } from '@/lib/units/units';

import { breakEvenWait } from './exit-break-even';
import { compareExits, type ExitCost, type ExitOffer, type ExitPosition, foregoneYield } from './exits';

const DAY = 86_400n;
const milli = (amount: bigint) => wei(amount * 10n ** 15n);
const days = (p10: bigint, p50: bigint, p90: bigint) => ok({ p10: p10 * DAY, p50: p50 * DAY, p90: p90 * DAY });

/** 10 stETH that earn 2.6 % a year. */
const position: ExitPosition = { worth: wei(10n * ONE_ETHER), apr: ok(ray((26n * RAY) / 1000n)) };
const queue: ExitOffer = {
  kind: 'queue',
  receive: ok(milli(10_000n)),
  fee: ok(wei(0n)),
  gas: ok(milli(0n)),
  wait: days(3n, 56n, 80n),
};
/** Sold 0.4 % below what it is worth. */
const market: ExitOffer = {
  kind: 'market',
  receive: ok(milli(9_960n)),
  fee: ok(milli(4n)),
  gas: ok(milli(0n)),
  wait: days(0n, 0n, 0n),
};

/** The only cost of a single offer. */
function costOf(offer: ExitOffer, of: ExitPosition = position): ExitCost {
  const [cost] = compareExits([offer], of);
  if (cost === undefined) throw new Error('compareExits lost an offer');
  return cost;
}
const breakEven = (slow: ExitOffer, fast: ExitOffer, of: ExitPosition = position) =>
  breakEvenWait(costOf(slow, of), costOf(fast, of), of);

describe('compareExits', () => {
  it('makes 10 ETH at 2.6 % forgo 0.039890410958904110 ETH in 56 days', () => {
    expect(foregoneYield(position.worth, ray((26n * RAY) / 1000n), 56n * DAY)).toBe(39_890_410_958_904_110n);
    expect(costOf(queue).foregone).toMatchObject({ value: { p50: 39_890_410_958_904_110n } });
  });

  it('rounds foregone yield up, and only when there is a rest', () => {
    expect(foregoneYield(wei(365n), ray(RAY), DAY)).toBe(1n);
    expect(foregoneYield(wei(366n), ray(RAY), DAY)).toBe(2n);
    expect(foregoneYield(wei(1n), ray(1n), 1n)).toBe(1n);
  });

  it('keeps every offer, in the order given', () => {
    expect(compareExits([market, queue, market], position).map(({ kind }) => kind)).toEqual([
      'market',
      'queue',
      'market',
    ]);
    expect(compareExits([], position)).toEqual([]);
  });

  it('takes gas off, and the fee not again', () => {
    const dear = costOf({ ...market, gas: ok(milli(5n)) });
    expect(dear.net).toEqual(ok({ p10: milli(9_955n), p50: milli(9_955n), p90: milli(9_955n) }));
  });

  it('can cost more than it pays', () => {
    expect(costOf({ ...market, gas: ok(milli(9_961n)) }).net).toMatchObject({ value: { p50: milli(-1n) } });
  });

  it('forgoes nothing after a negative APR', () => {
    expect(costOf(queue, { ...position, apr: ok(ray(-RAY)) }).net).toMatchObject({ value: { p90: milli(10_000n) } });
  });

  it.each([
    { change: { receive: err('not-quoted' as const) }, reason: 'not-quoted' },
    { change: { gas: err('no-gas-price' as const) }, reason: 'no-gas-price' },
    { change: { wait: err('no-waiting-time' as const) }, reason: 'no-waiting-time' },
  ])('does not know the net when $reason', ({ change, reason }) => {
    expect(costOf({ ...queue, ...change }).net).toEqual({ ok: false, error: reason });
  });

  it('needs an APR only for what waits', () => {
    const unknown: ExitPosition = { ...position, apr: err('no-apr') };
    expect(costOf(queue, unknown).net).toEqual({ ok: false, error: 'no-apr' });
    expect(costOf(market, unknown).net).toMatchObject({ value: { p50: milli(9_960n) } });
  });

  it('splits what is received into gas, foregone yield and net without a rest, and waiting longer never pays more', () => {
    const some = fc.bigInt({ min: 0n, max: 10n ** 24n });
    const time = fc.bigInt({ min: 0n, max: 1000n });
    fc.assert(
      fc.property(some, some, time, time, time, (receive, gas, first, second, third) => {
        const wait = days(first, first + second, first + second + third);
        const { net, foregone } = costOf({ ...queue, receive: ok(wei(receive)), gas: ok(wei(gas)), wait });
        if (!net.ok || !foregone.ok) throw new Error('everything was known');
        for (const point of ['p10', 'p50', 'p90'] as const)
          expect(net.value[point] + foregone.value[point] + gas).toBe(receive);
        expect(net.value.p10 >= net.value.p50 && net.value.p50 >= net.value.p90).toBe(true);
      }),
    );
  });
});

describe('breakEvenWait', () => {
  it('is 56 days and 3:41:32 hours for a discount of 0.4 % at 2.6 % a year', () => {
    const seconds = 56n * DAY + 3n * 3600n + 41n * 60n + 32n;
    expect(breakEven(queue, market)).toEqual({ kind: 'after', seconds, wait: 'either' });
  });

  it.each([
    { wait: days(1n, 2n, 56n), expected: 'shorter' },
    { wait: days(1n, 2n, 57n), expected: 'either' },
    { wait: days(57n, 58n, 59n), expected: 'longer' },
    { wait: err('no-waiting-time' as const), expected: 'unknown' },
  ])('says whether the wait is $expected', ({ wait, expected }) => {
    expect(breakEven({ ...queue, wait }, market)).toMatchObject({ kind: 'after', wait: expected });
  });

  it('counts the gas of both', () => {
    const even = breakEven({ ...queue, gas: ok(milli(40n)) }, market);
    expect(even).toEqual({ kind: 'at-once' });
    expect(breakEven({ ...queue, gas: ok(milli(40n)) }, { ...market, gas: ok(milli(40n)) })).toMatchObject({
      seconds: 4_851_692n,
    });
  });

  it('is at once at a premium, and never while nothing is earned', () => {
    expect(breakEven(queue, { ...market, receive: ok(milli(10_001n)) })).toEqual({ kind: 'at-once' });
    expect(breakEven(queue, market, { ...position, apr: ok(ray(0n)) })).toEqual({ kind: 'never' });
    expect(breakEven(queue, market, { ...position, apr: ok(ray(-RAY)) })).toEqual({ kind: 'never' });
  });

  it.each([
    { slow: { ...queue, receive: err('not-quoted' as const) }, fast: market, apr: position.apr, reason: 'not-quoted' },
    { slow: { ...queue, gas: err('no-gas-price' as const) }, fast: market, apr: position.apr, reason: 'no-gas-price' },
    {
      slow: queue,
      fast: { ...market, receive: err('not-offered' as const) },
      apr: position.apr,
      reason: 'not-offered',
    },
    { slow: queue, fast: market, apr: err('no-apr' as const), reason: 'no-apr' },
  ])('is unknown: $reason', ({ slow, fast, apr, reason }) => {
    expect(breakEven(slow, fast, { ...position, apr })).toEqual({ kind: 'unknown', reason });
  });

  it('is the last second at which waiting still pays: there both nets meet', () => {
    const paid = fc.bigInt({ min: 1n, max: 10n ** 19n });
    fc.assert(
      fc.property(paid, fc.bigInt({ min: RAY / 1000n, max: RAY }), (receive: bigint, apr) => {
        const of: ExitPosition = { worth: position.worth, apr: ok(ray(apr)) };
        const fast = { ...market, receive: ok(wei(receive)) };
        const even = breakEven(queue, fast, of);
        if (even.kind !== 'after') {
          expect(receive).toBe(10n ** 19n);
          return;
        }
        const netAt = (seconds: bigint): Wei => wei(10n ** 19n - foregoneYield(of.worth, ray(apr), seconds));
        expect(netAt(even.seconds)).toBeGreaterThanOrEqual(receive);
        expect(netAt(even.seconds + 1n)).toBeLessThanOrEqual(receive);
      }),
    );
  });
});
