import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { formatCount } from './format-count';

describe('formatCount', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [1_000, '1,000'],
    [-1_234_567n, '-1,234,567'],
    [10n ** 18n, '1,000,000,000,000,000,000'],
  ])('writes %s as %s', (count, text) => {
    expect(formatCount(count)).toBe(text);
  });

  it('writes every whole number as the language’s own rules do', () => {
    fc.assert(
      fc.property(fc.oneof(fc.maxSafeInteger(), fc.bigInt()), (count) => {
        expect(formatCount(count)).toBe(count.toLocaleString('en-US'));
      }),
    );
  });
});
