import { expect, it } from 'vitest';

import { formatCounted, formatRate } from './format-counted';

it.each([
  [{ value: 1_234_567_899n, decimals: 6 }, '1,234.56'],
  [{ value: 999_999_999n, decimals: 6 }, '999.9999'],
  [{ value: 12n, decimals: 0 }, '12'],
  [{ value: 1n, decimals: 18 }, '<0.0001'],
  [{ value: 0n, decimals: 18 }, '0'],
] as const)('writes %o as %s', (amount, text) => {
  expect(formatCounted(amount)).toBe(text);
});

it('writes a rate with as many decimals as it has, nine at most', () => {
  expect(formatRate({ value: 1_000_803_109_999n, decimals: 12 })).toBe('1.000\u2009803\u2009109');
  expect(formatRate({ value: 1_100_000n, decimals: 6 })).toBe('1.100\u2009000');
});
