import 'server-only';

import * as v from 'valibot';

import { unixSeconds } from '@/lib/units/units';

import type { HistoryAsk } from './history-view';

const since = v.pipe(
  v.string(),
  v.isoDate(),
  v.transform((text) => ({ text, dayMs: Date.parse(`${text}T00:00:00Z`) })),
  // The 31st of February is taken for a day of March.
  v.check(({ text, dayMs }) => dayMs >= 0 && new Date(dayMs).toISOString().startsWith(text)),
  v.transform(({ dayMs }) => unixSeconds(BigInt(dayMs / 1_000))),
);
const page = v.pipe(v.string(), v.regex(/^[1-9]\d{0,5}$/), v.transform(Number));

/** What the query of a position's address asks for; what cannot be read asks for nothing. */
export function historyAskOf(query: Readonly<Record<string, unknown>>): HistoryAsk {
  const day = v.safeParse(since, query.since);
  return { since: day.success ? day.output : null, page: pageOf(query.page) };
}

/** The page that a part of a query asks for, from 1; the first for what cannot be read. */
export function pageOf(text: unknown): number {
  const number = v.safeParse(page, text);
  return number.success ? number.output : 1;
}
