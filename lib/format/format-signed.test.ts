import { describe, expect, it } from 'vitest';

import { formatSigned } from './format-signed';

const plain = (text: string) => text.replaceAll('\u2009', '');

describe('formatSigned', () => {
  it.each([
    [6_412_000_000_000_000n, 18, '+0.006412'],
    [-3_104_999_999_999_999n, 18, '−0.003104'],
    [0n, 18, '0.000000'],
    [999_999_999_999n, 18, '+0.000000999'],
    [-123_456_789_012n, 18, '−0.000000123'],
    [1_500_000_000n, 18, '+0.000000001'],
    [1n, 18, '<0.000000001'],
    [-2n, 18, '>−0.000000001'],
    [7n, 8, '+0.00000007'],
    [1_500_000n, 6, '+1.500000'],
    [-1n, 2, '−0.01'],
  ])('writes %s of %s decimals as %s', (amount, decimals, text) => {
    expect(plain(formatSigned(amount, decimals))).toBe(text);
  });
});
