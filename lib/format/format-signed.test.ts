import { describe, expect, it } from 'vitest';

import { formatSigned } from './format-signed';

const plain = (text: string) => text.replaceAll('\u2009', '');

describe('formatSigned', () => {
  it.each([
    [6_412_000_000_000_000n, 18, '+0.006412'],
    [-3_104_999_999_999_999n, 18, '−0.003104'],
    [0n, 18, '0.000000'],
    [1n, 18, '+0.000000000000000001'],
    [-2n, 18, '−0.000000000000000002'],
    [358_395_354_005n, 18, '+0.000000358'],
    [-999_999_999_999n, 18, '−0.000000999'],
    [1_500_000n, 6, '+1.500000'],
    [-1n, 2, '−0.01'],
  ])('writes %s of %s decimals as %s', (amount, decimals, text) => {
    expect(plain(formatSigned(amount, decimals))).toBe(text);
  });
});
