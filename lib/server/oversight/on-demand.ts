import 'server-only';

import type { OnDemand } from '@/lib/protocols/oversight-state';
import type { BlockRef } from '@/lib/protocols/protocol';

interface Good<T> {
  readonly value: T;
  readonly block: BlockRef;
}

/** How many blocks a reading serves before it is made again: some ten minutes at mainnet's pace. */
const SERVES_BLOCKS = 50n;

/**
 * Keeps readings that are too long for every block: each is made when it is asked for, once for everyone who asks meanwhile,
 * and serves for some blocks. When it fails, the last good one serves on, with its own block; a failure is not kept.
 */
export class OnDemandReads {
  readonly #reading = new Map<string, { readonly from: bigint; readonly good: Promise<Good<unknown>> }>();
  readonly #last = new Map<string, Good<unknown>>();

  constructor(readonly explain: (error: unknown) => string) {}

  /**
   * The reading of that name.
   * @param key names it; the same key always has the same type
   * @param block where it is read if it has to be
   */
  async at<T>(key: string, block: BlockRef, read: (block: BlockRef) => Promise<T>): Promise<OnDemand<T>> {
    const known = this.#reading.get(key);
    const isFresh = known !== undefined && block.number - known.from < SERVES_BLOCKS && block.number >= known.from;
    const good = isFresh ? known.good : this.#start(key, block, read);
    try {
      return { status: 'ready', ...((await good) as Good<T>) };
    } catch (error) {
      const last = this.#last.get(key) as Good<T> | undefined;
      return last === undefined ? { status: 'unavailable', reason: this.explain(error) } : { status: 'ready', ...last };
    }
  }

  #start<T>(key: string, block: BlockRef, read: (block: BlockRef) => Promise<T>): Promise<Good<T>> {
    const good = read(block).then((value) => ({ value, block }));
    this.#reading.set(key, { from: block.number, good });
    good.then(
      (value) => this.#last.set(key, value),
      () => {
        if (this.#reading.get(key)?.good === good) this.#reading.delete(key);
      },
    );
    return good;
  }
}
