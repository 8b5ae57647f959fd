import { err, ok, type Result } from '@/lib/result';
import { type Wei, wei } from '@/lib/units/units';

import { type AccountState, type LedgerLine, openBook } from './ledger-book';
import { type AccountEvent, type EventPlace, effectsOf, type LedgerKind, type LedgerPlaces } from './ledger-events';
import { etherFromSharesDown } from './share-rate';

/** An account between two blocks: opening + the change of every line + rounding = closing, to the wei. */
export interface Ledger {
  /** wei, as contracts show it: each of the two tokens rounded down. */
  readonly opening: Wei;
  readonly lines: readonly LedgerLine[];
  /** At most 2 wei either way below a thousand million tokens: contracts round each token's value, the lines round their exact sum. */
  readonly rounding: Wei;
  readonly closing: Wei;
}

/** The events do not lead from the opening to the closing: some are missing, or one is of another account. */
export interface LedgerMismatch {
  readonly kind: 'events-do-not-add-up';
  readonly found: { readonly shares: bigint; readonly wrapped: bigint; readonly queued: bigint };
  readonly expected: { readonly shares: bigint; readonly wrapped: bigint; readonly queued: bigint };
}

/**
 * What happened to an account between two blocks. Events are taken in the order of the chain (block, then log). Every
 * amount of shares is valued at the rate in force, as ray; at a report the account earns
 * shares × (rate after − rate before), both from the report's own totals (the pattern of Lido's SDK, `rewards.ts`).
 * Everything is exact in wei × 1e27 until it is rounded to the wei.
 * @param opening at the block before the first event
 * @param events of the account, in any order, each once
 * @param closing at the block of the last event or later, as read from the chain: the events must lead there
 * @returns the ledger, or by how much the events miss the closing state
 * @throws RangeError for totals without shares
 * @example 100 shares at 1.0; a report to 1.1 earns 10; 50 of them given away at 1.1 are −55; closing 55
 */
export function accountLedger(
  opening: AccountState,
  events: readonly AccountEvent[],
  closing: AccountState,
  places: LedgerPlaces,
): Result<Ledger, LedgerMismatch> {
  const book = openBook(opening);
  const inReport = new Set(events.flatMap((event) => (event.kind === 'rebased' ? [event.transaction] : [])));
  for (const event of events.toSorted(byPlace)) {
    if (event.kind === 'rebased') book.enterReport(event, event.report);
    for (const effect of effectsOf(event, inReport.has(event.transaction), places)) book.enter(event, effect);
  }
  book.drift(null, closing.rate);
  const found = book.holding();
  const expected = { shares: closing.shares, wrapped: closing.wrapped, queued: closing.queued };
  if (found.shares !== expected.shares || found.wrapped !== expected.wrapped || found.queued !== expected.queued)
    return err({ kind: 'events-do-not-add-up', found, expected });
  const [first, last] = [shownWorth(opening), shownWorth(closing)];
  const sum = book.lines.reduce((total, { change }) => total + change, 0n);
  return ok({ opening: first, lines: book.lines, rounding: wei(last - first - sum), closing: last });
}

/** The sum of the lines of some kinds, wei. */
export function sumOfLines(ledger: Ledger, kinds: readonly LedgerKind[]): Wei {
  return wei(ledger.lines.reduce((sum, { kind, change }) => (kinds.includes(kind) ? sum + change : sum), 0n));
}

/** What an account is worth, as contracts show it: both tokens rounded down, and what is queued. */
function shownWorth(state: AccountState): Wei {
  return wei(
    etherFromSharesDown(state.shares, state.rate) + etherFromSharesDown(state.wrapped, state.rate) + state.queued,
  );
}

function byPlace(a: EventPlace, b: EventPlace): number {
  if (a.blockNumber !== b.blockNumber) return a.blockNumber < b.blockNumber ? -1 : 1;
  return a.logIndex - b.logIndex;
}
