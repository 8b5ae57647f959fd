import { err, ok, type Result } from '@/lib/result';
import { shares, wei } from '@/lib/units/units';

import type { AccountState } from './ledger-book';
import { type AccountEvent, effectsOf, type LedgerPlaces } from './ledger-events';

/**
 * What an account had before some events, worked out backwards from what it has after them: for chains whose nodes keep
 * no state that old. The rate is that before the first report among the events; after it, when
 * nothing says what it was before; the closing one without any report.
 * @param events in any order, each once
 * @returns the state, or that an amount would be negative, which means that events are missing
 */
export function openingBefore(
  events: readonly AccountEvent[],
  closing: AccountState,
  places: LedgerPlaces,
): Result<AccountState, 'events-are-missing'> {
  const held: { shares: bigint; wrapped: bigint; queued: bigint } = { ...closing };
  for (const effect of events.flatMap((event) => effectsOf(event, false, places))) {
    held.shares -= effect.shares;
    held.wrapped -= effect.wrapped;
    held.queued -= effect.queued;
  }
  if (held.shares < 0n || held.wrapped < 0n || held.queued < 0n) return err('events-are-missing');
  const first = firstReport(events);
  const rate = first?.before ?? first?.after ?? closing.rate;
  return ok({ shares: shares(held.shares), wrapped: shares(held.wrapped), queued: wei(held.queued), rate });
}

function firstReport(events: readonly AccountEvent[]) {
  const reports = events.flatMap((event) => (event.kind === 'rebased' ? [event] : []));
  return reports.toSorted((a, b) => (a.blockNumber < b.blockNumber ? -1 : 1))[0]?.report;
}
