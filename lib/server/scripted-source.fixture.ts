import type { Hash } from 'viem';

import { poolWith } from '@/lib/protocols/lido/lido.fixture';
import type { LiveSnapshot, RateHistory } from '@/lib/protocols/live-state';
import type { BlockRef } from '@/lib/protocols/protocol';

import { type Deferred, headerAt } from './blocks.fixture';
import type { Header } from './snapshot/header';
import type { SnapshotSource } from './snapshot-store';

/** A rate history that is all there. */
export const READY: RateHistory = { status: 'ready', apr: null, windows: [], points: [] };

/** A source whose head and health a test sets. Every block it ever showed can be found by its hash. */
export class ScriptedSource implements SnapshotSource {
  failure: Error | null = null;
  history: RateHistory = READY;
  /** While set, reads of the head wait for it. */
  hold: Deferred<void> | null = null;
  /** While set, reads of a block wait for it. */
  holdReads: Deferred<void> | null = null;
  heads = 0;
  onHead: ((header: Header) => void) | null = null;
  onEnd: (() => void) | null = null;
  /** Whether it announces its heads. */
  announces = false;
  readonly reads: BlockRef[] = [];
  readonly chain = new Map<Hash, Header>();
  readonly doubted: unknown[] = [];
  /** Blocks that cannot be read. */
  readonly unreadable = new Set<Hash>();
  readonly passed: Header[] = [];
  #head: Header = headerAt(1n);

  get head(): Header {
    return this.#head;
  }

  set head(header: Header) {
    this.#head = header;
    this.chain.set(header.block.hash, header);
  }

  async readHead(): Promise<Header> {
    this.heads += 1;
    await this.hold?.promise;
    if (this.failure !== null) throw this.failure;
    return this.head;
  }

  async readHeader(hash: Hash): Promise<Header | null> {
    return this.chain.get(hash) ?? null;
  }

  async readAt({ block }: Header): Promise<LiveSnapshot> {
    this.reads.push(block);
    await this.holdReads?.promise;
    if (this.unreadable.has(block.hash)) throw new Error('pruned');
    return { block, pool: poolWith(), history: this.history, others: [], priorityFeePerGas: null };
  }

  async renew(snapshot: LiveSnapshot): Promise<LiveSnapshot | null> {
    return snapshot.history.status === this.history.status ? null : { ...snapshot, history: this.history };
  }

  async announceHeads(onHead: (header: Header) => void, onEnd: () => void): Promise<(() => void) | null> {
    if (!this.announces) return null;
    this.onHead = onHead;
    this.onEnd = onEnd;
    return () => {
      this.onHead = null;
    };
  }

  compareNodes(): void {
    this.chain.set(this.head.block.hash, this.head);
  }

  lagging(_head: Header, blocks: bigint): Error {
    return new Error(`${blocks} behind`);
  }

  doubt(_head: Header, error: unknown): void {
    this.doubted.push(error);
  }

  unread(header: Header): void {
    this.passed.push(header);
  }

  explain(error: unknown): string {
    return error instanceof Error ? `explained: ${error.message}` : 'unexplained';
  }
}
