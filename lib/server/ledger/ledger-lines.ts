import type { Ledger } from '@/lib/domain/ledger';
import type { LedgerLine } from '@/lib/domain/ledger-book';
import type { LedgerKind } from '@/lib/domain/ledger-events';

/** A line as it is handed out: with its time, and what the account is worth after it. */
export interface TimedLine {
  readonly kind: LedgerKind;
  /** Unix seconds. */
  readonly at: bigint;
  readonly blockNumber: bigint;
  /** Null for what moved the rate after the last event. */
  readonly transaction: string | null;
  readonly logIndex: number | null;
  /** wei */
  readonly change: bigint;
  /** wei; the opening and all changes up to here. */
  readonly balance: bigint;
  /** The exact change in wei × 1e27, by where it happened. */
  readonly exact: LedgerLine['exact'];
  /** What came or left, in units of each. */
  readonly moved: LedgerLine['moved'];
  /** Shares that a claim was for, where a pool is asked for shares. */
  readonly claimedShares: bigint;
  readonly report: LedgerLine['report'];
}

/**
 * Lines with their times and running balances, one after the other, so that a long ledger is never held twice.
 * @param last the ledger's last block, for a line without a place
 */
export function* timedLines(
  { opening, lines }: Ledger,
  times: ReadonlyMap<bigint, bigint>,
  last: { readonly number: bigint; readonly timestamp: bigint },
): Generator<TimedLine> {
  let balance: bigint = opening;
  for (const { kind, place, change, exact, moved, claimedShares, report } of lines) {
    balance += change;
    const blockNumber = place?.blockNumber ?? last.number;
    const at = place === null ? last.timestamp : times.get(blockNumber);
    if (at === undefined) throw new RangeError(`block ${blockNumber} has no time`);
    const where = { transaction: place?.transaction ?? null, logIndex: place?.logIndex ?? null };
    yield { kind, at, blockNumber, ...where, change, balance, exact, moved, claimedShares, report };
  }
}
