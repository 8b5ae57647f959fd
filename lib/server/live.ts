import 'server-only';

import type { Address } from 'viem';

import { MULTICALL3 } from '@/lib/chain/networks';
import { readBatch } from '@/lib/chain/read-batch';
import type { AccountState, LiveState } from '@/lib/protocols/live-state';
import { protocols } from '@/lib/protocols/registry';

import { AccountStore } from './account-store';
import { sharedArchive } from './archive/shared-archive';
import { serverSettings } from './env';
import { nodeClient } from './node-client';
import { PoolSource } from './pool-source';
import { SnapshotStore } from './snapshot-store';

interface Live {
  readonly snapshots: SnapshotStore;
  readonly accounts: AccountStore;
}

/** Pages and route handlers are bundled apart, so one process would get one store for each; they meet here. */
const shared = globalThis as typeof globalThis & { millraceLive?: Live };

function live(): Live {
  shared.millraceLive ??= createLive();
  return shared.millraceLive;
}

function createLive(): Live {
  const { deployment, pollMs } = serverSettings();
  const client = nodeClient();
  const source = new PoolSource(client, protocols.lido, deployment, sharedArchive());
  const snapshots = new SnapshotStore(source, { pollMs, patienceMs: 1_500, idleMs: 60_000, now: Date.now });
  const accounts = new AccountStore(
    async (account, block) =>
      readBatch(
        client,
        protocols.lido.accountReads(await source.contractsAt(block), account, MULTICALL3),
        block.number,
      ),
    (error) => source.explain(error),
  );
  return { snapshots, accounts };
}

/** The pool's newest picture, the same for all visitors. */
export function currentLive(): Promise<LiveState> {
  return live().snapshots.current();
}

/** Hands every new picture to a listener until the returned function is called. */
export function subscribeLive(listener: (state: LiveState) => void): () => void {
  return live().snapshots.subscribe(listener);
}

/** An account at the block of the pool's newest picture. */
export async function accountLive(account: Address): Promise<AccountState> {
  const state = await currentLive();
  if (state.status === 'unavailable') return { status: 'unavailable', reason: state.reason };
  return live().accounts.at(account, state.snapshot.block);
}
