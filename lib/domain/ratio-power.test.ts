import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { RAY } from '@/lib/units/units';

import { powerOfRatio } from './ratio-power';

/** At most 1e17 apart, so that even a square root stays below a thousand million. */
const natural = fc.bigInt({ min: 10n ** 6n, max: 10n ** 23n });

describe('powerOfRatio', () => {
  it.each([
    { numerator: 4n, denominator: 1n, over: 1n, under: 2n, digits: 2n * RAY, why: 'a square root' },
    { numerator: 1n, denominator: 4n, over: 1n, under: 2n, digits: RAY / 2n, why: 'of a fraction' },
    { numerator: 2n, denominator: 1n, over: 10n, under: 1n, digits: 1024n * RAY, why: 'a whole power' },
    { numerator: 2n, denominator: 1n, over: 1n, under: 2n, digits: 1_414_213_562_373_095_048_801_688_724n, why: '√2' },
    { numerator: 10n, denominator: 1n, over: 8n, under: 1n, digits: 10n ** 8n * RAY, why: 'near the most it gives' },
  ])('is right to one unit of 1e-27: $why', ({ digits, ...input }) => {
    const error = (powerOfRatio(input) ?? 0n) - digits;
    expect(error >= -1n && error <= 1n).toBe(true);
  });

  it('is exactly one for a base that stands still, and zero for a total loss', () => {
    expect(powerOfRatio({ numerator: 7n, denominator: 7n, over: 365n, under: 3n })).toBe(RAY);
    expect(powerOfRatio({ numerator: 0n, denominator: 7n, over: 365n, under: 3n })).toBe(0n);
  });

  it('gives no result beyond a thousand million', () => {
    expect(powerOfRatio({ numerator: 2n, denominator: 1n, over: 30n, under: 1n })).toBeNull();
    expect(powerOfRatio({ numerator: 2n, denominator: 1n, over: 10n ** 7n, under: 1n })).toBeNull();
    expect(powerOfRatio({ numerator: 1n, denominator: 2n, over: 10n ** 7n, under: 1n })).toBe(0n);
  });

  it.each([
    { numerator: -1n, denominator: 1n, over: 1n, under: 1n },
    { numerator: 1n, denominator: 0n, over: 1n, under: 1n },
    { numerator: 1n, denominator: 1n, over: 0n, under: 1n },
    { numerator: 1n, denominator: 1n, over: 1n, under: 0n },
  ])('refuses $numerator ÷ $denominator to the $over ÷ $under', (input) => {
    expect(() => powerOfRatio(input)).toThrow(RangeError);
  });

  it('agrees with exact multiplication for whole exponents, to one unit of 1e-27', () => {
    const near = fc.tuple(fc.bigInt({ min: 900n, max: 1100n }), fc.bigInt({ min: 900n, max: 1100n }));
    fc.assert(
      fc.property(near, fc.bigInt({ min: 1n, max: 60n }), ([numerator, denominator], over) => {
        const exact = (numerator ** over * RAY) / denominator ** over;
        const error = (powerOfRatio({ numerator, denominator, over, under: 1n }) ?? -RAY) - exact;
        expect(error >= -1n && error <= 1n).toBe(true);
      }),
    );
  });

  it('brackets the base between the powers of a root', () => {
    fc.assert(
      fc.property(natural, natural, fc.bigInt({ min: 2n, max: 40n }), (numerator, denominator, under) => {
        const root = powerOfRatio({ numerator, denominator, over: 1n, under }) ?? 0n;
        const below = root > 1n ? root - 1n : 0n;
        expect(below ** under * denominator <= numerator * RAY ** under).toBe(true);
        expect((root + 2n) ** under * denominator > numerator * RAY ** under).toBe(true);
      }),
    );
  });

  it('never falls when the base grows', () => {
    fc.assert(
      fc.property(natural, natural, natural, fc.bigInt({ min: 1n, max: 50n }), (small, more, denominator, under) => {
        const less = powerOfRatio({ numerator: small, denominator, over: 7n, under: under + 40n });
        const most = powerOfRatio({ numerator: small + more, denominator, over: 7n, under: under + 40n });
        expect((less ?? 0n) <= (most ?? 10n ** 60n) + 1n).toBe(true);
      }),
    );
  });
});
