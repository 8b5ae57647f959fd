import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { wei } from '@/lib/units/units';

import { nextPayment } from './next-payment';

const pending = (...amounts: readonly bigint[]) =>
  amounts.map((amount, index) => ({ id: BigInt(index) + 7n, amount: wei(amount) }));

describe('nextPayment', () => {
  it.each([
    { budget: 9n, count: 1, upTo: 7n, ether: 5n, missing: 1n },
    { budget: 10n, count: 2, upTo: 8n, ether: 10n, missing: 1n },
    { budget: 11n, count: 3, upTo: 9n, ether: 11n, missing: null },
    { budget: 0n, count: 0, upTo: null, ether: 0n, missing: 5n },
  ])('5, 5 and 1 wait and $budget are there: $count', ({ budget, ...expected }) => {
    expect(nextPayment(pending(5n, 5n, 1n), wei(budget))).toEqual(expected);
  });

  it('never spends more than there is, and with what is missing pays at least one more', () => {
    const amounts = fc.array(fc.bigInt({ min: 1n, max: 1_000n }), { maxLength: 20 });
    fc.assert(
      fc.property(amounts, fc.bigInt({ min: 0n, max: 5_000n }), (list, budget) => {
        const waiting = pending(...list);
        const paid = nextPayment(waiting, wei(budget));
        expect(paid.ether).toBeLessThanOrEqual(budget);
        if (paid.missing === null) expect(paid.count).toBe(list.length);
        else expect(nextPayment(waiting, wei(budget + paid.missing)).count).toBeGreaterThan(paid.count);
      }),
    );
  });
});
