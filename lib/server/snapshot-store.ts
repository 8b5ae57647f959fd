import 'server-only';

import type { Hash } from 'viem';

import type { LiveSnapshot, LiveState } from '@/lib/protocols/live-state';
import { unixSeconds } from '@/lib/units/units';

import { ageReason } from './snapshot/age-reason';
import { BlockRing } from './snapshot/block-ring';
import { branchTo, MOST_FILLED } from './snapshot/branch';
import { fillDown } from './snapshot/fill-down';
import { HeadWatch } from './snapshot/head-watch';
import type { Header } from './snapshot/header';
import { nextLookMs, type Pace, silenceMs } from './snapshot/pace';
import { soon } from './soon';

/** Where the store gets its pictures from. */
export interface SnapshotSource {
  readHead(): Promise<Header>;
  /** A block by its hash; null when no node has it, and throws when that cannot be told. */
  readHeader(hash: Hash): Promise<Header | null>;
  /**
   * A whole picture at exactly that block.
   * @param before the picture of the block before it, when that is known
   */
  readAt(header: Header, before: LiveSnapshot | null): Promise<LiveSnapshot>;
  /** A fuller picture of the same block, when parts of it were still being read; null when there is nothing new. */
  renew(snapshot: LiveSnapshot, header: Header): Promise<LiveSnapshot | null>;
  /** Has heads announced where a node can; null where none can. */
  announceHeads(onHead: (header: Header) => void, onEnd: () => void): Promise<(() => void) | null>;
  /** Called after each look with the chain as it is known, to hold the other nodes against it. */
  compareNodes(ring: BlockRing<LiveSnapshot>): void;
  /** What to say, and whom to name, about a head that is so many blocks older than one shown before. */
  lagging(head: Header, blocks: bigint): Error;
  /** A head could not be followed: notes whose it was when the fault is its giver's. */
  doubt(head: Header, error: unknown): void;
  /** A block that is not the head could not be read: nobody waits for it, but it is missing for who comes back. */
  unread(header: Header, error: unknown): void;
  /** Why a read failed, in words for the page: names the source, never its address. */
  explain(error: unknown): string;
}

/** How the store keeps time; times in milliseconds. */
export interface SnapshotTiming extends Pace {
  /** How long a page waits for a fresh picture before it is served the last good one. */
  readonly patienceMs: number;
  /** Without a reader for so long, the head is no longer followed. */
  readonly idleMs: number;
  /** A newest block older than this is not live, whatever the nodes say; null where the chain may stand still. */
  readonly oldAfterMs: number | null;
  now(): number;
}

/** One thing to tell those who listen: a block's picture, or a change of its health (without an id). */
export interface LiveEvent {
  /** `number:hash` of the block. */
  readonly id: string | null;
  readonly state: LiveState;
}

/** A block that a client saw. */
export interface SeenBlock {
  readonly number: bigint;
  readonly hash: Hash;
}

/** What a client that comes back has missed. */
export interface Resumed {
  readonly events: readonly LiveEvent[];
  /** False when blocks are missing that are no longer kept. */
  readonly complete: boolean;
}

type Listener = (event: LiveEvent) => void;

/** So many blocks behind is still news on its way. */
const TOLERATED_BLOCKS = 2n;

/**
 * One picture of the pool for all visitors. The head is followed at the chain's pace while anybody reads; each block is
 * read once, also one that came and went between two looks; a reorganisation of any depth replaces what it changed; a
 * failure keeps the last good picture and says why it is old. The last blocks are kept for clients that come back.
 */
export class SnapshotStore {
  readonly #source: SnapshotSource;
  readonly #timing: SnapshotTiming;
  readonly #listeners = new Set<Listener>();
  readonly #ring = new BlockRing<LiveSnapshot>();
  readonly #watch: HeadWatch;
  #failure: string | null = null;
  #askedAt = Number.NEGATIVE_INFINITY;
  #freshUntil = Number.NEGATIVE_INFINITY;
  #refreshing: Promise<void> | null = null;
  #filling: Promise<void> | null = null;
  /** The newest head that was announced while a read was under way. */
  #announcedMeanwhile: Header | null = null;
  #timer: NodeJS.Timeout | null = null;
  /** When a newer head was last found, by this server's clock. */
  #movedAtMs: number | null = null;
  #reorgs = { count: 0, deepest: 0 };

  constructor(source: SnapshotSource, timing: SnapshotTiming) {
    this.#source = source;
    this.#timing = timing;
    this.#watch = new HeadWatch(
      (onHead, onEnd) => source.announceHeads(onHead, onEnd),
      (header) => this.#announced(header),
      timing.now,
    );
  }

  /** The newest picture; waits at most `patienceMs` for it. Never throws: trouble is part of the answer. */
  async current(): Promise<LiveState> {
    this.#askedAt = this.#timing.now();
    this.#follow();
    if (this.#askedAt > this.#freshUntil) await this.#waitFor(this.#refresh());
    return this.#state();
  }

  /** The newest picture as it is at hand, without waiting or asking. */
  peek(): LiveState {
    return this.#state();
  }

  /** Hands every change to a listener until the returned function is called. */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    this.#follow();
    return () => this.#listeners.delete(listener);
  }

  /** How many listen. */
  get listeners(): number {
    return this.#listeners.size;
  }

  /** Reorganisations seen, and the most blocks that one of them replaced. */
  get reorgs(): { readonly count: number; readonly deepest: number } {
    return this.#reorgs;
  }

  /**
   * Reads what a client that comes back may have missed, waiting at most `patienceMs`.
   * @param seen the block it saw last; null for none
   */
  async catchUp(seen: SeenBlock | null): Promise<void> {
    await this.current();
    if (seen === null || this.#ring.knows(seen.hash)) return;
    const { tip } = this.#ring;
    // It was told by a process that looked at the chain later than this one did.
    if (tip === null || seen.number > tip.block.number) await this.#waitFor(this.#refresh());
    else await this.#waitFor(this.#fillDownTo(seen.number));
  }

  /** Whether a client that has the whole picture of a block, and nothing to say against it, has all there is. */
  isNewest(seen: SeenBlock): boolean {
    return this.#state().status === 'live' && this.#ring.newest()?.header.block.hash === seen.hash;
  }

  /** What came after the block that a client saw last, as far as it is at hand; the newest state comes last. */
  since(seen: SeenBlock | null): Resumed {
    const newest = this.#ring.newest();
    if (seen === null)
      return { events: [{ id: newest === null ? null : idOf(newest.header), state: this.#state() }], complete: true };
    const { pictures, complete } = this.#ring.after(seen.hash);
    const events = pictures
      .filter((kept) => kept !== newest)
      .map(({ header, picture }) => ({ id: idOf(header), state: this.#live(picture) }));
    const last = newest !== null && pictures.includes(newest) ? idOf(newest.header) : null;
    return { events: [...events, { id: last, state: this.#state() }], complete };
  }

  /** Stops following the head. */
  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#announcedMeanwhile = null;
    this.#watch.stop();
  }

  #state(): LiveState {
    const snapshot = this.#ring.newest()?.picture;
    if (snapshot === undefined)
      return { status: 'unavailable', reason: this.#failure ?? 'the node has not answered yet', now: this.#seconds() };
    const reason = this.#failure ?? this.#tooOld(snapshot);
    if (reason !== null) return { status: 'stale', snapshot, reason, now: this.#seconds() };
    return this.#live(snapshot);
  }

  #live(snapshot: LiveSnapshot): LiveState {
    return { status: 'live', snapshot, now: this.#seconds() };
  }

  #tooOld({ block }: LiveSnapshot): string | null {
    const { oldAfterMs, now } = this.#timing;
    if (oldAfterMs === null) return null;
    const blockMs = Number(block.timestamp) * 1_000;
    return ageReason({ blockMs, nowMs: now(), movedAtMs: this.#movedAtMs, oldAfterMs });
  }

  #seconds() {
    return unixSeconds(BigInt(Math.floor(this.#timing.now() / 1_000)));
  }

  #follow(): void {
    if (this.#timer !== null) return;
    this.#watch.start();
    this.#timer = setTimeout(() => {
      this.#timer = null;
      if (!this.#wanted()) {
        this.#watch.stop();
        return;
      }
      this.#watch.giveUpAfter(silenceMs(this.#timing));
      void this.#refresh().finally(() => this.#follow());
    }, this.#waitMs());
    this.#timer.unref();
  }

  #waitMs(): number {
    const { tip } = this.#ring;
    const tipMs = tip === null ? null : Number(tip.block.timestamp) * 1_000;
    return nextLookMs(this.#timing, tipMs, this.#timing.now(), this.#watch.isOn && this.#failure === null);
  }

  #wanted(): boolean {
    return this.#listeners.size > 0 || this.#timing.now() - this.#askedAt < this.#timing.idleMs;
  }

  /** A node announced its head: as good as a look, and the next look starts to count anew. */
  #announced(header: Header): void {
    if (this.#refreshing !== null) {
      this.#announcedMeanwhile = header;
      return;
    }
    void this.#refresh(header).finally(() => {
      if (this.#timer === null) return;
      clearTimeout(this.#timer);
      this.#timer = null;
      this.#follow();
    });
  }

  /** Never rejects; callers that come while a read is under way share it. */
  #refresh(announced?: Header): Promise<void> {
    this.#refreshing ??= this.#readOnce(announced).finally(() => {
      this.#refreshing = null;
      this.#freshUntil = this.#timing.now() + this.#waitMs() + this.#timing.pollMs;
      const announced = this.#announcedMeanwhile;
      this.#announcedMeanwhile = null;
      if (announced !== null) this.#announced(announced);
    });
    return this.#refreshing;
  }

  async #readOnce(announced?: Header): Promise<void> {
    let head: Header | null = announced ?? null;
    try {
      head ??= await this.#source.readHead();
      await this.#followTo(head, announced !== undefined);
      this.#recovered();
    } catch (error) {
      if (head !== null) this.#source.doubt(head, error);
      this.#failed(this.#source.explain(error));
    }
    this.#source.compareNodes(this.#ring);
  }

  async #followTo(head: Header, announced: boolean): Promise<void> {
    const { tip } = this.#ring;
    if (tip?.block.hash === head.block.hash) return this.#renew(head);
    if (tip !== null && (this.#ring.isOnChain(head) || this.#ring.passedOver(head, TOLERATED_BLOCKS))) {
      const blocks = tip.block.number - head.block.number;
      if (!announced && blocks > TOLERATED_BLOCKS) throw this.#source.lagging(head, blocks);
      return;
    }
    const { blocks: branch, replaced } = await branchTo(head, this.#ring, (hash) => this.#source.readHeader(hash));
    if (tip !== null) this.#movedAtMs = this.#timing.now();
    let isAnswered = true;
    for (const [index, header] of branch.entries()) {
      const isHead = index === branch.length - 1;
      // A node that has fallen silent would be waited for once more with each block, and the trouble told after minutes.
      const isWanted = isAnswered && branch.length - index <= MOST_FILLED;
      let picture: LiveSnapshot | null = null;
      if (isHead) picture = await this.#source.readAt(header, this.#before(header));
      else if (isWanted) {
        picture = await this.#readPassed(header);
        isAnswered = picture !== null;
      }
      // Not before: a head that cannot be read is tried again, and its reorganisation is still one.
      if (index === 0) this.#noteReorg(replaced);
      this.#ring.append(header, picture);
      if (picture === null) continue;
      if (isHead) this.#failure = null;
      this.#tell({ id: idOf(header), state: isHead ? this.#state() : this.#live(picture) });
    }
  }

  /** A block that was passed between two looks. When it cannot be read, the newest still can. */
  async #readPassed(header: Header): Promise<LiveSnapshot | null> {
    try {
      return await this.#source.readAt(header, this.#before(header));
    } catch (error) {
      this.#source.unread(header, error);
      return null;
    }
  }

  #before(header: Header): LiveSnapshot | null {
    const newest = this.#ring.newest();
    return newest?.header.block.hash === header.parentHash ? newest.picture : null;
  }

  #noteReorg(replaced: number): void {
    if (replaced === 0) return;
    this.#reorgs = { count: this.#reorgs.count + 1, deepest: Math.max(this.#reorgs.deepest, replaced) };
  }

  async #renew(header: Header): Promise<void> {
    const newest = this.#ring.newest();
    const fuller = newest === null ? null : await this.#source.renew(newest.picture, header);
    if (fuller === null) return;
    this.#ring.replacePicture(fuller);
    this.#failure = null;
    this.#tell({ id: null, state: this.#state() });
  }

  #recovered(): void {
    if (this.#failure === null) return;
    this.#failure = null;
    this.#tell({ id: null, state: this.#state() });
  }

  #failed(reason: string): void {
    if (reason === this.#failure) return;
    this.#failure = reason;
    this.#tell({ id: null, state: this.#state() });
  }

  #tell(event: LiveEvent): void {
    for (const listener of this.#listeners) {
      try {
        listener(event);
      } catch {
        // A stream that was closed on the way: the others must still hear, and the head must still be followed.
        this.#listeners.delete(listener);
      }
    }
  }

  /** Reads blocks below the oldest that is kept, for a client that saw the chain elsewhere. One at a time for everyone. */
  async #fillDownTo(number: bigint): Promise<void> {
    await this.#filling;
    this.#filling ??= fillDown(this.#ring, this.#source, number).finally(() => {
      this.#filling = null;
    });
    return this.#filling;
  }

  #waitFor(work: Promise<void>): Promise<void> {
    return soon(work, this.#timing.patienceMs, () => undefined);
  }
}

function idOf({ block }: Header): string {
  return `${block.number}:${block.hash}`;
}
