import 'server-only';

import type { NamedLedgerPool } from './ledger-pools';
import type { LedgerAnswer } from './read-ledger';

/** An account's ledgers in one or several pools, to be written out. */
export interface LedgerDocument {
  readonly chainId: number;
  readonly account: string;
  readonly from: bigint;
  readonly to: { readonly number: bigint; readonly hash: string; readonly timestamp: bigint };
  readonly ledgers: readonly PoolLedger[];
}

/** A pool's ledger that could be read. */
export interface PoolLedger {
  readonly pool: NamedLedgerPool;
  readonly found: Extract<LedgerAnswer, { status: 'ready' }>;
}
