/** Blocks of the first query to a node that nothing is known of. */
const FIRST = 10_000n;
/** More than any chain has; no node is asked for more at once. */
const MOST = 100_000_000n;
/** A query that brings more logs than this is followed by a shorter one, to spare memory. */
const COMFORTABLE_LOGS = 20_000;

/**
 * How many blocks to ask a node for at once: found by trying, and remembered. A node's limit on blocks is closed in from
 * both sides; a limit on results depends on where one looks, so that one is only stepped back from.
 */
export class RangeSize {
  #good = 0n;
  #bad: bigint | null = null;
  #dense: bigint | null = null;

  /** Blocks to ask for now, at least 1. */
  next(): bigint {
    const most = this.#withinLimit();
    return this.#dense !== null && this.#dense < most ? this.#dense : most;
  }

  /** Whether a range of the next size has been answered before, so that asking for several at once is no waste. */
  isProven(): boolean {
    return this.next() <= this.#good;
  }

  /** A query for so many blocks brought so many logs. */
  worked(blocks: bigint, logs: number): void {
    if (blocks > this.#good) this.#good = blocks;
    if (this.#bad !== null && this.#bad <= this.#good) this.#bad = null;
    if (logs > COMFORTABLE_LOGS) this.#dense = atLeastOne(blocks / 2n);
    else if (this.#dense !== null && blocks >= this.#dense) this.#dense *= 2n;
    if (this.#dense !== null && this.#dense >= this.#withinLimit()) this.#dense = null;
  }

  /** A query for so many blocks was refused for its length, whatever is in them. */
  tooLong(blocks: bigint): void {
    if (this.#bad === null || blocks < this.#bad) this.#bad = blocks;
    if (this.#good >= this.#bad) this.#good = 0n;
  }

  /** A query for so many blocks would have brought too much, or took too long. */
  tooDense(blocks: bigint): void {
    this.#dense = atLeastOne(blocks / 2n);
  }

  #withinLimit(): bigint {
    if (this.#bad === null) return this.#good === 0n ? FIRST : lesser(this.#good * 2n, MOST);
    const between = this.#bad - this.#good;
    // Within a sixteenth of the limit is close enough: each further try costs a refusal.
    return between > this.#good / 16n ? atLeastOne(this.#good + between / 2n) : this.#good;
  }
}

const atLeastOne = (blocks: bigint): bigint => (blocks < 1n ? 1n : blocks);
const lesser = (a: bigint, b: bigint): bigint => (a < b ? a : b);
