import fc from 'fast-check';
import { expect, it } from 'vitest';

import { unixSeconds } from '@/lib/units/units';

import { formatDate, formatDay, formatIsoDay, formatMoment, formatPastMoment } from './format-date';

const BRITISH = { timeZone: 'UTC', day: 'numeric', month: 'short' } as const;
const TO_THE_MINUTE = { hour: '2-digit', minute: '2-digit' } as const;
const written = (at: number, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { ...BRITISH, ...options }).format(at * 1_000);

it('writes every moment as British English does, in UTC', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_102_444_800 }), (at) => {
      const moment = unixSeconds(BigInt(at));
      expect(formatDay(moment)).toBe(written(at, {}));
      expect(formatDate(moment)).toBe(written(at, { year: 'numeric' }));
      expect(formatMoment(moment)).toBe(`${written(at, TO_THE_MINUTE)} UTC`);
      expect(formatPastMoment(moment)).toBe(`${written(at, { ...TO_THE_MINUTE, year: 'numeric' })} UTC`);
    }),
  );
});

it('writes a day as fields for dates take it', () => {
  expect(formatIsoDay(unixSeconds(1_790_942_640n))).toBe('2026-10-02');
});
