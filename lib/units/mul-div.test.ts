import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { mulDivDown, mulDivUp } from './mul-div';

const natural = fc.bigInt({ min: 0n, max: 2n ** 256n - 1n });
const positive = fc.bigInt({ min: 1n, max: 2n ** 256n - 1n });

describe('mulDiv', () => {
  it.each([
    { value: 0n, numerator: 5n, denominator: 3n, down: 0n, up: 0n },
    { value: 7n, numerator: 3n, denominator: 3n, down: 7n, up: 7n },
    { value: 1n, numerator: 1n, denominator: 3n, down: 0n, up: 1n },
    { value: 10n, numerator: 10n, denominator: 3n, down: 33n, up: 34n },
    { value: 2n ** 255n, numerator: 2n ** 255n, denominator: 2n ** 255n, down: 2n ** 255n, up: 2n ** 255n },
  ])('takes $value × $numerator ÷ $denominator to $down or $up', ({ value, numerator, denominator, down, up }) => {
    expect(mulDivDown(value, numerator, denominator)).toBe(down);
    expect(mulDivUp(value, numerator, denominator)).toBe(up);
  });

  it('rounds down to less than one unit below, and up to less than one unit above', () => {
    fc.assert(
      fc.property(natural, natural, positive, (value, numerator, denominator) => {
        const exact = value * numerator;
        const down = mulDivDown(value, numerator, denominator);
        const up = mulDivUp(value, numerator, denominator);
        expect(down * denominator <= exact && exact < (down + 1n) * denominator).toBe(true);
        expect(up * denominator >= exact && exact > (up - 1n) * denominator).toBe(true);
      }),
    );
  });

  it('differs between up and down by one exactly when something is left over', () => {
    fc.assert(
      fc.property(natural, natural, positive, (value, numerator, denominator) => {
        const leftOver = (value * numerator) % denominator === 0n ? 0n : 1n;
        expect(mulDivUp(value, numerator, denominator) - mulDivDown(value, numerator, denominator)).toBe(leftOver);
      }),
    );
  });

  it.each([
    { name: 'a negative value', value: -1n, numerator: 1n, denominator: 1n },
    { name: 'a negative numerator', value: 1n, numerator: -1n, denominator: 1n },
    { name: 'a negative denominator', value: 1n, numerator: 1n, denominator: -1n },
    { name: 'a denominator of zero', value: 1n, numerator: 1n, denominator: 0n },
  ])('refuses $name in both directions', ({ value, numerator, denominator }) => {
    expect(() => mulDivDown(value, numerator, denominator)).toThrow(RangeError);
    expect(() => mulDivUp(value, numerator, denominator)).toThrow(RangeError);
  });
});
