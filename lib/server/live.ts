import 'server-only';

import type { Address } from 'viem';

import type { AccountState, LiveSnapshot, LiveState } from '@/lib/protocols/live-state';

import { AccountStore } from './account-store';
import { StreamFeed } from './api/stream-answer';
import { serverSettings } from './env';
import { logger } from './logger';
import { nodeClient, nodes } from './node-client';
import { oncePerProcess } from './once-per-process';
import type { FoundPools } from './pool-reader';
import { PoolSource } from './pool-source';
import { queueFlows } from './queue-flows';
import { SnapshotStore } from './snapshot-store';
import { streamHub } from './stream-hub';

/** How long a page waits for figures before it is served what there is. */
const PATIENCE_MS = 1_500;
/** Without a visitor for so long, the chain is no longer followed. */
const IDLE_MS = 60_000;
/** Slots without a block happen; so many in a row mean that a node has stopped following. */
const OLD_AFTER_SLOTS = 10;

interface Live {
  readonly source: PoolSource;
  readonly snapshots: SnapshotStore;
  readonly accounts: AccountStore;
}

function live(): Live {
  return oncePerProcess('live', createLive);
}

function createLive(): Live {
  const { deployment, pollMs, slotMs } = serverSettings();
  const { chain } = nodes();
  const client = nodeClient();
  const note = (what: string, error: unknown) => logger().warn({ err: error }, what);
  const source = new PoolSource(client, chain, deployment, note, Date.now);
  const snapshots = new SnapshotStore(source, {
    pollMs,
    slotMs,
    patienceMs: PATIENCE_MS,
    idleMs: IDLE_MS,
    oldAfterMs: slotMs === null ? null : slotMs * OLD_AFTER_SLOTS,
    now: Date.now,
  });
  const accounts = new AccountStore(
    (account, block) => source.readAccount(account, block, { payments: queueFlows().payments }),
    (error) => source.explain(error),
  );
  return { source, snapshots, accounts };
}

/** The store that follows the chain for this process. */
export function snapshots(): SnapshotStore {
  return live().snapshots;
}

/** The event stream that this process serves. */
export function streamFeed(): StreamFeed {
  return oncePerProcess('feed', () => new StreamFeed(snapshots(), streamHub()));
}

/** Every pool's contracts at the newest block; null before the first picture. */
export async function foundPools(): Promise<FoundPools | null> {
  const state = await currentLive();
  return state.status === 'unavailable' ? null : live().source.found(state.snapshot.block);
}

/** The pool's newest picture, the same for all visitors. */
export function currentLive(): Promise<LiveState> {
  return snapshots().current();
}

/** An account at the block of the pool's newest picture. */
export async function accountLive(account: Address): Promise<AccountState> {
  const state = await currentLive();
  if (state.status === 'unavailable') return { status: 'unavailable', reason: state.reason };
  followPayments(state.snapshot);
  return live().accounts.at(account, state.snapshot.block);
}

/** Nobody waits for what logs tell of payments; it saves the next read of an account a round trip. */
function followPayments({ pool, block }: LiveSnapshot): void {
  const { fromBlock } = serverSettings().deployment.protocols.lido;
  queueFlows()
    .at(pool, { contracts: pool.contracts, fromBlock: BigInt(fromBlock) }, block)
    .catch((error: unknown) => logger().warn({ err: error }, 'the payments of the queue could not be read'));
}
