import { RAY } from '@/lib/units/units';

import type { LedgerLine } from './ledger-book';
import type { LedgerKind } from './ledger-events';
import { byTransaction } from './lines-by-transaction';

/** Tokens of one transaction, or of one report: what an account's books elsewhere have to show. */
export interface TokenMovement<Line> {
  /** What the lines have in common; the first one's where they differ, but rather a report's than a rest of rounding. */
  readonly kind: LedgerKind;
  /** That line, for its time and place. */
  readonly line: Line;
  /** What came (above zero) and left, in units of each token. */
  readonly rebasing: bigint;
  readonly wrapped: bigint;
  /** Ether that a claim paid, wei. */
  readonly ether: bigint;
}

type Moving = Pick<LedgerLine, 'kind' | 'exact' | 'moved'> & { readonly transaction: string | null };

/**
 * Movements of tokens from the lines of a ledger. All of a transaction are one: a wrap gives one token and gets another.
 * What is queued still counts as the rebasing token until it is claimed, so that a request moves nothing and a claim is
 * the sale it is. A token whose worth grows moves only when it is moved; the rebasing token also by each report.
 *
 * Amounts of the rebasing token are rounded by their sum: at the end of each movement of it, it is the floor of what was
 * held exactly. A rest of less than a wei waits for the next one; it never joins a movement of the other token, which
 * would then look like a trade of the one for the other.
 * @param opening exact rebasing tokens and what is queued before the first line, wei × 1e27
 */
export function* tokenMovements<Line extends Moving>(
  lines: Iterable<Line>,
  opening: bigint,
): Generator<TokenMovement<Line>> {
  let exact = opening;
  let told = opening / RAY;
  for (const group of byTransaction(lines)) {
    const line = group.find(({ kind }) => kind !== 'between-reports') ?? group[0];
    if (line === undefined) continue;
    for (const { exact: part } of group) exact += part.liquid + part.queued;
    const wrapped = group.reduce((total, { moved }) => total + moved.wrapped, 0n);
    const rebasing = movesRebasing(group) ? exact / RAY - told : 0n;
    told += rebasing;
    const ether = group.reduce((paid, { kind, moved }) => (kind === 'claim' ? paid - moved.queued : paid), 0n);
    if (rebasing !== 0n || wrapped !== 0n) yield { kind: line.kind, line, rebasing, wrapped, ether };
  }
}

/** Whether a transaction or a report moves the rebasing token by more than a rest of rounding. */
function movesRebasing(group: readonly Moving[]): boolean {
  const lines = group.filter(({ kind }) => kind !== 'between-reports');
  if (lines.length === 0) return true;
  // A request of the rebasing token moves nothing; one of the wrapped token turns it into that.
  const isRequest = lines.every(({ kind, moved }) => kind === 'withdrawal-request' && moved.wrapped === 0n);
  if (isRequest) return false;
  return lines.some(
    ({ kind, moved }) => kind === 'reward' || kind === 'loss' || moved.shares !== 0n || moved.queued !== 0n,
  );
}
