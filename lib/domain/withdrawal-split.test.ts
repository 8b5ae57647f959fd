import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { ONE_ETHER, wei } from '@/lib/units/units';

import { splitIntoRequests } from './withdrawal-split';

const MAX = 1000n * ONE_ETHER;
const lido = { min: wei(100n), max: wei(MAX) };

describe('splitIntoRequests', () => {
  it.each([
    { amount: 100n, parts: [100n], why: 'the smallest request' },
    { amount: MAX - 1n, parts: [MAX - 1n], why: 'just below the largest' },
    { amount: MAX, parts: [MAX], why: 'exactly the largest' },
    {
      amount: MAX + 1n,
      parts: [MAX - 100n, 101n],
      why: 'a rest too small takes the minimum from the request before it',
    },
    { amount: MAX + 99n, parts: [MAX - 100n, 199n], why: 'the largest rest that is too small' },
    { amount: MAX + 100n, parts: [MAX, 100n], why: 'a rest that is just large enough' },
    { amount: 2n * MAX, parts: [MAX, MAX], why: 'no rest' },
    { amount: 2n * MAX + 1n, parts: [MAX, MAX - 100n, 101n], why: 'only the last two share' },
  ])('cuts $amount wei: $why', ({ amount, parts }) => {
    expect(splitIntoRequests(wei(amount), lido)).toEqual(parts);
  });

  it('refuses less than the smallest request', () => {
    expect(() => splitIntoRequests(wei(99n), lido)).toThrow(RangeError);
    expect(() => splitIntoRequests(wei(0n), lido)).toThrow(RangeError);
  });

  it.each([
    { min: 0n, max: 10n },
    { min: 6n, max: 11n },
  ])('refuses bounds from $min to $max, in which no split may exist', ({ min, max }) => {
    expect(() => splitIntoRequests(wei(11n), { min: wei(min), max: wei(max) })).toThrow(RangeError);
  });

  it('keeps the sum, keeps every part within the bounds, and makes no more parts than needed', () => {
    const bounds = fc.bigInt({ min: 1n, max: 1000n }).chain((min) => {
      return fc.bigInt({ min: 2n * min, max: 10_000n }).map((max) => ({ min: wei(min), max: wei(max) }));
    });
    fc.assert(
      fc.property(bounds, fc.bigInt({ min: 0n, max: 100_000n }), (limits, more) => {
        const amount = limits.min + more;
        const parts = splitIntoRequests(wei(amount), limits);
        expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(amount);
        expect(parts.every((part) => part >= limits.min && part <= limits.max)).toBe(true);
        expect(BigInt(parts.length)).toBe((amount + limits.max - 1n) / limits.max);
      }),
    );
  });
});
