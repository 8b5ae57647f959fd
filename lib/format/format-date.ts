import type { UnixSeconds } from '@/lib/units/units';

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const MOMENT = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
});

const DATE = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

/** "2 Oct 2026", in UTC: for what may be years ago. */
export function formatDate(at: UnixSeconds): string {
  return DATE.format(Number(at) * 1000);
}

/** "2026-10-02", in UTC: as fields for dates take it. */
export function formatIsoDay(at: UnixSeconds): string {
  return new Date(Number(at) * 1000).toISOString().slice(0, 10);
}

/** "2 Oct", in UTC so that server and browser agree. */
export function formatDay(at: UnixSeconds): string {
  return DAY.format(Number(at) * 1000);
}

/** "2 Oct, 12:24 UTC". */
export function formatMoment(at: UnixSeconds): string {
  return `${MOMENT.format(Number(at) * 1000)} UTC`;
}
