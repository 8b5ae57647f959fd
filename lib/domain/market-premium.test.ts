import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { err, ok } from '@/lib/result';
import { ONE_ETHER, RAY, ray, wei } from '@/lib/units/units';

import {
  depthWithin,
  etherAtNav,
  type MarketQuote,
  type NetAssetValue,
  premiumLadder,
  premiumToNav,
} from './market-premium';

const rebasing: NetAssetValue = { kind: 'rebasing' };
const accruing: NetAssetValue = { kind: 'accruing', etherPerToken: ray((12n * RAY) / 10n) };
const percent = (hundredths: bigint) => (hundredths * RAY) / 10_000n;
const amount = fc.bigInt({ min: 1n, max: 10n ** 26n });
const anyNav = fc.bigInt({ min: RAY / 2n, max: 3n * RAY }).map((rate): NetAssetValue => {
  return { kind: 'accruing', etherPerToken: ray(rate) };
});

describe('premiumToNav', () => {
  it.each([
    { nav: rebasing, sold: 1000n, received: 996n, premium: -percent(40n), why: '10 stETH for 9.96 ETH' },
    { nav: rebasing, sold: 1000n, received: 1000n, premium: 0n, why: 'exactly what it is worth' },
    { nav: accruing, sold: 1000n, received: 1206n, premium: percent(50n), why: '10 tokens worth 12 ETH for 12.06' },
    { nav: accruing, sold: 1000n, received: 1000n, premium: -RAY / 6n - 1n, why: 'one for one is a sixth below NAV' },
    { nav: accruing, sold: 1000n, received: 0n, premium: -RAY, why: 'nothing paid' },
  ])('is $premium: $why', ({ nav, sold, received, premium }) => {
    expect(premiumToNav(sold * 10n ** 16n, wei(received * 10n ** 16n), nav)).toBe(premium);
  });

  it('cannot be taken of nothing', () => {
    expect(() => premiumToNav(0n, wei(1n), rebasing)).toThrow(RangeError);
    expect(() => premiumToNav(1n, wei(1n), { kind: 'accruing', etherPerToken: ray(0n) })).toThrow(RangeError);
  });

  it('is not negative exactly when the sale pays at least the worth', () => {
    fc.assert(
      fc.property(amount, amount, anyNav, (sold, received, nav) => {
        const rate = nav.kind === 'accruing' ? nav.etherPerToken : RAY;
        expect(premiumToNav(sold, wei(received), nav) >= 0n).toBe(received * RAY >= sold * rate);
      }),
    );
  });

  it('never promises more than was received when it is applied again', () => {
    fc.assert(
      fc.property(amount, amount, anyNav, (sold, received, nav) => {
        const rate = nav.kind === 'accruing' ? nav.etherPerToken : RAY;
        const again = sold * rate * (RAY + premiumToNav(sold, wei(received), nav));
        expect(again <= received * RAY * RAY && again + sold * rate > received * RAY * RAY).toBe(true);
      }),
    );
  });
});

describe('etherAtNav', () => {
  it('is 2.4 ETH for 2 tokens at 1.2, and the amount itself for a rebasing token', () => {
    expect(etherAtNav(2n * ONE_ETHER, accruing)).toBe((24n * ONE_ETHER) / 10n);
    expect(etherAtNav(7n, rebasing)).toBe(7n);
  });
});

describe('premiumLadder and depthWithin', () => {
  const quote = (sold: bigint, received: bigint): MarketQuote => ({ sold, received: ok(wei(received)) });
  const quotes = [quote(1_000n, 1_001n), quote(10_000n, 9_990n), quote(100_000n, 98_000n)];

  it('gives each size its own premium', () => {
    expect(premiumLadder(quotes, rebasing)).toEqual([
      { sold: 1_000n, premium: ok(RAY / 1000n) },
      { sold: 10_000n, premium: ok(-RAY / 1000n) },
      { sold: 100_000n, premium: ok((-2n * RAY) / 100n) },
    ]);
  });

  it.each([
    { discount: 0n, depth: 1_000n },
    { discount: 10n, depth: 10_000n },
    { discount: 200n, depth: 100_000n },
  ])('finds the largest size within $discount hundredths of a percent', ({ discount, depth }) => {
    expect(depthWithin(premiumLadder(quotes, rebasing), ray(percent(discount)))).toBe(depth);
  });

  it('keeps what is unknown unknown, and does not look past it', () => {
    const holed = [quote(1n, 1n), { sold: 2n, received: err('no-liquidity' as const) }, quote(3n, 3n)];
    const steps = premiumLadder(holed, rebasing);
    expect(steps[1]).toEqual({ sold: 2n, premium: { ok: false, error: 'no-liquidity' } });
    expect(depthWithin(steps, ray(0n))).toBe(1n);
    expect(depthWithin(steps.slice(1), ray(RAY))).toBeNull();
    expect(depthWithin([], ray(0n))).toBeNull();
  });

  it('reaches no less far for a wider bound', () => {
    const ladder = fc.array(fc.tuple(amount, amount), { maxLength: 10 });
    fc.assert(
      fc.property(ladder, fc.bigInt({ min: 0n, max: RAY }), fc.bigInt({ min: 0n, max: RAY }), (pairs, some, more) => {
        const steps = premiumLadder(
          pairs.map(([sold, received]) => quote(sold, received)),
          rebasing,
        );
        const count = (discount: bigint) =>
          steps.findIndex(({ sold }) => sold === depthWithin(steps, ray(discount))) + 1;
        if (new Set(steps.map(({ sold }) => sold)).size === steps.length)
          expect(count(some) <= count(some + more)).toBe(true);
      }),
    );
  });
});
