import 'server-only';

import type { Hash } from 'viem';

import type { Header } from './header';

/** Pictures kept: blocks that a client may have missed while it was away. */
const MOST_PICTURES = 64;
/** Headers kept, also of replaced blocks: how far back a reorganisation is followed. */
const MOST_HEADERS = 256;

/** A block whose picture is kept. */
export interface Kept<T> {
  readonly header: Header;
  readonly picture: T;
}

/** What a client has missed: the pictures after the block it saw last. */
export interface Missed<T> {
  readonly pictures: readonly Kept<T>[];
  /** Whether nothing is missing between what the client saw and the first of them. */
  readonly complete: boolean;
}

/** The last blocks of the chain that is followed, oldest first. Bounded, so that memory stays flat. */
export class BlockRing<T> {
  #kept: readonly Kept<T>[] = [];
  /** Headers by hash, in the order they came. Blocks that were replaced stay until they are old. */
  readonly #headers = new Map<Hash, Header>();
  #tip: Header | null = null;

  /** The newest block of the chain that is followed. */
  get tip(): Header | null {
    return this.#tip;
  }

  /** The block of that height on the chain that is followed. */
  at(number: bigint): Header | null {
    let header = this.#tip;
    while (header !== null && header.block.number > number) header = this.#headers.get(header.parentHash) ?? null;
    return header?.block.number === number ? header : null;
  }

  /** Whether the block is on the chain that is followed. */
  isOnChain({ block }: Header): boolean {
    return this.at(block.number)?.block.hash === block.hash;
  }

  /**
   * Whether a block is of a height that the followed chain left out, when it went on after a long silence: it is older than
   * the newest, and nothing speaks for its being of another branch.
   * @param tolerated so many blocks below the newest it may be
   */
  passedOver({ block }: Header, tolerated: bigint): boolean {
    const isBelow = this.#tip !== null && this.#tip.block.number - block.number > tolerated;
    return isBelow && block.number > this.lowest && this.at(block.number) === null;
  }

  /**
   * How many blocks of the followed chain a block that is not on it takes the place of. Where no ancestor of it is on
   * the chain, those from its height up: so many at least.
   */
  replacedBy(header: Header): number {
    let fork = this.#headers.get(header.parentHash) ?? null;
    while (fork !== null && !this.isOnChain(fork)) fork = this.#headers.get(fork.parentHash) ?? null;
    const tip = this.#tip?.block.number ?? 0n;
    if (fork !== null) return Number(tip - fork.block.number);
    let replaced = 0;
    while (this.at(tip - BigInt(replaced)) !== null && tip - BigInt(replaced) >= header.block.number) replaced += 1;
    return replaced;
  }

  /**
   * Puts a block on top of its parent. Whatever was above the parent has been replaced; a block whose parent is unknown
   * starts the ring afresh.
   * @param picture null when it could not be read and only ties the chain together
   */
  append(header: Header, picture: T | null): void {
    const onTop = this.#tip?.block.hash === header.parentHash;
    this.#headers.delete(header.block.hash);
    this.#headers.set(header.block.hash, header);
    this.#tip = header;
    const still = onTop ? this.#kept : this.#kept.filter((kept) => this.isOnChain(kept.header));
    this.#kept = (picture === null ? still : [...still, { header, picture }]).slice(-MOST_PICTURES);
    for (const hash of this.#headers.keys()) {
      if (this.#headers.size <= MOST_HEADERS) break;
      this.#headers.delete(hash);
    }
  }

  /** Puts a block below the oldest that has a picture; ignored when it is not that block's parent. */
  prepend(header: Header, picture: T): void {
    const oldest = this.#kept[0];
    if (oldest?.header.parentHash !== header.block.hash || this.#kept.length >= MOST_PICTURES) return;
    this.#headers.set(header.block.hash, header);
    this.#kept = [{ header, picture }, ...this.#kept];
  }

  /** The lowest height of which a block is known; 0 when none is. */
  get lowest(): bigint {
    return [...this.#headers.values()].reduce<bigint>(
      (least, { block }) => (block.number < least ? block.number : least),
      this.#tip?.block.number ?? 0n,
    );
  }

  /** The oldest block that has a picture. */
  oldest(): Kept<T> | null {
    return this.#kept[0] ?? null;
  }

  /** Replaces the newest block's picture by a fuller one. */
  replacePicture(picture: T): void {
    const newest = this.#kept.at(-1);
    if (newest !== undefined) this.#kept = [...this.#kept.slice(0, -1), { header: newest.header, picture }];
  }

  /** The newest picture. */
  newest(): Kept<T> | null {
    return this.#kept.at(-1) ?? null;
  }

  /** Whether the block was seen, on whatever branch. */
  knows(hash: Hash): boolean {
    return this.#headers.has(hash);
  }

  /**
   * What came after a block that somebody saw last. A block that was replaced counts from where its branch left the chain.
   */
  after(hash: Hash): Missed<T> {
    let seen = this.#headers.get(hash) ?? null;
    while (seen !== null && !this.isOnChain(seen)) seen = this.#headers.get(seen.parentHash) ?? null;
    if (seen === null) {
      const isBelowAll = this.#kept[0]?.header.parentHash === hash;
      return isBelowAll ? this.#from(this.#kept) : { pictures: this.#kept.slice(-1), complete: false };
    }
    const { number } = seen.block;
    return this.#from(
      this.#kept.filter(({ header }) => header.block.number > number),
      number,
    );
  }

  #from(pictures: readonly Kept<T>[], seenNumber?: bigint): Missed<T> {
    const below = seenNumber ?? (pictures[0]?.header.block.number ?? 0n) - 1n;
    const wanted = this.#tip === null ? 0n : this.#tip.block.number - below;
    return { pictures, complete: BigInt(pictures.length) === wanted };
  }
}
