import 'server-only';

import type { LiveSnapshot, LiveState } from '@/lib/protocols/live-state';
import type { BlockRef } from '@/lib/protocols/protocol';
import { unixSeconds } from '@/lib/units/units';

/** Where the store gets its pictures from. */
export interface SnapshotSource {
  readHead(): Promise<BlockRef>;
  /** A whole picture at exactly that block. */
  readAt(block: BlockRef): Promise<LiveSnapshot>;
  /** Why a read failed, in words for the page: names the source, never its address. */
  explain(error: unknown): string;
}

/** How the store keeps time; times in milliseconds. */
export interface SnapshotTiming {
  readonly pollMs: number;
  /** How long a page waits for a fresh picture before it is served the last good one. */
  readonly patienceMs: number;
  /** Without a reader for so long, the head is no longer followed. */
  readonly idleMs: number;
  now(): number;
}

type Listener = (state: LiveState) => void;

/**
 * One picture of the pool for all visitors. The head is looked for at the chain's pace while anybody reads; a new block
 * (or another block at the same height) is read once; a failure keeps the last good picture and says why it is old.
 */
export class SnapshotStore {
  readonly #source: SnapshotSource;
  readonly #timing: SnapshotTiming;
  readonly #listeners = new Set<Listener>();
  #good: LiveSnapshot | null = null;
  #failure: string | null = null;
  #checkedAt = Number.NEGATIVE_INFINITY;
  #askedAt = Number.NEGATIVE_INFINITY;
  #refreshing: Promise<void> | null = null;
  #timer: NodeJS.Timeout | null = null;

  constructor(source: SnapshotSource, timing: SnapshotTiming) {
    this.#source = source;
    this.#timing = timing;
  }

  /** The newest picture; waits at most `patienceMs` for it. Never throws: trouble is part of the answer. */
  async current(): Promise<LiveState> {
    this.#askedAt = this.#timing.now();
    this.#follow();
    const age = this.#timing.now() - this.#checkedAt;
    if (age > this.#timing.pollMs * 2) await this.#waitFor(this.#refresh());
    return this.#state();
  }

  /** Hands every change to a listener until the returned function is called. */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    this.#follow();
    return () => this.#listeners.delete(listener);
  }

  /** Stops following the head. */
  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #state(): LiveState {
    const now = unixSeconds(BigInt(Math.floor(this.#timing.now() / 1000)));
    if (this.#good === null)
      return { status: 'unavailable', reason: this.#failure ?? 'the node has not answered yet', now };
    if (this.#failure !== null) return { status: 'stale', snapshot: this.#good, reason: this.#failure, now };
    return { status: 'live', snapshot: this.#good, now };
  }

  #follow(): void {
    if (this.#timer !== null) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      if (!this.#wanted()) return;
      void this.#refresh().finally(() => this.#follow());
    }, this.#timing.pollMs);
    this.#timer.unref();
  }

  #wanted(): boolean {
    return this.#listeners.size > 0 || this.#timing.now() - this.#askedAt < this.#timing.idleMs;
  }

  /** Never rejects; callers that come while a read is under way share it. */
  #refresh(): Promise<void> {
    this.#refreshing ??= this.#readOnce().finally(() => {
      this.#refreshing = null;
      this.#checkedAt = this.#timing.now();
    });
    return this.#refreshing;
  }

  async #readOnce(): Promise<void> {
    try {
      const head = await this.#source.readHead();
      const known = this.#good?.block.hash === head.hash && this.#good.history.status === 'ready';
      if (known && this.#failure === null) return;
      if (!known) this.#good = await this.#source.readAt(head);
      this.#failure = null;
    } catch (error) {
      const reason = this.#source.explain(error);
      if (reason === this.#failure) return;
      this.#failure = reason;
    }
    this.#announce();
  }

  #announce(): void {
    const state = this.#state();
    for (const listener of this.#listeners) {
      try {
        listener(state);
      } catch {
        // A stream that was closed on the way: the others must still hear, and the head must still be followed.
        this.#listeners.delete(listener);
      }
    }
  }

  async #waitFor(work: Promise<void>): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, this.#timing.patienceMs);
    });
    await Promise.race([work, patience]);
    clearTimeout(timer);
  }
}
