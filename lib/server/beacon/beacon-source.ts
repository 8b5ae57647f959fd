import 'server-only';

import { type BeaconReading, type ConsensusSource, consensusLayer } from '@/lib/domain/consensus-layer';
import { unixSeconds } from '@/lib/units/units';

import { BeaconFault } from './beacon-fault';
import { BeaconHttp, type BeaconLimits } from './beacon-http';
import { type BeaconTerms, readTerms } from './beacon-terms';
import { type BeaconQuestion, readBeacon } from './read-beacon';

/** The list of all that leave the network has some ten thousand entries of half a kilobyte when the queue is long. */
const LIMITS: BeaconLimits = { timeoutMs: 30_000, mostBytes: 64_000_000 };
/** Between two readings. Exits take days. */
const EVERY_MS = 600_000;
/** After a failure. */
const AGAIN_MS = 60_000;
/** A reading older than this is not gone by any more. */
const KEPT_MS = 3_600_000;

/** What the source goes by, besides the node. */
export interface BeaconSourceParts {
  readonly nowMs: () => number;
  readonly note: (error: unknown) => void;
  readonly limits?: BeaconLimits;
}

/** The reading that everyone who asks shares. Nobody waits for it: whoever comes before the first is told so. */
export class BeaconSource {
  readonly #http: BeaconHttp;
  #terms: BeaconTerms | null = null;
  #last: { readonly reading: BeaconReading; readonly atMs: number } | null = null;
  #reason = 'the beacon node is being read';
  #nextMs = Number.NEGATIVE_INFINITY;
  #pending: Promise<void> | null = null;

  constructor(
    url: string,
    readonly parts: BeaconSourceParts,
  ) {
    this.#http = new BeaconHttp(url, parts.limits ?? LIMITS);
  }

  /** What is known now. Never throws: what goes wrong is noted, and is the reason. */
  known(question: Omit<BeaconQuestion, 'now'>): ConsensusSource {
    const nowMs = this.parts.nowMs();
    if (this.#pending === null && nowMs >= this.#nextMs) this.#pending = this.#read(question);
    const last = this.#last;
    if (last === null || nowMs - last.atMs > KEPT_MS) return { status: 'away', reason: this.#reason };
    return { status: 'read', layer: consensusLayer(last.reading, question.network.clock) };
  }

  /** Until the reading that is under way, if any, has ended. */
  async settled(): Promise<void> {
    await this.#pending;
  }

  async #read(question: Omit<BeaconQuestion, 'now'>): Promise<void> {
    const startedMs = this.parts.nowMs();
    try {
      this.#terms ??= await readTerms(this.#http, question.network);
      const now = unixSeconds(BigInt(Math.floor(startedMs / 1_000)));
      const reading = await readBeacon(this.#http, this.#terms, { ...question, now });
      this.#last = { reading, atMs: startedMs };
      this.#nextMs = startedMs + EVERY_MS;
    } catch (error) {
      this.#terms = null;
      this.#nextMs = startedMs + AGAIN_MS;
      this.#reason = error instanceof BeaconFault ? error.message : 'the beacon node could not be read';
      this.parts.note(error);
    } finally {
      this.#pending = null;
    }
  }
}
