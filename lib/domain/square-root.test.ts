import fc from 'fast-check';
import { expect, it } from 'vitest';

import { squareRootDown } from './square-root';

it.each([
  [0n, 0n],
  [1n, 1n],
  [3n, 1n],
  [99n, 9n],
  [100n, 10n],
])('the root of %s is %s', (value, root) => expect(squareRootDown(value)).toBe(root));

it('is the largest number whose square fits', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 2n ** 400n }), (value) => {
      const root = squareRootDown(value);
      expect(root * root <= value && value < (root + 1n) * (root + 1n)).toBe(true);
    }),
  );
});

it('refuses what has no root', () => expect(() => squareRootDown(-1n)).toThrow(RangeError));
