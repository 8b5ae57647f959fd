import 'server-only';

import type { Address } from 'viem';

import type { BlockRef } from '@/lib/protocols/protocol';
import { DecodeError } from '@/lib/protocols/read-plan';

import { sharedArchive } from '../archive/shared-archive';
import type { LedgerPools, NamedLedgerPool } from '../ledger/ledger-pools';
import { type LedgerAnswer, readLedger } from '../ledger/read-ledger';
import { stateClient } from '../ledger/state-client';
import { logger } from '../logger';
import { oncePerProcess } from '../once-per-process';

/** Accounts whose ledgers are kept, for the block they were read at; the one asked for longest ago goes first. */
const MOST_KEPT = 200;

/** A pool and what is known of the account's past in it. */
export interface PoolAnswer {
  readonly pool: NamedLedgerPool;
  readonly found: LedgerAnswer;
}

interface Kept {
  readonly hash: string;
  readonly answers: Promise<readonly PoolAnswer[]>;
}

/** An account's ledgers in all pools from the beginning to a block: read once for everyone who looks at that block. */
export async function accountLedgers(
  account: Address,
  pools: LedgerPools['ready'],
  block: BlockRef,
): Promise<readonly PoolAnswer[]> {
  const kept = oncePerProcess('account-ledgers', () => new Map<string, Kept>());
  const key = account.toLowerCase();
  const known = kept.get(key);
  const entry =
    known?.hash === block.hash
      ? known
      : { hash: block.hash, answers: Promise.all(pools.map((pool) => readOne(pool, account, block))) };
  kept.delete(key);
  kept.set(key, entry);
  if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value ?? '');
  const answers = await entry.answers;
  // What is not ready now may be in a moment, at the same block.
  if (answers.some(({ found }) => found.status !== 'ready') && kept.get(key) === entry) kept.delete(key);
  return answers;
}

async function readOne(pool: NamedLedgerPool, account: Address, block: BlockRef): Promise<PoolAnswer> {
  const isOwn = pool.source.ownContracts.some((own) => own.toLowerCase() === account.toLowerCase());
  if (isOwn) return { pool, found: { status: 'unavailable', reason: 'contracts of the pool have no ledger' } };
  try {
    const tools = { archive: sharedArchive(), client: stateClient() };
    const found = await readLedger(tools, pool, account, { fromBlock: 0n, toBlock: block });
    if (found.status === 'mismatch') logger().error({ pool: pool.id, block: block.number }, 'a ledger does not add up');
    return { pool, found };
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    logger().error({ err: error, pool: pool.id }, 'a ledger could not be decoded');
    return {
      pool,
      found: { status: 'unavailable', reason: 'the chain answered something else than the contracts’ ABI says' },
    };
  }
}
