import { expect, it } from 'vitest';

import { ONE_ETHER, unixSeconds, wei } from '@/lib/units/units';

import { formatEthPrice, formatUsd, formatUsdUp } from './format-money';

const price = { answer: 320_045_999_999n, decimals: 8, updatedAt: unixSeconds(0n), roundId: 1n };

it.each([
  [2n * ONE_ETHER, '6,400.91 USD'],
  [100n * ONE_ETHER, '320,045 USD'],
  [1n, 'less than 0.01 USD'],
  [0n, '0.00 USD'],
] as const)('writes %s wei rounded down', (amount, text) => {
  expect(formatUsd(wei(amount), price)).toBe(text);
});

it.each([
  [10n ** 14n, '0.33 USD'],
  [100n * ONE_ETHER, '320,046 USD'],
  [1n, '0.01 USD'],
  [0n, '0.00 USD'],
] as const)('writes a cost of %s wei rounded up', (amount, text) => {
  expect(formatUsdUp(wei(amount), price)).toBe(text);
});

it('writes the price itself', () => {
  expect(formatEthPrice(price)).toBe('3,200.45 USD');
});
