import 'server-only';

import type { LogFilter } from '@/lib/protocols/log-filter';

import { type ArchiveNodes, NodesFault } from './archive-nodes';
import { type BlockRange, blocksIn, type Coverage, nextRange } from './block-range';
import { databaseFaultOf } from './database-fault';
import { CoverageMovedError, type LogStore } from './log-store';
import { type FilterProgress, progressOf } from './progress';
import type { Slots } from './slots';

/** The chain is not the one that was stored, in words for a page. */
export class OtherChainError extends Error {
  override readonly name = 'OtherChainError';
}

/** So many histories wait already that another would not be read in time. */
export class CrowdedError extends Error {
  override readonly name = 'CrowdedError';
  constructor() {
    super('too many histories are being read at the moment');
  }
}

/** What a sync works with. */
export interface SyncTools {
  readonly store: LogStore;
  readonly nodes: ArchiveNodes;
  /** Histories that are read at the same time. */
  readonly slots: Slots;
  /** A local chain may be started anew under the same id; then what is stored of the old one is dropped. */
  readonly chainMayRestart: boolean;
  readonly now: () => number;
}

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
/** Another process has the work; look again after so long, in case it died. */
const ELSEWHERE_PAUSE_MS = 2_000;
/** A node that is further behind than so many checks of the chain is taken for one of another chain. */
const MOST_MARKS = 128;

/** Stores one filter's logs up to the newest final block, whenever asked to. One at a time over all processes. */
export class FilterSync {
  #running: Promise<void> | null = null;
  #state: FilterProgress['state'] = 'idle';
  #reason: string | null = null;
  #wanted: BlockRange | null = null;
  #stored: Coverage | null = null;
  #run = { blocks: 0n, startedAt: 0 };
  #failures = 0;
  #notBefore = 0;
  /** What was stored when the chain was found to have its newest block, the last time first. */
  #marks: readonly Coverage[] = [];

  constructor(
    readonly filter: LogFilter,
    readonly key: string,
    readonly tools: SyncTools,
  ) {}

  /** Starts the work unless it is under way, or failed a moment ago. Returns at once. */
  start(): void {
    if (this.#running !== null || this.tools.now() < this.#notBefore) return;
    this.#state = 'waiting';
    this.#running = this.tools.slots
      .run(() => this.#attempt())
      .finally(() => {
        this.#running = null;
      });
  }

  /** Resolves when nothing is under way. Never rejects. */
  async settled(): Promise<void> {
    await this.#running;
  }

  /** @param stored what a reader has just found stored: another process may have done it */
  progress(stored: BlockRange | null = this.#stored): FilterProgress {
    const { blocks, startedAt } = this.#run;
    const base = { key: this.filter.key, state: this.#state, reason: this.#reason, wanted: this.#wanted, stored };
    return progressOf(base, { blocks, ms: blocks === 0n ? 0 : this.tools.now() - startedAt });
  }

  /** Never rejects: what went wrong is part of the progress. */
  async #attempt(): Promise<void> {
    try {
      const done = await this.#withLock();
      this.#failures = 0;
      this.#reason = null;
      this.#state = done ? 'idle' : 'elsewhere';
      if (!done) this.#notBefore = this.tools.now() + ELSEWHERE_PAUSE_MS;
    } catch (error) {
      this.#fail(error);
    }
  }

  #fail(error: unknown): void {
    const pause = Math.min(FIRST_PAUSE_MS * 2 ** this.#failures, LONGEST_PAUSE_MS);
    this.#failures += 1;
    this.#state = 'failed';
    this.#reason = reasonOf(error);
    const earliest = error instanceof NodesFault ? error.againAt : 0;
    this.#notBefore = Math.max(this.tools.now() + pause, earliest);
  }

  async #withLock(): Promise<boolean> {
    const release = await this.tools.store.database.tryLock(`millrace:sync:${this.tools.nodes.chainId}:${this.key}`);
    if (release === null) return false;
    try {
      await this.#catchUp();
      return true;
    } catch (error) {
      if (error instanceof CoverageMovedError) return false;
      throw error;
    } finally {
      await release();
    }
  }

  async #catchUp(): Promise<void> {
    const { store, nodes } = this.tools;
    this.#state = 'working';
    this.#run = { blocks: 0n, startedAt: this.tools.now() };
    const stored = await store.coverageOf(this.key);
    this.#stored = stored === null ? null : await this.held(stored);
    if (stored !== null && this.#stored === null) await store.drop(this.key);
    // A node that is behind has nothing new.
    if (stored !== null && this.#stored !== null && this.#stored.to < stored.to) return;
    for (;;) {
      const settled = await nodes.settledBlock();
      if (settled === null) return;
      this.#wanted = { from: this.filter.fromBlock, to: settled.number };
      const ranges = this.#nextRanges(this.#wanted);
      if (ranges.length === 0) return;
      await this.#storeAll(ranges);
    }
  }

  #nextRanges(wanted: BlockRange): readonly BlockRange[] {
    const appetite = this.tools.nodes.appetite();
    const ranges: BlockRange[] = [];
    let stored: BlockRange | null = this.#stored;
    while (ranges.length < appetite.ranges) {
      const range = nextRange(stored, wanted, appetite.blocks);
      if (range === null) break;
      ranges.push(range);
      stored = stored === null ? range : { from: least(stored.from, range.from), to: most(stored.to, range.to) };
    }
    return ranges;
  }

  /** Reads ranges at once and stores them in order; when one fails, those before it are kept. */
  async #storeAll(ranges: readonly BlockRange[]): Promise<void> {
    const { store, nodes } = this.tools;
    const reads = ranges.map((range) => nodes.readRange(this.filter.queries, range));
    // A failure is met in its turn below; without this, a later one would count as unhandled until then.
    for (const read of reads) read.catch(() => undefined);
    for (const [index, range] of ranges.entries()) {
      const found = await reads[index];
      if (found === undefined) throw new RangeError('a range was not read');
      this.#stored = await store.append(this.key, this.#stored, { ...range, toHash: found.toHash }, found.logs);
      this.#run.blocks += blocksIn(range);
    }
  }

  /**
   * What is stored of the chain that the node has: all of it, or, of a local chain whose node is behind, what is surely of
   * that chain.
   * @returns null when it is of a chain that was replaced, and may be
   * @throws OtherChainError when the chain may not be replaced: either the node or the archive is wrong
   */
  async held(stored: Coverage): Promise<Coverage | null> {
    const { nodes, chainMayRestart } = this.tools;
    const { from, to, toHash } = stored;
    const hash = await nodes.hashOf(to);
    if (hash === toHash) {
      this.#marks = [{ from, to, toHash }, ...this.#marks.filter((mark) => mark.to !== to)].slice(0, MOST_MARKS);
      return stored;
    }
    if (chainMayRestart) return this.#heldOfLocal(stored);
    // A node that is behind will have the block later.
    if (hash === null) return stored;
    throw new OtherChainError(`the node has another block ${to} than the one that was final when it was stored`);
  }

  /** A local chain is started anew when its node knows another block in that place, or has none of those seen before. */
  async #heldOfLocal(stored: Coverage): Promise<Coverage | null> {
    const { nodes } = this.tools;
    const hash = await nodes.confirmedHashOf(stored.to);
    if (hash !== null) return hash === stored.toHash ? stored : null;
    const head = await nodes.headBlock();
    const mark = this.#marks.find(({ to }) => to <= head.number);
    return mark !== undefined && (await nodes.hashOf(mark.to)) === mark.toHash ? { ...mark, from: stored.from } : null;
  }
}

/** Words for a page; what a node or a driver says can hold addresses and keys. */
export function reasonOf(error: unknown): string {
  if (error instanceof NodesFault || error instanceof OtherChainError || error instanceof CrowdedError)
    return error.message;
  const fault = databaseFaultOf(error);
  if (fault !== null) return fault.message;
  return `the archive has a fault of its own (${error instanceof Error ? error.name : 'unknown'})`;
}

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);
const most = (a: bigint, b: bigint): bigint => (a > b ? a : b);
