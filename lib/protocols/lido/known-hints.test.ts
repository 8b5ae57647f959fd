import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { knownHints } from './known-hints';

const PAYMENTS = [
  { firstId: 11n, lastId: 14n },
  { firstId: 15n, lastId: 15n },
  { firstId: 16n, lastId: 20n },
];
const END = { checkpoint: 9n, paidUpTo: 20n };

describe('knownHints', () => {
  it('counts checkpoints down from the last', () => {
    expect(knownHints(PAYMENTS, END, [11n, 14n, 15n, 16n, 20n])).toEqual([7n, 7n, 8n, 9n, 9n]);
  });

  it.each([
    { why: 'nothing is known', payments: [], ids: [11n] },
    { why: 'a payment is missing at the end', payments: PAYMENTS.slice(0, 2), ids: [11n] },
    { why: 'an id is older than what is known', payments: PAYMENTS, ids: [10n, 11n] },
    { why: 'an id has not been paid', payments: PAYMENTS, ids: [21n] },
  ])('says nothing when $why', ({ payments, ids }) => expect(knownHints(payments, END, ids)).toBeNull());

  it('finds what a search through all checkpoints finds', () => {
    const sizes = fc.array(fc.bigInt({ min: 1n, max: 5n }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(sizes, fc.nat(), (batches, drop) => {
        const total = (end: number) => batches.slice(0, end).reduce((sum, size) => sum + size, 0n);
        const all = batches.map((size, index) => ({ firstId: total(index) + 1n, lastId: total(index) + size }));
        const newest = all.slice(drop % all.length);
        const paidUpTo = total(batches.length);
        const oldest = newest[0]?.firstId ?? 0n;
        const ids = Array.from({ length: Number(paidUpTo - oldest) + 1 }, (_, index) => oldest + BigInt(index));
        const searched = ids.map((id) => BigInt(all.filter(({ firstId }) => firstId <= id).length));
        expect(knownHints(newest, { checkpoint: BigInt(all.length), paidUpTo }, ids)).toEqual(searched);
      }),
    );
  });
});
