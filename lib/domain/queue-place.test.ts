import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { wei } from '@/lib/units/units';

import { queuePlace } from './queue-place';

const pending = [
  { id: 7n, amount: wei(5n) },
  { id: 8n, amount: wei(3n) },
  { id: 9n, amount: wei(2n) },
];

describe('queuePlace', () => {
  it.each([
    { id: 7n, place: { position: 1, length: 3, etherAhead: 0n } },
    { id: 8n, place: { position: 2, length: 3, etherAhead: 5n } },
    { id: 9n, place: { position: 3, length: 3, etherAhead: 8n } },
  ])('counts what waits before request $id, not the request itself', ({ id, place }) => {
    expect(queuePlace(pending, id)).toEqual(place);
  });

  it('is null for a request that does not wait', () => {
    expect(queuePlace(pending, 6n)).toBeNull();
    expect(queuePlace(pending, 10n)).toBeNull();
    expect(queuePlace([], 7n)).toBeNull();
  });

  it('adds each request’s amount to what is ahead of the next', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt({ min: 1n, max: 10n ** 21n }), { minLength: 2 }), (amounts) => {
        const queue = amounts.map((amount, index) => ({ id: BigInt(index), amount: wei(amount) }));
        queue.slice(1).forEach((request, index) => {
          const before = queuePlace(queue, BigInt(index));
          const here = queuePlace(queue, request.id);
          expect((here?.etherAhead ?? 0n) - (before?.etherAhead ?? 0n)).toBe(amounts[index]);
          expect(here?.position).toBe(index + 2);
        });
      }),
    );
  });
});
