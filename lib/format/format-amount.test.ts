import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  formatAmount,
  formatBalance,
  formatColumn,
  formatCostUp,
  formatExact,
  formatInput,
  formatShort,
} from './format-amount';
import { parseAmount } from './parse-amount';

const ETH = 10n ** 18n;
const spaced = (text: string) => text.replaceAll(' ', '\u2009');
const natural = fc.bigInt({ min: 0n, max: 10n ** 30n });
/** What a written amount stands for, with its grouping taken out. */
function amountIn(text: string): bigint {
  const parsed = parseAmount(text.replaceAll(',', ''), 18);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.error.code}`);
  return parsed.value;
}

describe('formatAmount', () => {
  it('groups long fractions by thin spaces: 1032230000000000 wei', () => {
    expect(formatAmount(1_032_230_000_000_000n, { decimals: 18, shown: 8 })).toBe(spaced('0.001 032 23'));
  });

  it.each([
    { amount: 0n, shown: 4, text: '0' },
    { amount: ETH, shown: 4, text: '1' },
    { amount: 1_500_000_000_000_000_000n, shown: 4, text: '1.5' },
    { amount: 1_999_999_999_999_999_999n, shown: 4, text: '1.9999' },
    { amount: 1_234_567n * ETH, shown: 4, text: '1,234,567' },
    { amount: 999n * ETH, shown: 0, text: '999' },
    { amount: -1_500_000_000_000_000_000n, shown: 4, text: '−1.5' },
  ])('writes $amount with $shown digits as $text', ({ amount, shown, text }) => {
    expect(formatAmount(amount, { decimals: 18, shown })).toBe(text);
  });

  it('keeps the zeros that a column asks for', () => {
    expect(formatAmount(ETH, { decimals: 18, shown: 4, atLeast: 2 })).toBe('1.00');
    expect(formatColumn(1_500_000_000_000_000_000n)).toBe(spaced('1.500 000'));
    expect(formatColumn(0n)).toBe(spaced('0.000 000'));
  });

  it('writes units without decimals', () => {
    expect(formatAmount(1_234n, { decimals: 0, shown: 0 })).toBe('1,234');
  });

  it('never rounds up, and cuts off less than the last digit shown', () => {
    fc.assert(
      fc.property(natural, fc.integer({ min: 0, max: 18 }), (amount, shown) => {
        const shownValue = amountIn(formatAmount(amount, { decimals: 18, shown }));
        expect(shownValue <= amount && amount - shownValue < 10n ** BigInt(18 - shown)).toBe(true);
      }),
    );
  });
});

describe('formatExact', () => {
  it('shows the last wei', () => {
    expect(formatExact(1n)).toBe(spaced('0.000 000 000 000 000 001'));
    expect(formatExact(1_000_000n * ETH + 1n)).toBe(spaced('1,000,000.000 000 000 000 000 001'));
  });
});

describe('formatShort', () => {
  it.each([
    { amount: 0n, text: '0' },
    { amount: 1n, text: '<0.0001' },
    { amount: 10n ** 14n - 1n, text: '<0.0001' },
    { amount: 10n ** 14n, text: '0.0001' },
    { amount: -1n, text: '>−0.0001' },
    { amount: 999_999_999_999_999_999_999n, text: '999.9999' },
    { amount: 1_000n * ETH, text: '1,000' },
    { amount: 1_234n * ETH + ETH - 1n, text: '1,234.99' },
  ])('writes $amount as $text', ({ amount, text }) => {
    expect(formatShort(amount)).toBe(text);
  });

  it('never rounds up', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 10n ** 14n, max: 10n ** 30n }), (amount) => {
        expect(amountIn(formatShort(amount))).toBeLessThanOrEqual(amount);
      }),
    );
  });
});

describe('formatInput', () => {
  it.each([
    { amount: 0n, text: '0' },
    { amount: 1n, text: '0.000000000000000001' },
    { amount: 1_234n * ETH, text: '1234' },
    { amount: 1_234n * ETH + ETH / 2n, text: '1234.5' },
  ])('writes $amount plainly as $text', ({ amount, text }) => {
    expect(formatInput(amount)).toBe(text);
  });
});

describe('amounts of units with other decimals', () => {
  it.each([
    [1_500_000n, '1.5'],
    [1n, '0.000001'],
    [12_000_000n, '12'],
  ])('%s in a form is %s', (amount, text) => {
    expect(formatInput(amount, 6)).toBe(text);
  });

  it('a unit without decimals has no point', () => expect(formatInput(12n, 0)).toBe('12'));

  it('a balance has as many digits as its unit, and too small ones in full', () => {
    expect(formatBalance(1_234_567n, 6)).toBe('1.234\u2009567');
    expect(formatBalance(1_999n, 2)).toBe('19.99');
    expect(formatBalance(10n ** 15n, 24)).toBe('0.000\u2009000\u2009001');
  });
});

describe('formatCostUp', () => {
  it('is never less than the cost, nor more by a whole step', () => {
    fc.assert(
      fc.property(natural, fc.constantFrom(6, 8), (cost, shown) => {
        const over = amountIn(formatCostUp(cost, shown).replaceAll('\u2009', '')) - cost;
        expect(over).toBeGreaterThanOrEqual(0n);
        expect(over).toBeLessThan(10n ** BigInt(18 - shown));
      }),
    );
  });

  it('keeps what is exact: 0.000295 ETH', () => {
    expect(formatCostUp(295n * 10n ** 12n, 8)).toBe(spaced('0.000 295'));
    expect(formatCostUp(295n * 10n ** 12n + 1n, 8)).toBe(spaced('0.000 295 01'));
  });
});
