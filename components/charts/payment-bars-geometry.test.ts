import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { paymentBars } from './payment-bars-geometry';

describe('paymentBars', () => {
  it('puts the first left, the last right, and fills the height with the largest', () => {
    const drawn = paymentBars([
      { at: 100, amount: 5n },
      { at: 150, amount: 10n },
      { at: 200, amount: 0n },
    ]);
    expect(drawn).toEqual([
      { x: 1, height: 50 },
      { x: 50, height: 100 },
      { x: 99, height: 0 },
    ]);
  });

  it('sets a single one in the middle, and draws nothing from nothing', () => {
    expect(paymentBars([{ at: 7, amount: 3n }])).toEqual([{ x: 50, height: 100 }]);
    expect(paymentBars([])).toEqual([]);
  });

  it('stays inside the box, and shows whatever is above none', () => {
    const bar = fc.record({
      at: fc.integer({ min: 0, max: 2 ** 31 }),
      amount: fc.bigInt({ min: 0n, max: 2n ** 100n }),
    });
    fc.assert(
      fc.property(fc.array(bar, { minLength: 1 }), (bars) => {
        const inOrder = bars.toSorted((one, other) => one.at - other.at);
        for (const [index, { x, height }] of paymentBars(inOrder).entries()) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(100);
          expect(height).toBeLessThanOrEqual(100);
          expect(height > 0).toBe((inOrder[index]?.amount ?? 0n) > 0n);
        }
      }),
    );
  });
});
