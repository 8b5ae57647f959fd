import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { ONE_ETHER, RAY, shares, wei } from '@/lib/units/units';

import {
  etherFromSharesDown,
  etherPerShare,
  rayFromShareRate,
  type ShareRate,
  sharesFromEtherDown,
  sharesFromEtherUp,
} from './share-rate';

const rateOf = (ether: bigint, all: bigint): ShareRate => ({ totalPooledEther: wei(ether), totalShares: shares(all) });
const total = fc.bigInt({ min: 1n, max: 10n ** 27n });
const rate = fc.tuple(total, total).map(([ether, all]) => rateOf(ether, all));
const amount = fc.bigInt({ min: 0n, max: 10n ** 27n });

describe('share rate', () => {
  it('of 1,050 ETH over 1,000 shares is 1.05', () => {
    const pool = rateOf(1050n * ONE_ETHER, 1000n * ONE_ETHER);
    expect(rayFromShareRate(pool)).toBe((105n * RAY) / 100n);
    expect(etherPerShare(pool)).toBe(1_050_000_000_000_000_000n);
  });

  it('is rounded down', () => {
    expect(rayFromShareRate(rateOf(2n, 3n))).toBe(666_666_666_666_666_666_666_666_666n);
    expect(etherPerShare(rateOf(2n, 3n))).toBe(666_666_666_666_666_666n);
  });

  it.each([
    { ether: 105n, down: 100n, up: 100n },
    { ether: 1n, down: 0n, up: 1n },
    { ether: 0n, down: 0n, up: 0n },
    { ether: 106n, down: 100n, up: 101n },
  ])('makes $ether wei worth $down to $up shares at 1.05', ({ ether, down, up }) => {
    const pool = rateOf(105n, 100n);
    expect(sharesFromEtherDown(wei(ether), pool)).toBe(down);
    expect(sharesFromEtherUp(wei(ether), pool)).toBe(up);
  });

  it('cannot be taken of an empty pool', () => {
    expect(() => sharesFromEtherDown(wei(1n), rateOf(0n, 1n))).toThrow(RangeError);
    expect(() => etherFromSharesDown(shares(1n), rateOf(1n, 0n))).toThrow(RangeError);
    expect(() => rayFromShareRate(rateOf(1n, 0n))).toThrow(RangeError);
  });
});

describe('conversions', () => {
  it('never create value on a round trip', () => {
    fc.assert(
      fc.property(amount, rate, (value, pool) => {
        expect(etherFromSharesDown(sharesFromEtherDown(wei(value), pool), pool)).toBeLessThanOrEqual(value);
        expect(sharesFromEtherDown(etherFromSharesDown(shares(value), pool), pool)).toBeLessThanOrEqual(value);
      }),
    );
  });

  it('never give less for more', () => {
    fc.assert(
      fc.property(amount, amount, rate, (value, more, pool) => {
        const small = sharesFromEtherDown(wei(value), pool);
        expect(sharesFromEtherDown(wei(value + more), pool)).toBeGreaterThanOrEqual(small);
        const little = etherFromSharesDown(shares(value), pool);
        expect(etherFromSharesDown(shares(value + more), pool)).toBeGreaterThanOrEqual(little);
      }),
    );
  });

  it('find the least number of shares whose value reaches an amount', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 27n }), rate, (value, pool) => {
        const up = sharesFromEtherUp(wei(value), pool);
        expect(etherFromSharesDown(up, pool)).toBeGreaterThanOrEqual(value);
        expect(etherFromSharesDown(shares(up - 1n), pool)).toBeLessThan(value);
      }),
    );
  });

  it('pay for parts at most what they pay for the whole, and lose at most one wei a part', () => {
    fc.assert(
      fc.property(amount, amount, rate, (one, other, pool) => {
        const whole = etherFromSharesDown(shares(one + other), pool);
        const parts = etherFromSharesDown(shares(one), pool) + etherFromSharesDown(shares(other), pool);
        expect(parts <= whole && whole - parts <= 1n).toBe(true);
      }),
    );
  });
});
