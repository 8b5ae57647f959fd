import 'server-only';

import type { LogFilter } from '@/lib/protocols/log-filter';

import type { BlockId } from './archive-node';
import { type ArchiveNodes, NodesFault } from './archive-nodes';
import { type ArchivedLog, decodeLogs, storageKey } from './archived-log';
import { type BlockRange, blocksIn, type Coverage } from './block-range';
import { type Database, DatabaseFault } from './database';
import { databaseFaultOf } from './database-fault';
import { CrowdedError, FilterSync, reasonOf } from './filter-sync';
import { LogStore, type StoredSelection } from './log-store';
import type { FilterProgress } from './progress';
import type { RawLog } from './raw-log';
import { Slots } from './slots';

/** A tail of so many blocks is read with every answer; a longer one is stored first, as far as it is final. */
const SLACK_BLOCKS = 128n;
/** The longest tail that is read at once when there is nothing better; beyond it the answer is to come back later. */
const LONGEST_TAIL_BLOCKS = 2_000n;
/** Histories that are read from the nodes at the same time; the others wait. Those of single accounts wait apart. */
const HISTORIES_AT_ONCE = 3;
const PERSONAL_AT_ONCE = 2;
/** Single accounts whose histories may wait; more would wait longer than anyone does. */
const MOST_WAITING = 40;
/** Histories whose progress is remembered; the one asked for longest ago goes first. */
const MOST_HISTORIES = 500;
/** After a failure, the database is left alone for so long. */
const DATABASE_PAUSE_MS = 5_000;
/** How often a public chain is compared with what is stored of it; a local one is compared each time. */
const SAME_CHAIN_MS = 60_000;

/** Logs of a range, or how far the archive is, or why there are none. */
export type ArchiveAnswer =
  | { readonly status: 'ready'; readonly logs: readonly ArchivedLog[] }
  | { readonly status: 'syncing'; readonly progress: FilterProgress }
  | { readonly status: 'unavailable'; readonly reason: string };

/** What the archive works with. */
export interface ArchiveTools {
  readonly nodes: ArchiveNodes;
  readonly openDatabase: () => Promise<Database>;
  readonly chainMayRestart: boolean;
  readonly now: () => number;
}

interface Entry {
  readonly sync: FilterSync;
  tail: { readonly id: string; readonly read: Promise<readonly RawLog[]> } | null;
  sameChain: { readonly hash: string; readonly at: number } | null;
}

/**
 * Logs of the chain's history. What is final is read from the nodes once and kept; what is not is read each time, so
 * that a reorganisation needs no repair. Reading starts whatever work is missing.
 */
export class Archive {
  readonly #entries = new Map<string, Entry>();
  readonly #slots = new Slots(HISTORIES_AT_ONCE);
  readonly #personalSlots = new Slots(PERSONAL_AT_ONCE);
  #opening: Promise<LogStore> | null = null;
  #fault: { readonly fault: DatabaseFault; readonly until: number } | null = null;

  constructor(readonly tools: ArchiveTools) {}

  /**
   * A filter's logs from one block to another, both included, decoded and in the order of the chain.
   * @param range `toBlock` by its hash, so that the answer is of that very chain
   * @param selection narrows it to some events, or to one first argument
   * @returns never throws for a database or node in trouble: that is part of the answer
   * @throws DecodeError for logs that are not what the filter's ABI says
   */
  async readLogs(
    filter: LogFilter,
    range: { readonly fromBlock: bigint; readonly toBlock: BlockId },
    selection: StoredSelection = {},
  ): Promise<ArchiveAnswer> {
    let answer: readonly RawLog[] | FilterProgress;
    try {
      answer = await this.#read(filter, range, selection);
    } catch (error) {
      return { status: 'unavailable', reason: reasonOf(error) };
    }
    return 'length' in answer
      ? { status: 'ready', logs: decodeLogs(filter, answer) }
      : { status: 'syncing', progress: answer };
  }

  /** How far each history that was asked for is. */
  progress(): readonly FilterProgress[] {
    return [...this.#entries.values()].map(({ sync }) => sync.progress());
  }

  /** Why the database cannot be used; null when it can, or was not needed yet. */
  databaseFault(): string | null {
    return this.#fault?.fault.message ?? null;
  }

  /** Resolves when no history is being read. */
  async settled(): Promise<void> {
    await Promise.all([...this.#entries.values()].map(({ sync }) => sync.settled()));
  }

  /** Opens the database now, so that the first reader does not wait for it. Never throws. */
  async warmUp(): Promise<void> {
    await this.#store().catch(() => undefined);
  }

  /** Gives the database back. */
  async close(): Promise<void> {
    const store = await this.#opening?.catch(() => null);
    await store?.database.close();
    this.#opening = null;
  }

  async #read(
    filter: LogFilter,
    range: { readonly fromBlock: bigint; readonly toBlock: BlockId },
    selection: StoredSelection,
  ): Promise<readonly RawLog[] | FilterProgress> {
    const from = range.fromBlock > filter.fromBlock ? range.fromBlock : filter.fromBlock;
    const to = range.toBlock.number;
    if (to < from) return [];
    const store = await this.#store();
    const entry = this.#entryOf(filter, store);
    const stored = await this.#sameChain(entry, store);
    const usable = stored !== null && stored.from <= from ? stored : null;
    const tail = { from: usable === null || usable.to < from ? from : usable.to + 1n, to };
    const isLong = blocksIn(tail) > LONGEST_TAIL_BLOCKS;
    if (isLong && this.#isCrowded(filter)) throw new CrowdedError();
    if (usable === null || blocksIn(tail) > SLACK_BLOCKS) entry.sync.start();
    if (isLong) return entry.sync.progress(stored);
    const kept = usable === null ? [] : await store.read(entry.sync.key, { from, to }, selection);
    // More may have been stored since `usable` was read; the tail has those blocks too.
    const settled = kept.filter((log) => log.blockNumber < tail.from);
    return [...settled, ...(await this.#readTail(entry, tail, range.toBlock)).filter((log) => matches(log, selection))];
  }

  /** Readers of the same block share one read. */
  async #readTail(entry: Entry, tail: BlockRange, toBlock: BlockId): Promise<readonly RawLog[]> {
    if (blocksIn(tail) === 0n) return [];
    const id = `${tail.from} ${toBlock.hash}`;
    if (entry.tail?.id !== id) {
      const read = this.#readFresh(entry, tail, toBlock);
      entry.tail = { id, read };
      read.catch(() => {
        if (entry.tail?.read === read) entry.tail = null;
      });
    }
    return entry.tail.read;
  }

  async #readFresh({ sync }: Entry, tail: BlockRange, toBlock: BlockId): Promise<readonly RawLog[]> {
    const { logs, toHash } = await this.tools.nodes.readRange(sync.filter.queries, tail);
    if (toHash === toBlock.hash) return logs;
    throw new NodesFault('the newest blocks were replaced while they were read', this.tools.now());
  }

  /** What is stored of this chain; null when nothing is. */
  async #sameChain(entry: Entry, store: LogStore): Promise<Coverage | null> {
    const { key } = entry.sync;
    const stored = await store.coverageOf(key);
    if (stored === null) return null;
    const { now, chainMayRestart } = this.tools;
    const known = entry.sameChain?.hash === stored.toHash && now() - entry.sameChain.at < SAME_CHAIN_MS;
    if (known && !chainMayRestart) return stored;
    const held = await entry.sync.held(stored);
    if (held === null) await store.drop(key);
    else if (held === stored) entry.sameChain = { hash: stored.toHash, at: now() };
    return held;
  }

  #entryOf(filter: LogFilter, store: LogStore): Entry {
    const key = storageKey(filter);
    const { nodes, chainMayRestart, now } = this.tools;
    const entry = this.#entries.get(key) ?? {
      sync: new FilterSync(filter, key, { store, nodes, chainMayRestart, now, slots: this.#slotsFor(filter) }),
      tail: null,
      sameChain: null,
    };
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    if (this.#entries.size > MOST_HISTORIES) this.#forgetIdle();
    return entry;
  }

  #slotsFor({ personal }: LogFilter): Slots {
    return personal === true ? this.#personalSlots : this.#slots;
  }

  #isCrowded({ personal }: LogFilter): boolean {
    return personal === true && this.#personalSlots.waiting >= MOST_WAITING;
  }

  #forgetIdle(): void {
    for (const [key, { sync }] of this.#entries) {
      if (sync.progress().state === 'working' || sync.progress().state === 'waiting') continue;
      this.#entries.delete(key);
      return;
    }
  }

  /** @throws DatabaseFault, at once while the last failure is recent */
  async #store(): Promise<LogStore> {
    if (this.#fault !== null && this.tools.now() < this.#fault.until) throw this.#fault.fault;
    this.#opening ??= this.#open();
    return this.#opening;
  }

  async #open(): Promise<LogStore> {
    try {
      const database = await this.tools.openDatabase();
      this.#fault = null;
      return new LogStore(database, this.tools.nodes.chainId);
    } catch (error) {
      const fault = databaseFaultOf(error) ?? new DatabaseFault('the database cannot be opened', { cause: error });
      this.#fault = { fault, until: this.tools.now() + DATABASE_PAUSE_MS };
      this.#opening = null;
      throw fault;
    }
  }
}

function matches(log: RawLog, { topic0, topic1 }: StoredSelection): boolean {
  const [first, second] = log.topics;
  if (topic0 !== undefined && (first === undefined || !topic0.includes(first))) return false;
  return topic1 === undefined || second === topic1;
}
