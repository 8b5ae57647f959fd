import type { UnixSeconds } from '@/lib/units/units';

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const MOMENT = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
});

/** "2 Oct", in UTC so that server and browser agree. */
export function formatDay(at: UnixSeconds): string {
  return DAY.format(Number(at) * 1000);
}

/** "2 Oct, 12:24 UTC". */
export function formatMoment(at: UnixSeconds): string {
  return `${MOMENT.format(Number(at) * 1000)} UTC`;
}
