import 'server-only';

import type { Address } from 'viem';

import { marketsOf } from '@/lib/chain/markets';
import type { ExitComparison } from '@/lib/protocols/exit-choices';
import type { AccountState, LiveSnapshot, RequestWait } from '@/lib/protocols/live-state';
import type { ExitPast } from '@/lib/protocols/protocol';
import { protocols } from '@/lib/protocols/registry';

import { sharedArchive } from '../archive/shared-archive';
import { serverSettings } from '../env';
import { currentLive, foundPools } from '../live';
import { nodeClient } from '../node-client';
import { oncePerProcess } from '../once-per-process';
import { QueueFlows } from '../queue-flows';
import { ExitSource } from './exit-source';

interface Exits {
  readonly source: ExitSource;
  readonly flows: QueueFlows;
}

function exits(): Exits {
  return oncePerProcess('exits', () => {
    const flows = new QueueFlows(sharedArchive());
    const markets = marketsOf(serverSettings().deployment);
    const past = (snapshot: LiveSnapshot) => pastOf(flows, snapshot);
    return { flows, source: new ExitSource({ client: nodeClient(), markets, past }) };
  });
}

async function pastOf(flows: QueueFlows, { pool, block }: LiveSnapshot): Promise<ExitPast> {
  const found = await foundPools();
  if (found === null) return { history: null, exiting: null };
  const { contracts, ref } = found.lido;
  const answer = await flows.at(pool, { contracts, fromBlock: BigInt(ref.fromBlock) }, block);
  return { history: answer.status === 'ready' ? answer.history : null, exiting: null };
}

/** What is known of the ways out for an amount, or why there is no picture. */
export type ExitsAnswer =
  | { readonly status: 'ready'; readonly comparison: ExitComparison }
  | { readonly status: 'unavailable'; readonly reason: string };

/**
 * Ways out side by side at the newest block.
 * @throws UnknownTokenError for a token that is no pool's; viem's errors when no node answers
 */
export async function exitsFor(token: Address, amount: bigint): Promise<ExitsAnswer> {
  const state = await currentLive();
  if (state.status === 'unavailable') return state;
  return { status: 'ready', comparison: await exits().source.compare(state.snapshot, token, amount) };
}

/** The account with the time at which each of its waiting requests is paid. */
export async function withWaits(account: AccountState): Promise<AccountState> {
  if (account.status === 'unavailable') return account;
  const waiting = account.position.requests.filter(({ claimable }) => claimable === null);
  const state = await currentLive();
  if (waiting.length === 0 || state.status === 'unavailable') return account;
  const { snapshot } = state;
  const past = await pastOf(exits().flows, snapshot);
  const waits = waiting.slice(0, MOST_WAITS).flatMap(({ id, requestedAt }): readonly RequestWait[] => {
    const eta = protocols.lido.exitQueue?.eta(
      snapshot.pool,
      past,
      { kind: 'request', id, requestedAt },
      snapshot.block.timestamp,
    );
    return eta === undefined ? [] : [{ id, eta }];
  });
  return { ...account, waits };
}

/** Requests estimated at a time: each takes a few milliseconds. */
const MOST_WAITS = 20;
