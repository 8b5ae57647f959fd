import type { AccountState, LedgerLine } from './ledger-book';
import { rayFromShareRate } from './share-rate';

/** What an account has after a line of its ledger, and the rates on both sides of it. */
export interface HeldAfter {
  readonly held: LedgerLine['moved'];
  /** Smallest unit of worth per smallest unit of a share, 1e27. */
  readonly rate: bigint;
  readonly rateBefore: bigint;
}

/**
 * Lines with what is held after each. What a line tells of amounts and of worth leads from one rate to the next; while
 * nothing is held that earns, the rate is not known and the last one stands.
 * @param lines of one ledger, from its first on
 * @example 100 shares at 1.0; a report that earns 10: 100 held, the rate 1.1 after 1.0
 */
export function* heldLines<Line extends Pick<LedgerLine, 'exact' | 'moved'>>(
  opening: AccountState,
  lines: Iterable<Line>,
): Generator<Line & HeldAfter> {
  let held: LedgerLine['moved'] = { shares: opening.shares, wrapped: opening.wrapped, queued: opening.queued };
  let rate: bigint = rayFromShareRate(opening.rate);
  for (const line of lines) {
    const { moved, exact } = line;
    const rateBefore = rate;
    rate = rateAfter(rate, held, line);
    held = {
      shares: held.shares + moved.shares,
      wrapped: held.wrapped + moved.wrapped,
      queued: held.queued + moved.queued,
    };
    const isStep = moved.shares === 0n && moved.wrapped === 0n && exact.queued === 0n;
    yield { ...line, held, rate, rateBefore: isStep ? rateBefore : rate };
  }
}

function rateAfter(
  rate: bigint,
  held: LedgerLine['moved'],
  { moved, exact }: Pick<LedgerLine, 'exact' | 'moved'>,
): bigint {
  if (moved.shares !== 0n) return exact.liquid / moved.shares;
  if (moved.wrapped !== 0n) return exact.wrapped / moved.wrapped;
  const earning = held.shares + held.wrapped;
  return earning === 0n ? rate : rate + (exact.liquid + exact.wrapped) / earning;
}
