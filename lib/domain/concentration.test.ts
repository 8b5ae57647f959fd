import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { concentrationOf } from './concentration';

const weights = fc.array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { minLength: 1, maxLength: 40 });

describe('concentration', () => {
  it('measures 5, 3 and 2 of 10', () => {
    expect(concentrationOf([2n, 5n, 0n, 3n])).toEqual({
      total: 10n,
      holders: 3,
      largest: 5n,
      overThird: 1,
      overHalf: 2,
      hhi: 3_800n,
    });
  });

  it('is 10,000 for one holder of all', () => {
    expect(concentrationOf([7n])).toMatchObject({ hhi: 10_000n, overThird: 1, overHalf: 1 });
  });

  it('takes strictly more than a third: three equal ones need two', () => {
    expect(concentrationOf([1n, 1n, 1n])).toMatchObject({ overThird: 2, overHalf: 2, hhi: 3_333n });
  });

  it.each([[[]], [[0n, 0n]]])('has nothing to say where nobody holds anything: %s', (none) => {
    expect(concentrationOf(none)).toBeNull();
  });

  it('refuses a negative weight', () => {
    expect(() => concentrationOf([1n, -1n])).toThrow(RangeError);
  });

  it('lies between equal shares and one holder, and does not depend on order, unit or those who hold nothing', () => {
    fc.assert(
      fc.property(weights, fc.bigInt({ min: 1n, max: 1_000n }), (some, scale) => {
        const measured = concentrationOf(some);
        fc.pre(measured !== null);
        const { holders, hhi, overThird, overHalf } = measured;
        expect(hhi).toBeLessThanOrEqual(10_000n);
        expect(hhi).toBeGreaterThanOrEqual(10_000n / BigInt(holders));
        expect(overThird).toBeLessThanOrEqual(overHalf);
        expect(overHalf).toBeLessThanOrEqual(holders);
        const scaled = concentrationOf([...some.toReversed().map((weight) => weight * scale), 0n]);
        expect(scaled).toMatchObject({ holders, hhi, overThird, overHalf });
      }),
    );
  });

  it('grows when two holders become one', () => {
    fc.assert(
      fc.property(
        weights,
        fc.bigInt({ min: 1n, max: 10n ** 9n }),
        fc.bigInt({ min: 1n, max: 10n ** 9n }),
        (rest, a, b) => {
          const apart = concentrationOf([...rest, a, b]);
          const merged = concentrationOf([...rest, a + b]);
          expect(merged?.hhi ?? 0n).toBeGreaterThanOrEqual(apart?.hhi ?? 0n);
          expect(merged?.overThird ?? 0).toBeLessThanOrEqual(apart?.overThird ?? 0);
        },
      ),
    );
  });
});
