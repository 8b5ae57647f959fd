import 'server-only';

import type { LedgerSource } from '@/lib/protocols/ledger-source';
import type { PoolId, ReportFilter } from '@/lib/protocols/protocol';

/** The pool whose ledger is read. */
export interface LedgerPool {
  readonly id: PoolId;
  readonly source: LedgerSource;
  readonly reports: readonly ReportFilter[];
  readonly fromBlock: bigint;
}
