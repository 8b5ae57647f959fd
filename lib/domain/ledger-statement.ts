import { type UnixSeconds, type Wei, wei } from '@/lib/units/units';

import type { LedgerKind } from './ledger-events';

/** What a line does to an account, coarsely: what people tell apart. */
export type StatementPart =
  /** ETH that came in for new tokens. */
  | 'deposits'
  /** Tokens and requests from and to others. */
  | 'transfers'
  /** Between the account's own tokens and the queue. */
  | 'moves'
  /** ETH that went out for tokens. */
  | 'payouts'
  /** What the protocol pays an operator or its treasury. */
  | 'fees'
  | 'rewards'
  | 'losses'
  /** Steps of the rate that no report tells. */
  | 'drift';

/** Where each kind of line belongs. */
export const PART_OF_KIND: Readonly<Record<LedgerKind, StatementPart>> = {
  deposit: 'deposits',
  'fee-shares': 'fees',
  'transfer-in': 'transfers',
  'transfer-out': 'transfers',
  'request-transfer': 'transfers',
  wrap: 'moves',
  unwrap: 'moves',
  'withdrawal-request': 'moves',
  'request-ready': 'moves',
  claim: 'payouts',
  redemption: 'payouts',
  burn: 'payouts',
  'claim-discount': 'losses',
  reward: 'rewards',
  loss: 'losses',
  'between-reports': 'drift',
};

/** Parts that are earned, or lost, and neither brought nor taken away. */
const EARNED: ReadonlySet<StatementPart> = new Set(['rewards', 'losses', 'drift']);

/** Whether a line is something earned or lost. */
export function isEarned(kind: LedgerKind): boolean {
  return EARNED.has(PART_OF_KIND[kind]);
}

/** A line as far as a statement needs it. */
export interface StatementLine {
  readonly kind: LedgerKind;
  /** Unix seconds. */
  readonly at: bigint;
  /** wei */
  readonly change: bigint;
}

/** An account from a moment to the end: opening + all parts + rounding = closing. All in wei. */
export interface Statement {
  readonly opening: Wei;
  readonly parts: Readonly<Record<StatementPart, Wei>>;
  readonly rounding: Wei;
  readonly closing: Wei;
  /** Rewards, losses and drift together. */
  readonly earned: Wei;
  readonly lines: number;
}

/**
 * Sums a ledger up by what its lines are.
 * @param since lines before it are part of the opening; null for all
 * @example opening 0, a deposit of 10 and a reward of 1, since before both: 0 + 10 + 1 = 11; since after the deposit: 10 + 1 = 11
 */
export function statementOf(
  ledger: { readonly opening: bigint; readonly rounding: bigint; readonly closing: bigint },
  lines: Iterable<StatementLine>,
  since: UnixSeconds | null,
): Statement {
  const parts = { deposits: 0n, transfers: 0n, moves: 0n, payouts: 0n, fees: 0n, rewards: 0n, losses: 0n, drift: 0n };
  let opening = ledger.opening;
  let count = 0;
  for (const { kind, at, change } of lines) {
    if (since !== null && at < since) opening += change;
    else {
      parts[PART_OF_KIND[kind]] += change;
      count += 1;
    }
  }
  return {
    opening: wei(opening),
    parts: {
      deposits: wei(parts.deposits),
      transfers: wei(parts.transfers),
      moves: wei(parts.moves),
      payouts: wei(parts.payouts),
      fees: wei(parts.fees),
      rewards: wei(parts.rewards),
      losses: wei(parts.losses),
      drift: wei(parts.drift),
    },
    rounding: wei(ledger.rounding),
    closing: wei(ledger.closing),
    earned: wei(parts.rewards + parts.losses + parts.drift),
    lines: count,
  };
}
