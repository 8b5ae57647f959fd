import 'server-only';

import type { PublicClient } from 'viem';

import type { EtaTrial } from '@/lib/domain/eta-record';
import { pastUntil, type QueueLife } from '@/lib/domain/queue-life';
import { type TrialRequest, trialRequests } from '@/lib/domain/trial-requests';
import type { LidoContracts, LidoPool } from '@/lib/protocols/lido/pool';
import { type EtaRecord, type QueueLogs, recordOf } from '@/lib/protocols/lido/queue-picture';
import { DecodeError } from '@/lib/protocols/read-plan';
import { protocols } from '@/lib/protocols/registry';

import { type PastState, readPastState } from '../ledger/read-state';

/** Requests tried. Each costs two reads of an old state, once. */
const MOST_TRIALS = 60;
/** Reports an estimate of that time could go by. */
const REPORTS_KNOWN = 90;
/** Trials kept; older ones leave when newer requests take their place. */
const MOST_KEPT = 400;

/** Notes something odd for whoever runs the server. */
type Note = (what: string, error: unknown) => void;

/**
 * Makes estimates again for past requests, from the pool's state in the block of each request and from the logs before it,
 * with the code that estimates today. Works in the background; what is known so far is there at once.
 */
export class EtaReplays {
  readonly #trials = new Map<string, EtaTrial>();
  readonly #unreadable = new Set<string>();
  #working: Promise<void> | null = null;
  #fault: 'not-kept' | 'unreachable' | null = null;

  constructor(
    readonly client: PublicClient,
    readonly note: Note,
  ) {}

  /** The record as far as it is worked out. */
  of(contracts: LidoContracts, logs: QueueLogs): EtaRecord {
    if (logs.status !== 'ready') return logs;
    const wanted = trialRequests(logs.life, MOST_TRIALS).filter((request) => !this.#unreadable.has(keyOf(request)));
    const missing = wanted.filter((request) => !this.#trials.has(keyOf(request)));
    const known = wanted.flatMap((request) => this.#trials.get(keyOf(request)) ?? []);
    if (known.length === 0 && this.#fault === 'not-kept') return { status: 'not-kept' };
    if (missing.length > 0) this.#start(contracts, logs.life, missing);
    if (known.length === 0 && this.#fault === 'unreachable') return UNREACHABLE;
    return recordOf(known, wanted.length);
  }

  /** Resolves when nothing is being worked out. */
  async settled(): Promise<void> {
    await this.#working;
  }

  #start(contracts: LidoContracts, life: QueueLife, requests: readonly TrialRequest[]): void {
    this.#working ??= this.#work(contracts, life, requests)
      .catch((error: unknown) => this.note('past estimates cannot be made again', error))
      .finally(() => {
        this.#working = null;
      });
  }

  async #work(contracts: LidoContracts, life: QueueLife, requests: readonly TrialRequest[]): Promise<void> {
    const { exitQueue } = protocols.lido;
    if (exitQueue === undefined) throw new Error('Lido has a queue');
    for (const request of requests) {
      const state = await this.#stateOf(contracts, request);
      if (state === null) continue;
      this.#fault = state.status === 'read' ? null : state.status;
      // One that is too old for the node says that all before it are.
      if (state.status !== 'read') return;
      const { id, amount, at, paidAt, paidBlock } = request;
      const history = exitQueue.history(state.value, pastUntil(life, at, REPORTS_KNOWN));
      const said = exitQueue.eta(
        state.value,
        { history, consensus: { status: 'off' } },
        { kind: 'request', id, requestedAt: at },
        at,
      );
      this.#keep(keyOf(request), { id, amount, askedAt: at, paidAt, paidBlock, said });
    }
  }

  /** The pool when the request was made; null, and noted once, when it cannot be understood. */
  async #stateOf(contracts: LidoContracts, request: TrialRequest): Promise<PastState<LidoPool> | null> {
    try {
      return await readPastState(this.client, protocols.lido.poolReads(contracts), request.blockNumber);
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error;
      this.note(`the pool of block ${request.blockNumber} cannot be understood`, error);
      this.#unreadable.add(keyOf(request));
      return null;
    }
  }

  #keep(key: string, trial: EtaTrial): void {
    this.#trials.set(key, trial);
    const oldest = this.#trials.keys().next();
    if (this.#trials.size > MOST_KEPT && !oldest.done) this.#trials.delete(oldest.value);
  }
}

const UNREACHABLE = { status: 'unavailable', reason: 'the node cannot be reached' } as const;

/** A reorganisation can give the same id to another request, or pay it in another block. */
function keyOf({ transaction, id, paidAt, paidBlock }: TrialRequest): string {
  return `${transaction} ${id} ${paidBlock} ${paidAt}`;
}
