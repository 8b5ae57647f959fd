import 'server-only';

import type { LogQuery } from '@/lib/protocols/log-filter';

import { type ArchiveNode, type BlockId, BlockMissingError, type RangeLogs } from './archive-node';
import { type BlockRange, blocksIn } from './block-range';
import { type NodeTrouble, troubleOf } from './node-trouble';
import type { RawLog } from './raw-log';
import { Slots } from './slots';

/** How long a node is left alone after its first failure; doubled with each further one. */
const FIRST_REST_MS = 1_000;
const LONGEST_REST_MS = 60_000;
/** The only node there is must be asked to know that it is back. */
const LONGEST_REST_OF_ONLY_MS = 4_000;
/** While all rest, a node that did not ask for it is asked this often for whoever waits. */
const LOOK_MS = 500;
/** Queries for logs under way at once, over all nodes: enough to hide the distance to a node, few enough to be welcome. */
const MOST_AT_ONCE = 4;
/** Blocks below the head that are final on a chain whose nodes do not say: two epochs of Ethereum. */
const SETTLED_DEPTH = 64n;

/** No node can be asked now, in words for a page. */
export class NodesFault extends Error {
  override readonly name = 'NodesFault';
  constructor(
    message: string,
    /** When asking again makes sense, in milliseconds since 1970. */
    readonly againAt: number,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

interface Standing {
  readonly restsUntil: number;
  /** From when on it may be asked although it rests, when no other is awake. */
  readonly looksFrom: number;
  readonly failures: number;
  readonly checked: boolean;
  readonly saysFinalized: boolean;
}

const FRESH: Standing = { restsUntil: 0, looksFrom: 0, failures: 0, checked: false, saysFinalized: true };

/** The configured nodes as one source of logs: the first that works is used, a busy or broken one rests. */
export class ArchiveNodes {
  readonly #standing = new Map<ArchiveNode, Standing>();
  readonly #slots = new Slots(MOST_AT_ONCE);

  constructor(
    readonly nodes: readonly ArchiveNode[],
    readonly chainId: number,
    readonly now: () => number = Date.now,
  ) {}

  /** The newest block that cannot change any more; null on a chain that is too short to have one. */
  async settledBlock(): Promise<BlockId | null> {
    return this.#use(async (node) => {
      const finalized = await this.#finalizedOf(node);
      if (finalized !== null) return finalized;
      const head = await node.blockAt('latest');
      if (head === null) throw new BlockMissingError(0n);
      return head.number < SETTLED_DEPTH ? null : node.blockAt(head.number - SETTLED_DEPTH);
    });
  }

  /** The newest block, which may still be replaced. */
  async headBlock(): Promise<BlockId> {
    return this.#use(async (node) => {
      const head = await node.blockAt('latest');
      if (head === null) throw new BlockMissingError(0n);
      return head;
    });
  }

  /** The hash of a block; null when the node that answers does not have it. */
  async hashOf(block: bigint): Promise<`0x${string}` | null> {
    return this.#use(async (node) => (await node.blockAt(block))?.hash ?? null);
  }

  /**
   * The hash of a block, from a node that knows that hash too; null when the node that answers does not have the block.
   * @throws NodesFault also when every node names a block that it does not know
   */
  async confirmedHashOf(block: bigint): Promise<`0x${string}` | null> {
    return this.#use(async (node) => {
      const hash = (await node.blockAt(block))?.hash ?? null;
      if (hash !== null && !(await node.knows(hash)))
        throw new NodesFault('the node names a block that it does not know', this.now());
      return hash;
    });
  }

  /** All logs of a range, in as many queries as the node's limits ask for. @throws NodesFault */
  async readRange(queries: readonly LogQuery[], range: BlockRange): Promise<RangeLogs> {
    return this.#slots.run(() => this.#use((node) => readInPieces(node, queries, range)));
  }

  /** How many blocks the node that is asked next takes at once, and how many such ranges to ask for together. */
  appetite(): { readonly blocks: bigint; readonly ranges: number } {
    const node = this.#awake()[0] ?? this.nodes[0];
    if (node === undefined) return { blocks: 1n, ranges: 1 };
    return { blocks: node.size.next(), ranges: node.size.isProven() ? MOST_AT_ONCE : 1 };
  }

  async #finalizedOf(node: ArchiveNode): Promise<BlockId | null> {
    if (!this.#of(node).saysFinalized) return null;
    try {
      return await node.blockAt('finalized');
    } catch (error) {
      // A node that does not know the tag says so with an error of its own choice; one that is away says nothing.
      if (troubleOf(error).kind !== 'too-long') throw error;
      this.#set(node, { saysFinalized: false });
      return null;
    }
  }

  async #use<T>(work: (node: ArchiveNode) => Promise<T>): Promise<T> {
    let last: unknown = null;
    for (const node of this.#toAsk()) {
      try {
        await this.#check(node);
        const result = await work(node);
        this.#set(node, { failures: 0, restsUntil: 0 });
        return result;
      } catch (error) {
        last = error;
        this.#rest(node, troubleOf(error));
      }
    }
    const againAt = Math.min(...this.nodes.map((node) => this.#of(node).restsUntil));
    if (last instanceof NodesFault) throw new NodesFault(last.message, againAt, { cause: last });
    throw new NodesFault(wordsFor(last), againAt, { cause: last });
  }

  /** Logs of another chain would be stored for ever. */
  async #check(node: ArchiveNode): Promise<void> {
    if (this.#of(node).checked) return;
    const found = await node.chainId();
    if (found !== this.chainId)
      throw new NodesFault(`the node serves chain ${found}, not ${this.chainId}`, this.now() + LONGEST_REST_MS);
    this.#set(node, { checked: true });
  }

  #awake(): readonly ArchiveNode[] {
    return this.nodes.filter((node) => this.#of(node).restsUntil <= this.now());
  }

  /** Those that are awake; while none is, the one whose rest ends first, now and then. */
  #toAsk(): readonly ArchiveNode[] {
    const awake = this.#awake();
    if (awake.length > 0) return awake;
    const now = this.now();
    const [first] = this.nodes
      .filter((node) => this.#of(node).looksFrom <= now)
      .toSorted((a, b) => this.#of(a).restsUntil - this.#of(b).restsUntil);
    if (first === undefined) return [];
    this.#set(first, { looksFrom: now + LOOK_MS });
    return [first];
  }

  #rest(node: ArchiveNode, trouble: NodeTrouble): void {
    const failures = this.#of(node).failures + 1;
    const isBusy = trouble.kind === 'slow-down';
    const longest = this.nodes.length === 1 ? LONGEST_REST_OF_ONLY_MS : LONGEST_REST_MS;
    const restMs = Math.min(FIRST_REST_MS * 2 ** (failures - 1), longest);
    const restsUntil = this.now() + ((isBusy ? trouble.waitMs : null) ?? restMs);
    this.#set(node, { failures, restsUntil, looksFrom: isBusy ? restsUntil : this.now() + LOOK_MS });
  }

  #of(node: ArchiveNode): Standing {
    return this.#standing.get(node) ?? FRESH;
  }

  #set(node: ArchiveNode, changes: Partial<Standing>): void {
    this.#standing.set(node, { ...this.#of(node), ...changes });
  }
}

/** Asks for as much as the node is known to take, and for less whenever it takes less. */
async function readInPieces(node: ArchiveNode, queries: readonly LogQuery[], range: BlockRange): Promise<RangeLogs> {
  const logs: RawLog[] = [];
  let at = range.from;
  for (;;) {
    const size = node.size.next();
    const piece = { from: at, to: at + size - 1n < range.to ? at + size - 1n : range.to };
    const found = await readPiece(node, queries, piece);
    if (found === null) continue;
    logs.push(...found.logs);
    if (piece.to === range.to) return { logs, toHash: found.toHash };
    at = piece.to + 1n;
  }
}

/** @returns null when the node wants to be asked for less */
async function readPiece(
  node: ArchiveNode,
  queries: readonly LogQuery[],
  piece: BlockRange,
): Promise<RangeLogs | null> {
  const blocks = blocksIn(piece);
  try {
    const found = await node.readRange(queries, piece);
    node.size.worked(blocks, found.logs.length);
    return found;
  } catch (error) {
    const { kind } = troubleOf(error);
    if (kind === 'slow-down' || kind === 'away' || blocks === 1n) throw error;
    if (kind === 'too-long') node.size.tooLong(blocks);
    else node.size.tooDense(blocks);
    return null;
  }
}

function wordsFor(error: unknown): string {
  if (error === null) return 'every node has asked for a pause';
  if (error instanceof BlockMissingError) return 'the node does not have the newest blocks yet';
  switch (troubleOf(error).kind) {
    case 'slow-down':
      return 'the node asks for a pause';
    case 'too-long':
    case 'too-dense':
      return 'the node refuses to give logs, even of a single block';
    case 'away':
      return 'the node does not give logs';
  }
}
