import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { unixSeconds } from '@/lib/units/units';

import { calendarFile } from './calendar-file';

const ENTRY = {
  uid: 'request-12@31337',
  from: unixSeconds(1_767_225_600n),
  to: unixSeconds(1_767_312_000n),
  madeAt: unixSeconds(1_767_139_200n),
  title: 'Request #12 may be ready',
  text: 'Two lines;\nand a comma, here',
  link: 'https://app.invalid/withdraw/claim',
};
const linesOf = (file: string) => file.replaceAll('\r\n ', '').split('\r\n');

describe('calendarFile', () => {
  it('has times in UTC, text escaped, and a reminder', () => {
    const lines = linesOf(calendarFile(ENTRY));
    expect(lines).toContain('DTSTART:20260101T000000Z');
    expect(lines).toContain('DTEND:20260102T000000Z');
    expect(lines).toContain('DTSTAMP:20251231T000000Z');
    expect(lines).toContain('DESCRIPTION:Two lines\\;\\nand a comma\\, here');
    expect(lines).toContain('TRIGGER:PT0S');
    expect(lines.slice(0, 2)).toEqual(['BEGIN:VCALENDAR', 'VERSION:2.0']);
    expect(lines.slice(-2)).toEqual(['END:VCALENDAR', '']);
  });

  it('has no line longer than 75 bytes, cuts no character, and lets no text begin a line of its own', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 150 }), (text) => {
        const file = calendarFile({ ...ENTRY, text });
        for (const line of file.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
        expect(linesOf(file)).toHaveLength(20);
        expect(file).not.toContain('\uFFFD');
      }),
      // Each run looks at every line of a file.
      { numRuns: 40 },
    );
  });
});
