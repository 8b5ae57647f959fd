import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { shares, wei } from '@/lib/units/units';

import { quoteSubmitDown, quoteUnwrapDown } from './amounts';

const pool = fc
  .tuple(fc.bigInt({ min: 10n ** 9n, max: 10n ** 26n }), fc.bigInt({ min: 800n, max: 1600n }))
  .map(([all, perMille]) => ({ totalShares: shares(all), totalPooledEther: wei((all * perMille) / 1000n) }));
const amount = fc.bigInt({ min: 0n, max: 10n ** 24n });

describe('quoteSubmitDown', () => {
  it('credits the ether itself at a rate of exactly one', () => {
    const one = { totalPooledEther: wei(500n), totalShares: shares(500n) };
    expect(quoteSubmitDown(wei(77n), one)).toEqual({ shares: 77n, credited: 77n });
  });

  it('mints nothing for less than a share is worth', () => {
    const rate = { totalPooledEther: wei(3n), totalShares: shares(2n) };
    expect(quoteSubmitDown(wei(1n), rate)).toEqual({ shares: 0n, credited: 0n });
  });

  it('never credits more than was sent, nor less by more than two wei', () => {
    fc.assert(
      fc.property(amount, pool, (ether, rate) => {
        const { credited } = quoteSubmitDown(wei(ether), rate);
        expect(credited <= ether && ether - credited <= 2n).toBe(true);
      }),
    );
  });
});

describe('quoteUnwrapDown', () => {
  it('leaves at most one share behind, two when a share is worth less than one ether', () => {
    fc.assert(
      fc.property(amount, pool, (wrapped, rate) => {
        const left = wrapped - quoteUnwrapDown(shares(wrapped), rate).shares;
        expect(left >= 0n && left <= (rate.totalPooledEther >= rate.totalShares ? 1n : 2n)).toBe(true);
      }),
    );
  });
});
