import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { premiumPpm, priceAtPremium, priceWeiOf, sqrtPriceX96Of, tickRange } from './price';

const WAD = 10n ** 18n;
const price = fc.bigInt({ min: WAD / 100n, max: 100n * WAD });

describe('square root prices', () => {
  it('is 2^96 at parity, whichever token comes first', () => {
    expect(sqrtPriceX96Of(WAD, true)).toBe(1n << 96n);
    expect(sqrtPriceX96Of(WAD, false)).toBe(1n << 96n);
    expect(sqrtPriceX96Of(4n * WAD, true)).toBe(2n << 96n);
    expect(sqrtPriceX96Of(4n * WAD, false)).toBe(1n << 95n);
  });

  it('comes back to the same price within a few wei of an ether', () => {
    fc.assert(
      fc.property(price, fc.boolean(), (wei, isToken0) => {
        const back = priceWeiOf(sqrtPriceX96Of(wei, isToken0), isToken0);
        const off = back > wei ? back - wei : wei - back;
        expect(off).toBeLessThanOrEqual(1n);
      }),
    );
  });
});

describe('premiums', () => {
  it.each([
    [WAD, 0],
    [(WAD * 1_003n) / 1_000n, 3_000],
    [(WAD * 95n) / 100n, -50_000],
  ])('of %d over one ether is %d ppm', (wei, ppm) => {
    expect(premiumPpm(wei, WAD)).toBe(ppm);
    expect(priceAtPremium(WAD, ppm)).toBe(wei);
  });
});

describe('tickRange', () => {
  it('surrounds the price by the same distance both ways, in the order the pool wants', () => {
    expect(tickRange(WAD, true, 10_000)).toEqual([-100, 100]);
    const [lower, upper] = tickRange(2n * WAD, true, 10_000);
    expect([lower, upper]).toEqual([6_832, 7_032]);
    expect(tickRange(2n * WAD, false, 10_000)).toEqual([-upper, -lower]);
  });
});
