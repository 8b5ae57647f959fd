import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { formatExact, formatInput } from './format-amount';
import { parseAmount } from './parse-amount';

const THIN = '\u2009';
const NARROW_NBSP = '\u202f';
const NBSP = '\u00a0';
const FIGURE = '\u2007';
const wei = (digits: string, zeros: number) => BigInt(digits + '0'.repeat(zeros));
const parsed = (text: string) => parseAmount(text, 18);

describe('amounts people write', () => {
  it.each([
    { text: '0', amount: 0n },
    { text: '-0', amount: 0n },
    { text: '1', amount: wei('1', 18) },
    { text: '+1', amount: wei('1', 18) },
    { text: '007', amount: wei('7', 18) },
    { text: '1.5', amount: wei('15', 17) },
    { text: '1,5', amount: wei('15', 17) },
    { text: '.5', amount: wei('5', 17) },
    { text: ',5', amount: wei('5', 17) },
    { text: '5.', amount: wei('5', 18) },
    { text: ' 1.5 ', amount: wei('15', 17) },
    { text: '1 234,5', amount: wei('12345', 17) },
    { text: '1 234,56', amount: wei('123456', 16) },
    { text: '1,234.56', amount: wei('123456', 16) },
    { text: '1.234,56', amount: wei('123456', 16) },
    { text: '1,234,567', amount: wei('1234567', 18) },
    { text: '1.234.567', amount: wei('1234567', 18) },
    { text: '1,234,567.8', amount: wei('12345678', 17) },
    { text: `1${NBSP}234,5`, amount: wei('12345', 17) },
    { text: `1${THIN}234.5`, amount: wei('12345', 17) },
    { text: `1${NARROW_NBSP}234,5`, amount: wei('12345', 17) },
    { text: `1${FIGURE}234,5`, amount: wei('12345', 17) },
    { text: "1'234.5", amount: wei('12345', 17) },
    { text: '1’234.5', amount: wei('12345', 17) },
    { text: '1_000', amount: wei('1000', 18) },
    { text: `0.001${THIN}032${THIN}23`, amount: 1_032_230_000_000_000n },
    { text: '1e3', amount: wei('1', 21) },
    { text: '1.5E-3', amount: wei('15', 14) },
    { text: '1e+2', amount: wei('1', 20) },
    { text: '1e-18', amount: 1n },
    { text: '10e-19', amount: 1n },
    { text: '1e30', amount: wei('1', 48) },
    { text: '0.000000000000000001', amount: 1n },
    { text: '1.0000000000000000000', amount: wei('1', 18) },
    // A single separator is the decimal sign, also before three digits; the form repeats how it was read.
    { text: '1,234', amount: wei('1234', 15) },
  ])('reads "$text" as $amount wei', ({ text, amount }) => {
    expect(parsed(text)).toEqual({ ok: true, value: amount });
  });

  it('reads the largest amount there can be, and not one wei more', () => {
    const most = 2n ** 256n - 1n;
    expect(parseAmount(most.toString(), 0)).toEqual({ ok: true, value: most });
    expect(parseAmount((most + 1n).toString(), 0)).toEqual({ ok: false, error: { code: 'too-large' } });
  });

  it('reads units of other decimals', () => {
    expect(parseAmount('1.5', 6)).toEqual({ ok: true, value: 1_500_000n });
    expect(parseAmount('1.5', 0)).toEqual({ ok: false, error: { code: 'too-precise', decimals: 0 } });
  });
});

describe('texts that are no amounts', () => {
  it.each([
    { text: '', code: 'empty' },
    { text: ` ${NBSP}`, code: 'empty' },
    { text: 'abc', code: 'not-a-number' },
    { text: '.', code: 'not-a-number' },
    { text: ',', code: 'not-a-number' },
    { text: '1.2.3', code: 'not-a-number' },
    { text: '1,2,3', code: 'not-a-number' },
    { text: '1,23,456', code: 'not-a-number' },
    { text: '1.234,567.8', code: 'not-a-number' },
    { text: '12.34,5', code: 'not-a-number' },
    { text: '1..5', code: 'not-a-number' },
    { text: '1e', code: 'not-a-number' },
    { text: '1e1.5', code: 'not-a-number' },
    { text: '1e9999', code: 'not-a-number' },
    { text: '0x10', code: 'not-a-number' },
    { text: 'Infinity', code: 'not-a-number' },
    { text: 'NaN', code: 'not-a-number' },
    { text: '1 ETH', code: 'not-a-number' },
    { text: '--1', code: 'not-a-number' },
    { text: '1-', code: 'not-a-number' },
    { text: '٣', code: 'not-a-number' },
    { text: '-1', code: 'negative' },
    { text: '−1', code: 'negative' },
    { text: '1e-19', code: 'too-precise' },
    { text: '0.0000000000000000001', code: 'too-precise' },
    { text: '1e100', code: 'too-large' },
    { text: '1e999', code: 'too-large' },
    { text: '9'.repeat(100), code: 'too-large' },
    { text: '1'.repeat(200), code: 'not-a-number' },
  ])('are refused: "$text" is $code', ({ text, code }) => {
    expect(parsed(text)).toMatchObject({ ok: false, error: { code } });
  });

  it('never throw, whatever is pasted', () => {
    const pasted = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(..."0123456789.,eE+-−'’ _") }));
    fc.assert(
      fc.property(pasted, (text) => {
        const result = parsed(text);
        if (result.ok) expect(result.value >= 0n && result.value < 2n ** 256n).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('what the app writes itself', () => {
  const amount = fc.oneof(
    fc.bigInt({ min: 0n, max: 10n ** 30n }),
    fc.bigInt({ min: 0n, max: 10n ** 20n }),
    fc.bigInt({ min: 0n, max: 2n ** 256n - 1n }),
  );

  it('into a field is read back to the wei', () => {
    fc.assert(
      fc.property(amount, (value) => {
        expect(parsed(formatInput(value))).toEqual({ ok: true, value });
      }),
    );
  });

  it('in full is read back to the wei, but for whole thousands, whose lone comma reads as a decimal sign', () => {
    fc.assert(
      fc.property(amount, (value) => {
        const text = formatExact(value);
        const loneComma = /^\d{1,3},\d{3}$/.test(text);
        expect(parsed(text)).toEqual({ ok: true, value: loneComma ? value / 1000n : value });
      }),
    );
  });
});
