import 'server-only';

import { createHash } from 'node:crypto';

import { encodeJson } from '@/lib/codec';
import type { AccountState } from '@/lib/domain/ledger-book';
import type { AccountEvent } from '@/lib/domain/ledger-events';

/** Everything a ledger is made from. */
export interface LedgerInputs {
  readonly pool: string;
  readonly account: string;
  readonly range: {
    readonly fromBlock: bigint;
    readonly toBlock: { readonly number: bigint; readonly hash: string };
  };
  readonly opening: AccountState;
  readonly closing: AccountState;
  readonly events: readonly AccountEvent[];
}

/**
 * SHA-256 over what a ledger is made from, in hex. One JSON value a line: pool and account in lower case, the blocks, the
 * opening, the closing, then each event in the order of the chain; whole numbers as the API writes them. Two ledgers with
 * the same hash have the same lines.
 */
export function hashOfInputs({ pool, account, range, opening, closing, events }: LedgerInputs): string {
  const { fromBlock, toBlock } = range;
  const hash = createHash('sha256');
  const line = (value: unknown) => hash.update(`${encodeJson(value)}\n`);
  line([pool, account.toLowerCase(), fromBlock, toBlock.number, toBlock.hash.toLowerCase()]);
  line(stateOf(opening));
  line(stateOf(closing));
  for (const event of events.toSorted(byPlace)) line(event);
  return hash.digest('hex');
}

function stateOf({ shares, wrapped, queued, rate }: AccountState) {
  return [shares, wrapped, queued, rate.totalPooledEther, rate.totalShares];
}

function byPlace(a: AccountEvent, b: AccountEvent): number {
  if (a.blockNumber !== b.blockNumber) return a.blockNumber < b.blockNumber ? -1 : 1;
  return a.logIndex - b.logIndex;
}
