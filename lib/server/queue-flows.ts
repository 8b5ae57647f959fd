import 'server-only';

import type { QueuePayment } from '@/lib/domain/queue-life';
import type { LidoContracts, LidoPool } from '@/lib/protocols/lido/pool';
import type { QueueLogs } from '@/lib/protocols/lido/queue-picture';
import type { BlockRef } from '@/lib/protocols/protocol';
import { protocols } from '@/lib/protocols/registry';

import type { Archive } from './archive/archive';
import { sharedArchive } from './archive/shared-archive';
import { oncePerProcess } from './once-per-process';

/** Reports looked back on: three months of daily ones, as the estimate was tried out with (docs/estimates.md). */
const REPORTS = 90n;
/** Blocks of a mainnet day; a chain with fewer, longer blocks is read over a longer time. */
const BLOCKS_PER_DAY = 7_200n;
/** Deposits of a few blocks more or less do not move what is learned; what changes it is reports. */
const EVERY_BLOCKS = 25n;

/** What recent reports teach, or why nothing is known of them yet. */
export type QueueFlowsAnswer = QueueLogs;

/** Where the logs of Lido's queue are searched. */
export interface QueueFlowsPlace {
  readonly contracts: LidoContracts;
  /** The first block worth searching. */
  readonly fromBlock: bigint;
}

/**
 * The recent past of Lido's queue, from the archive. It is read again when requests were made, paid or claimed, when the
 * clock of reports has changed, or after some blocks; everyone who asks meanwhile shares it.
 */
export class QueueFlows {
  #known: { readonly key: string; readonly answer: Promise<QueueFlowsAnswer> } | null = null;

  #payments: readonly QueuePayment[] = [];

  constructor(readonly archive: Pick<Archive, 'readLogs'>) {}

  /** Payments as they were known when the past was last read; none before that. Whoever uses them checks them. */
  get payments(): readonly QueuePayment[] {
    return this.#payments;
  }

  /** Never throws for a node or database in trouble: that is part of the answer. */
  at(pool: LidoPool, place: QueueFlowsPlace, block: BlockRef): Promise<QueueFlowsAnswer> {
    const key = versionOf(pool, block);
    if (this.#known?.key === key) return this.#known.answer;
    const answer = this.#read(pool, place, block);
    const known = { key, answer };
    this.#known = known;
    const forget = () => {
      if (this.#known === known) this.#known = null;
    };
    // What is not there yet may be there for the next one who asks.
    answer.then(({ status }) => status !== 'ready' && forget(), forget);
    return answer;
  }

  async #read(pool: LidoPool, { contracts, fromBlock }: QueueFlowsPlace, block: BlockRef): Promise<QueueFlowsAnswer> {
    const { exitQueue } = protocols.lido;
    if (exitQueue === undefined) throw new Error('Lido has a queue');
    const earliest = block.number - REPORTS * BLOCKS_PER_DAY;
    const from = earliest > fromBlock ? earliest : fromBlock;
    const filter = exitQueue.logs(contracts, from);
    const answer = await this.archive.readLogs(filter, { fromBlock: from, toBlock: block });
    if (answer.status === 'syncing') return { status: 'syncing' };
    if (answer.status === 'unavailable') return answer;
    const life = exitQueue.life(answer.logs);
    this.#payments = life.payments;
    return { status: 'ready', life, history: exitQueue.history(pool, life) };
  }
}

/** What changes when logs are worth reading again. */
function versionOf({ rate, queue, payout }: LidoPool, { number }: BlockRef): string {
  // A report moves the rate by more than this; what deposits round off does not.
  const reported = rate.totalShares === 0n ? 0n : (rate.totalPooledEther * 10n ** 12n) / rate.totalShares;
  const { lastFinalizedId, lastRequestId, locked } = queue;
  return [reported, lastFinalizedId, lastRequestId, locked, number / EVERY_BLOCKS, payout.clock.epochsPerFrame].join(
    ' ',
  );
}

/** The queue's past as this process knows it. */
export function queueFlows(): QueueFlows {
  return oncePerProcess('queue-flows', () => new QueueFlows(sharedArchive()));
}
