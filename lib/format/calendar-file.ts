import type { UnixSeconds } from '@/lib/units/units';

/** An entry for a calendar. */
export interface CalendarEntry {
  /** The same for the same event, so that a newer file replaces an older one's entry. */
  readonly uid: string;
  readonly from: UnixSeconds;
  readonly to: UnixSeconds;
  /** When the entry was made. */
  readonly madeAt: UnixSeconds;
  readonly title: string;
  readonly text: string;
  readonly link: string;
}

const LONGEST_LINE_BYTES = 75;

/**
 * A calendar file with one entry and a reminder at its start (RFC 5545), in UTC.
 * @returns the file's text; lines end in CR LF and are folded at 75 bytes, never inside a character
 */
export function calendarFile({ uid, from, to, madeAt, title, text, link }: CalendarEntry): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Millrace//Withdrawals//EN',
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `DTSTAMP:${utc(madeAt)}`,
    `DTSTART:${utc(from)}`,
    `DTEND:${utc(to)}`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(text)}`,
    `URL:${link}`,
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escaped(title)}`,
    'TRIGGER:PT0S',
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** "20261125T155000Z" (RFC 5545, 3.3.5). */
function utc(at: UnixSeconds): string {
  return new Date(Number(at) * 1_000).toISOString().replace(/[-:]|\.\d{3}/g, '');
}

/** Text as RFC 5545, 3.3.11 wants it. */
function escaped(text: string): string {
  return text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r?\n/g, '\\n');
}

/** A long line goes on after CR LF and a space (RFC 5545, 3.1). */
function folded(line: string): string {
  const encoder = new TextEncoder();
  const parts: string[] = [];
  let part = '';
  let bytes = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (bytes + size > LONGEST_LINE_BYTES) {
      parts.push(part);
      part = '';
      // The space in front counts too.
      bytes = 1;
    }
    part += character;
    bytes += size;
  }
  return [...parts, part].join('\r\n ');
}
