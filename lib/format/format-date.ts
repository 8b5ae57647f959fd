import type { UnixSeconds } from '@/lib/units/units';

/** Months as British English shortens them. Loading the browser's rules of all languages for them would hold up the first page. */
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'] as const;

/** "2 Oct 2026", in UTC: for what may be years ago. */
export function formatDate(at: UnixSeconds): string {
  return `${formatDay(at)} ${dateOf(at).getUTCFullYear()}`;
}

/** "2026-10-02", in UTC: as fields for dates take it. */
export function formatIsoDay(at: UnixSeconds): string {
  return dateOf(at).toISOString().slice(0, 10);
}

/** "2 Oct", in UTC so that server and browser agree. */
export function formatDay(at: UnixSeconds): string {
  const date = dateOf(at);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
}

/** "2 Oct, 12:24 UTC": for what is near. */
export function formatMoment(at: UnixSeconds): string {
  return `${formatDay(at)}, ${timeOf(at)}`;
}

/** "2 Oct 2026, 12:24 UTC": for what may be years ago. */
export function formatPastMoment(at: UnixSeconds): string {
  return `${formatDate(at)}, ${timeOf(at)}`;
}

function timeOf(at: UnixSeconds): string {
  return `${dateOf(at).toISOString().slice(11, 16)} UTC`;
}

function dateOf(at: UnixSeconds): Date {
  return new Date(Number(at) * 1_000);
}
