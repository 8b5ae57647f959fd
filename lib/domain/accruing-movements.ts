import type { LedgerLine } from './ledger-book';
import { byTransaction } from './lines-by-transaction';
import type { TokenMovement } from './token-movements';

type Moving = Pick<LedgerLine, 'kind' | 'moved' | 'claimedShares'> & { readonly transaction: string | null };

/**
 * Movements of the only token of a pool, whose worth grows: it moves when it is moved, never by a report. What was asked
 * back in shares still counts as the token until it is claimed, so that a request moves nothing and the claim gives the
 * tokens away. What a claim pays is not told: it is another token, whose own history has it.
 */
export function* accruingMovements<Line extends Moving>(lines: Iterable<Line>): Generator<TokenMovement<Line>> {
  for (const group of byTransaction(lines)) {
    const line = group.find(({ kind }) => kind !== 'between-reports') ?? group[0];
    if (line === undefined) continue;
    const wrapped = group.reduce((total, one) => total + tokensOf(one), 0n);
    if (wrapped !== 0n) yield { kind: line.kind, line, rebasing: 0n, wrapped, ether: 0n };
  }
}

/** Shares in a request count as tokens, also when they are paid for, until the claim. */
function tokensOf({ kind, moved, claimedShares }: Moving): bigint {
  return moved.wrapped + (kind === 'request-ready' ? 0n : moved.shares) - claimedShares;
}
