import 'server-only';

import type { Address, BaseError, Hash, PublicClient } from 'viem';

import type { Deployment } from '@/lib/chain/deployment';
import {
  type AccountPicture,
  isWhole,
  type LiveSnapshot,
  type PoolPicture,
  type RateHistory,
} from '@/lib/protocols/live-state';
import type { BlockRef, KnownRequests } from '@/lib/protocols/protocol';
import { DecodeError } from '@/lib/protocols/read-plan';
import { protocols } from '@/lib/protocols/registry';

import { behindText, type ChainNodes, type GivenHeader } from './nodes/chain-nodes';
import { NodesFailed } from './nodes/node-fault';
import { PoolHistories } from './pool-histories';
import { type FoundPools, PoolReader, type PoolsAt } from './pool-reader';
import { hasCause, isReadError } from './read-error';
import type { BlockRing } from './snapshot/block-ring';
import { UnknownParentError } from './snapshot/branch';
import type { Header } from './snapshot/header';
import type { SnapshotSource } from './snapshot-store';
import { TipReader } from './tip-reader';

/** The head of every node that could be asked is older than what was shown before. */
export class LaggingError extends Error {
  override readonly name = 'LaggingError';
}

/** Reads the pictures of all pools of a deployment from the nodes. */
export class PoolSource implements SnapshotSource {
  readonly #nodes: ChainNodes;
  readonly #pools: PoolReader;
  readonly #histories: PoolHistories;
  readonly #tip: TipReader;
  readonly #note: (what: string, error: unknown) => void;
  #given: GivenHeader | null = null;

  /** @param note takes what nobody is told of but the log */
  constructor(
    client: PublicClient,
    nodes: ChainNodes,
    deployment: Deployment,
    note: (what: string, error: unknown) => void,
    now: () => number,
  ) {
    this.#nodes = nodes;
    this.#pools = new PoolReader(client, deployment, now);
    this.#histories = new PoolHistories(client, (error) => this.explain(error));
    this.#tip = new TipReader(client, now);
    this.#note = note;
  }

  async readHead(): Promise<Header> {
    return this.#remember(await this.#nodes.readHead());
  }

  readHeader(hash: Hash): Promise<Header | null> {
    return this.#nodes.readHeader(hash, this.#given?.node);
  }

  announceHeads(onHead: (header: Header) => void, onEnd: () => void): Promise<(() => void) | null> {
    return this.#nodes.announceHeads((given) => onHead(this.#remember(given)), onEnd);
  }

  async readAt(header: Header, before: LiveSnapshot | null): Promise<LiveSnapshot> {
    const { block } = header;
    const found = await this.#pools.found(block);
    const [pools, histories, priorityFeePerGas] = await Promise.all([
      this.#pools.readPools(block),
      this.#historiesAt(found, header, before !== null),
      this.#tip.read(),
    ]);
    if (this.#given?.header === header) this.#nodes.headHeld(this.#given.node);
    const [history, ...otherHistories] = histories;
    const others = this.#picturesOf(pools, otherHistories);
    return { block, pool: pools.lido, history: history ?? { status: 'loading' }, others, priorityFeePerGas };
  }

  async renew(snapshot: LiveSnapshot, header: Header): Promise<LiveSnapshot | null> {
    if (isWhole(snapshot)) return null;
    const [history, ...others] = await this.#historiesAt(await this.#pools.found(header.block), header, false);
    const fuller = {
      ...snapshot,
      history: history ?? snapshot.history,
      others: snapshot.others.map((other, index) =>
        other.status === 'ready' ? { ...other, history: others[index] ?? other.history } : other,
      ),
    };
    return statusesOf(fuller) === statusesOf(snapshot) ? null : fuller;
  }

  /**
   * What an account has in every pool at a block.
   * @param known what logs tell of Lido's requests: it saves a round trip
   */
  readAccount(account: Address, block: BlockRef, known: KnownRequests = {}): Promise<AccountPicture> {
    return this.#pools.readAccount(account, block, known, (error) => this.explain(error));
  }

  /** Every pool's contracts. */
  found(block: BlockRef): Promise<FoundPools> {
    return this.#pools.found(block);
  }

  compareNodes(ring: BlockRing<LiveSnapshot>): void {
    if (ring.tip !== null) this.#nodes.compare(ring.tip.block.number);
  }

  lagging(head: Header, blocks: bigint): Error {
    if (this.#given?.header !== head) return new LaggingError(`the node is ${blocks} blocks behind`);
    this.#nodes.isBehind(this.#given.node, blocks);
    return new LaggingError(behindText(this.#given.node, blocks));
  }

  doubt(head: Header, error: unknown): void {
    if (this.#given?.header !== head) return;
    if (error instanceof UnknownParentError) {
      this.#nodes.headDidNotHold(this.#given, 'names a parent that no node knows');
    } else if (isReadError(error) && lacksBlock(error)) {
      this.#nodes.headDidNotHold(this.#given, 'names a block hash that no node knows');
    }
  }

  unread(header: Header, error: unknown): void {
    this.#note(`block ${header.block.number} was passed over: ${this.explain(error)}`, error);
  }

  explain(error: unknown): string {
    if (error instanceof LaggingError) return error.message;
    if (error instanceof UnknownParentError) return 'the node does not know the block that its own head builds on';
    if (error instanceof DecodeError) return `a contract did not answer as expected (${error.what})`;
    if (!isReadError(error)) return this.#unexplained(error);
    const nodes = error.walk((cause) => cause instanceof NodesFailed);
    if (nodes instanceof NodesFailed) return nodes.shortMessage;
    if (hasCause(error, 'TimeoutError')) return 'the node does not answer in time';
    if (hasCause(error, 'HttpRequestError')) return 'the node cannot be reached';
    return `the node answers with an error (${error.name})`;
  }

  #unexplained(error: unknown): string {
    this.#note('an error of no known kind', error);
    return 'the node does not answer as a node should';
  }

  #remember(given: GivenHeader): Header {
    this.#given = given;
    return given.header;
  }

  /** Lido's history and then the others', also of pools that cannot be read, so that places agree. */
  #historiesAt({ lido, others }: FoundPools, header: Header, follows: boolean): Promise<readonly RateHistory[]> {
    const ofLido = this.#histories.upTo(lido.ref, () => protocols.lido.reports(lido.contracts), header, follows);
    const ofOthers = others.map(async ({ ref, protocol, contracts }): Promise<RateHistory> => {
      if (!contracts.ok) return { status: 'unavailable', reason: this.explain(contracts.error) };
      const { value } = contracts;
      return this.#histories.upTo(ref, () => protocol.reports(value), header, follows);
    });
    return Promise.all([ofLido, ...ofOthers]);
  }

  #picturesOf({ found, others }: PoolsAt, histories: readonly RateHistory[]): readonly PoolPicture[] {
    return others.map((pool, index): PoolPicture => {
      const history = histories[index] ?? { status: 'loading' };
      if (pool.ok) return { status: 'ready', pool: pool.value, history };
      const { id = '', protocol = 'lido' } = found.others[index]?.ref ?? {};
      return { status: 'failed', id, protocol, reason: this.explain(pool.error) };
    });
  }
}

function statusesOf({ history, others }: LiveSnapshot): string {
  return [history, ...others.flatMap((other) => (other.status === 'ready' ? [other.history] : []))]
    .map(({ status }) => status)
    .join(' ');
}

function lacksBlock(error: BaseError): boolean {
  const nodes = error.walk((cause) => cause instanceof NodesFailed);
  return nodes instanceof NodesFailed && nodes.failures.some(({ failing }) => failing.kind === 'lacks-block');
}
