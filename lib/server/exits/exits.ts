import 'server-only';

import { marketsOf } from '@/lib/chain/markets';
import type { ExitComparison } from '@/lib/protocols/exit-choices';
import type { LidoPosition } from '@/lib/protocols/lido/pool';
import type { AccountState, LiveSnapshot, RequestWait } from '@/lib/protocols/live-state';
import type { ExitPast } from '@/lib/protocols/protocol';
import { protocols } from '@/lib/protocols/registry';

import { beaconOf } from '../beacon/beacon';
import { serverSettings } from '../env';
import { currentLive, foundPools } from '../live';
import { logger } from '../logger';
import { nodeClient } from '../node-client';
import { oncePerProcess } from '../once-per-process';
import { type QueueFlows, queueFlows } from '../queue-flows';
import { soon } from '../soon';
import { type ExitQuestion, ExitSource } from './exit-source';

interface Exits {
  readonly source: ExitSource;
  readonly flows: QueueFlows;
}

function exits(): Exits {
  return oncePerProcess('exits', () => {
    const flows = queueFlows();
    const markets = marketsOf(serverSettings().deployment);
    const past = (snapshot: LiveSnapshot) => pastOf(flows, snapshot);
    const note = (what: string, error: unknown) => logger().warn({ err: error }, what);
    return { flows, source: new ExitSource({ client: nodeClient(), markets, past, note }) };
  });
}

async function pastOf(flows: QueueFlows, { pool, block }: LiveSnapshot): Promise<ExitPast> {
  const found = await foundPools();
  if (found === null) return { history: null, consensus: { status: 'off' } };
  const { contracts, ref } = found.lido;
  const answer = await flows.at(pool, { contracts, fromBlock: BigInt(ref.fromBlock) }, block);
  return { history: answer.status === 'ready' ? answer.history : null, consensus: beaconOf(pool, contracts) };
}

/** What is known of the ways out for an amount, or why there is no picture. */
export type ExitsAnswer =
  | { readonly status: 'ready'; readonly comparison: ExitComparison }
  | { readonly status: 'unavailable'; readonly reason: string };

/**
 * Ways out side by side at the newest block.
 * @throws UnknownExitError for what no pool of this network pays out in ether; viem's errors when no node answers
 */
export async function exitsFor(question: ExitQuestion): Promise<ExitsAnswer> {
  const state = await currentLive();
  if (state.status === 'unavailable') return state;
  return { status: 'ready', comparison: await exits().source.compare(state.snapshot, question) };
}

/** The account with the time at which each of its waiting requests is paid; worked out once for each of its pictures. */
export async function withWaits(account: AccountState): Promise<AccountState> {
  if (account.status === 'unavailable') return account;
  const { position } = account;
  const known = WAITS.get(position) ?? waitsOf(position);
  WAITS.set(position, known);
  try {
    const waits = await known;
    return waits.length === 0 ? account : { ...account, waits };
  } catch (error) {
    // What the account has is worth telling without its waits.
    WAITS.delete(position);
    logger().warn({ err: error }, 'waits could not be worked out');
    return account;
  }
}

/** The same for a page, which waits for it only a moment: what is missing then, the browser asks for. */
export function withWaitsAtHand(account: AccountState): Promise<AccountState> {
  return soon(withWaits(account), AT_HAND_MS, () => account);
}

/** How long a page waits for estimates. */
const AT_HAND_MS = 100;
/** Requests estimated at a time: each takes a few milliseconds. */
const MOST_WAITS = 20;
const WAITS = new WeakMap<LidoPosition, Promise<readonly RequestWait[]>>();

async function waitsOf({ requests }: LidoPosition): Promise<readonly RequestWait[]> {
  const waiting = requests.filter(({ claimable }) => claimable === null);
  const state = await currentLive();
  if (waiting.length === 0 || state.status === 'unavailable') return [];
  const { snapshot } = state;
  const past = await pastOf(exits().flows, snapshot);
  return waiting.slice(0, MOST_WAITS).flatMap(({ id, requestedAt }): readonly RequestWait[] => {
    const ask = { kind: 'request', id, requestedAt } as const;
    const eta = protocols.lido.exitQueue?.eta(snapshot.pool, past, ask, snapshot.block.timestamp);
    return eta === undefined ? [] : [{ id, eta }];
  });
}
