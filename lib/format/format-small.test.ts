import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { ray, unixSeconds } from '@/lib/units/units';

import { formatDay, formatMoment } from './format-date';
import { formatDuration, formatDurationRange } from './format-duration';
import { formatOrdinal } from './format-ordinal';
import { formatRatioPercent, formatRayPercent } from './format-percent';

describe('percentages', () => {
  it.each([
    { value: 29_400_000_000_000_000_000_000_000n, decimals: 2, text: '2.94' },
    { value: 29_499_999_999_999_999_999_999_999n, decimals: 2, text: '2.94' },
    { value: -29_499_999_999_999_999_999_999_999n, decimals: 2, text: '−2.94' },
    { value: 0n, decimals: 2, text: '0.00' },
    { value: -1n, decimals: 2, text: '0.00' },
    { value: 10n ** 27n, decimals: 0, text: '100' },
    { value: 10n ** 24n, decimals: 3, text: '0.100' },
  ])('write $value of 1e27 with $decimals decimals as $text, cut off towards zero', ({ value, decimals, text }) => {
    expect(formatRayPercent(ray(value), decimals)).toBe(text);
  });

  it.each([
    { part: 1n, whole: 3n, text: '33.3' },
    { part: 2n, whole: 3n, text: '66.6' },
    { part: 3n, whole: 3n, text: '100.0' },
    { part: 0n, whole: 3n, text: '0.0' },
  ])('write $part of $whole as $text', ({ part, whole, text }) => {
    expect(formatRatioPercent(part, whole, 1)).toBe(text);
  });

  it('never show more than there is', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 27n }), fc.bigInt({ min: 1n, max: 10n ** 27n }), (part, whole) => {
        const shown = BigInt(formatRatioPercent(part, whole, 2).replace('.', ''));
        expect(shown * whole <= part * 10_000n && (shown + 1n) * whole > part * 10_000n).toBe(true);
      }),
    );
  });
});

describe('durations', () => {
  it.each([
    { seconds: -5, text: '0 s' },
    { seconds: 0, text: '0 s' },
    { seconds: 6.9, text: '6 s' },
    { seconds: 59, text: '59 s' },
    { seconds: 60, text: '1 min' },
    { seconds: 299, text: '4 min' },
    { seconds: 3_599, text: '59 min' },
    { seconds: 3_600, text: '1 hour' },
    { seconds: 3 * 3_600, text: '3 hours' },
    { seconds: 86_399, text: '23 hours' },
    { seconds: 86_400, text: '1 day' },
    { seconds: 12 * 86_400, text: '12 days' },
  ])('of $seconds seconds are "$text"', ({ seconds, text }) => {
    expect(formatDuration(seconds)).toBe(text);
  });

  it('are a range, or one where both ends read the same', () => {
    expect(formatDurationRange(240, 3 * 3_600)).toBe('4 min to 3 hours');
    expect(formatDurationRange(240, 299)).toBe('4 min');
  });
});

describe('dates', () => {
  it.each([
    { at: '2026-10-02T12:24:00Z', day: '2 Oct', moment: '2 Oct, 12:24 UTC' },
    { at: '2026-01-01T00:00:00Z', day: '1 Jan', moment: '1 Jan, 00:00 UTC' },
    { at: '2026-12-31T23:59:59Z', day: '31 Dec', moment: '31 Dec, 23:59 UTC' },
  ])('at $at are "$day" and "$moment", wherever the reader is', ({ at, day, moment }) => {
    const seconds = unixSeconds(BigInt(Date.parse(at) / 1000));
    expect(formatDay(seconds)).toBe(day);
    expect(formatMoment(seconds)).toBe(moment);
  });
});

describe('ordinals', () => {
  it.each([
    [1, '1st'],
    [2, '2nd'],
    [3, '3rd'],
    [4, '4th'],
    [11, '11th'],
    [12, '12th'],
    [13, '13th'],
    [21, '21st'],
    [111, '111th'],
    [1_002, '1,002nd'],
  ])('of %i are %s', (position, text) => {
    expect(formatOrdinal(position)).toBe(text);
  });
});
