import 'server-only';

import { readBatch } from '@/lib/chain/read-batch';
import { lidoQueuePicture, type QueueLogs, type QueuePicture } from '@/lib/protocols/lido/queue-picture';
import { lidoRequestPicture, type RequestPicture } from '@/lib/protocols/lido/request-picture';
import { lidoRequestReads } from '@/lib/protocols/lido/request-reads';
import type { LiveSnapshot } from '@/lib/protocols/live-state';
import type { Wei } from '@/lib/units/units';

import { beaconOf } from '../beacon/beacon';
import { stateClient } from '../ledger/state-client';
import { currentLive, foundPools } from '../live';
import { logger } from '../logger';
import { nodeClient } from '../node-client';
import { oncePerProcess } from '../once-per-process';
import type { FoundPools } from '../pool-reader';
import { queueFlows } from '../queue-flows';
import { isReadError } from '../read-error';
import { soon } from '../soon';
import { EtaReplays } from './eta-replays';
import { PerBlock } from './per-block';

/** How long a page waits for the queue's past: less than a shared page may take to be drawn. */
const AT_HAND_MS = 4_000;
const TOO_SLOW: NoQueue = { status: 'unavailable', reason: 'the node answers too slowly' };
/** Amounts and requests that answers are kept for. */
const MOST_KEPT = 500;

/** Why there is no picture of the queue. */
export interface NoQueue {
  readonly status: 'unavailable';
  readonly reason: string;
}

/** The queue as the newest picture of the pool has it. */
export type QueueAnswer = { readonly status: 'ready'; readonly picture: QueuePicture } | NoQueue;

/** One request, or that there is none of that id. */
export type RequestAnswer =
  | { readonly status: 'ready'; readonly picture: RequestPicture }
  | { readonly status: 'unknown'; readonly lastRequestId: bigint }
  | NoQueue;

interface Queue {
  readonly pictures: PerBlock<QueueAnswer>;
  readonly requests: PerBlock<RequestAnswer>;
  readonly replays: EtaReplays;
}

function queue(): Queue {
  return oncePerProcess('queue', () => ({
    pictures: new PerBlock<QueueAnswer>(MOST_KEPT),
    requests: new PerBlock<RequestAnswer>(MOST_KEPT),
    replays: new EtaReplays(stateClient(), (what, error) => logger().warn({ err: error }, what)),
  }));
}

/**
 * Lido's queue at the newest block; for everyone who asks within it the same.
 * @param amount ETH to estimate a waiting time for, wei; null for none
 */
export async function queueAnswer(amount: Wei | null): Promise<QueueAnswer> {
  const [state, found] = [await currentLive(), await foundPools()];
  if (state.status === 'unavailable') return state;
  if (found === null) return { status: 'unavailable', reason: 'the contracts have not been found' };
  const { pool, block } = state.snapshot;
  return queue().pictures.at(block, String(amount), async () => {
    const logs = await logsOf(state.snapshot, found);
    const record = queue().replays.of(found.lido.contracts, logs);
    return {
      status: 'ready',
      picture: lidoQueuePicture({ pool, block, logs, record, consensus: beaconOf(pool, found.lido.contracts) }, amount),
    };
  });
}

/** The same for a page, which is served without it when it takes long: the browser asks again. */
export function queueAtHand(amount: Wei | null): Promise<QueueAnswer> {
  return soon(queueAnswer(amount), AT_HAND_MS, () => TOO_SLOW);
}

/** One request at the newest block; read once in it, whoever asks. */
export async function requestAnswer(id: bigint): Promise<RequestAnswer> {
  const [state, found] = [await currentLive(), await foundPools()];
  if (state.status === 'unavailable') return state;
  if (found === null) return { status: 'unavailable', reason: 'the contracts have not been found' };
  const { pool, block } = state.snapshot;
  const { lastRequestId, lastCheckpoint } = pool.queue;
  if (id > lastRequestId) return { status: 'unknown', lastRequestId };
  try {
    return await queue().requests.at(block, String(id), async () => {
      const reads = lidoRequestReads(found.lido.contracts, id, lastCheckpoint);
      const [logs, answer] = await Promise.all([
        logsOf(state.snapshot, found),
        readBatch(nodeClient(), reads, { hash: block.hash }),
      ]);
      if (!answer.found) return { status: 'unknown', lastRequestId: answer.lastRequestId };
      return {
        status: 'ready',
        picture: lidoRequestPicture(
          { pool, block, logs, consensus: beaconOf(pool, found.lido.contracts) },
          answer.request,
        ),
      };
    });
  } catch (error) {
    if (!isReadError(error)) throw error;
    logger().warn({ err: error }, 'a request could not be read');
    return { status: 'unavailable', reason: 'the node does not answer' };
  }
}

/** The same for a page. */
export function requestAtHand(id: bigint): Promise<RequestAnswer> {
  return soon(requestAnswer(id), AT_HAND_MS, () => TOO_SLOW);
}

function logsOf({ pool, block }: LiveSnapshot, { lido: { contracts, ref } }: FoundPools): Promise<QueueLogs> {
  return queueFlows().at(pool, { contracts, fromBlock: BigInt(ref.fromBlock) }, block);
}
