import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { ONE_ETHER, wei } from '@/lib/units/units';

import { leastOfSale, TOLERANCES } from './sale-least';

describe('leastOfSale', () => {
  it('takes the tolerance off', () => {
    expect(leastOfSale(wei(10n * ONE_ETHER), '0.5')).toBe((995n * ONE_ETHER) / 100n);
  });

  it('never gives way to more than was said, and by a wei at most to less', () => {
    fc.assert(
      fc.property(fc.bigInt(1n, 10n ** 30n), fc.constantFrom(...TOLERANCES), (pays, tolerance) => {
        const given = (pays - leastOfSale(wei(pays), tolerance)) * 100_000n;
        const said = pays * BigInt(Number(tolerance) * 1_000);
        expect(given).toBeLessThanOrEqual(said);
        expect(said - given).toBeLessThan(100_000n);
      }),
    );
  });
});
