import { expect, it } from 'vitest';

import { ONE_ETHER, RAY, ray, shares, unixSeconds, wei } from './units';

it('keeps scales exact: 1e18 and 1e27 with every digit', () => {
  expect(ONE_ETHER.toString()).toBe(`1${'0'.repeat(18)}`);
  expect(RAY.toString()).toBe(`1${'0'.repeat(27)}`);
});

it.each([
  { name: 'wei', mark: wei },
  { name: 'shares', mark: shares },
  { name: 'ray', mark: ray },
  { name: 'unixSeconds', mark: unixSeconds },
])('marks a number as $name without changing it', ({ mark }) => {
  expect(mark(2n ** 256n - 1n)).toBe(2n ** 256n - 1n);
});
