import 'server-only';

import {
  type Address,
  BaseError,
  encodeEventTopics,
  type Hash,
  HttpRequestError,
  type PublicClient,
  TimeoutError,
} from 'viem';

import type { Deployment } from '@/lib/chain/deployment';
import { readBatch } from '@/lib/chain/read-batch';
import type { LiveSnapshot } from '@/lib/protocols/live-state';
import type { BlockRef, ProtocolContracts, ReportFilter, StakingProtocol } from '@/lib/protocols/protocol';
import { DecodeError } from '@/lib/protocols/read-plan';

import { behindText, type ChainNodes, type GivenHeader } from './nodes/chain-nodes';
import { NodesFailed } from './nodes/node-fault';
import { RateHistoryReader } from './rate-history';
import type { BlockRing } from './snapshot/block-ring';
import { UnknownParentError } from './snapshot/branch';
import type { Header } from './snapshot/header';
import { mayHaveLogs } from './snapshot/logs-bloom';
import type { SnapshotSource } from './snapshot-store';
import { TipReader } from './tip-reader';

/** The head of every node that could be asked is older than what was shown before. */
export class LaggingError extends Error {
  override readonly name = 'LaggingError';
}

/** Reads one protocol's pictures from the nodes. */
export class PoolSource implements SnapshotSource {
  readonly #client: PublicClient;
  readonly #nodes: ChainNodes;
  readonly #protocol: StakingProtocol;
  readonly #deployment: Deployment;
  readonly #tip: TipReader;
  readonly #note: (what: string, error: unknown) => void;
  #contracts: Promise<ProtocolContracts> | null = null;
  #history: { readonly reader: RateHistoryReader; readonly filter: ReportFilter } | null = null;
  #given: GivenHeader | null = null;

  /** @param note takes what nobody is told of but the log */
  constructor(
    client: PublicClient,
    nodes: ChainNodes,
    protocol: StakingProtocol,
    deployment: Deployment,
    note: (what: string, error: unknown) => void,
    now: () => number,
  ) {
    this.#client = client;
    this.#nodes = nodes;
    this.#protocol = protocol;
    this.#deployment = deployment;
    this.#tip = new TipReader(client, now);
    this.#note = note;
  }

  async readHead(): Promise<Header> {
    return this.#remember(await this.#nodes.readHead());
  }

  readHeader(hash: Hash): Promise<Header | null> {
    return this.#nodes.readHeader(hash);
  }

  announceHeads(onHead: (header: Header) => void, onEnd: () => void): Promise<(() => void) | null> {
    return this.#nodes.announceHeads((given) => onHead(this.#remember(given)), onEnd);
  }

  async readAt(header: Header, before: LiveSnapshot | null): Promise<LiveSnapshot> {
    const { block } = header;
    const contracts = await this.contractsAt(block);
    const [pool, history, priorityFeePerGas] = await Promise.all([
      readBatch(this.#client, this.#protocol.poolReads(contracts), block),
      this.#historyAt(contracts, header, before),
      this.#tip.read(),
    ]);
    if (this.#given?.header === header) this.#nodes.headHeld(this.#given.node);
    return { block, pool, history, priorityFeePerGas };
  }

  async renew(snapshot: LiveSnapshot, header: Header): Promise<LiveSnapshot | null> {
    if (snapshot.history.status === 'ready') return null;
    const history = await this.#historyAt(snapshot.pool.contracts, header, null);
    const isSame = history.status === snapshot.history.status;
    return isSame ? null : { ...snapshot, history };
  }

  /** The protocol's contracts; found once per process. */
  contractsAt(block: BlockRef): Promise<ProtocolContracts> {
    const root: Address = this.#deployment.protocols.lido.locator;
    this.#contracts ??= readBatch(this.#client, this.#protocol.contractReads(root), block).catch((error: unknown) => {
      this.#contracts = null;
      throw error;
    });
    return this.#contracts;
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
    } else if (error instanceof BaseError && lacksBlock(error)) {
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
    if (!(error instanceof BaseError)) return this.#unexplained(error);
    const nodes = error.walk((cause) => cause instanceof NodesFailed);
    if (nodes instanceof NodesFailed) return nodes.shortMessage;
    if (error.walk((cause) => cause instanceof TimeoutError)) return 'the node does not answer in time';
    if (error.walk((cause) => cause instanceof HttpRequestError)) return 'the node cannot be reached';
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

  /** Most blocks carry no report, and their header says so: then the history before them is theirs too. */
  #historyAt(contracts: ProtocolContracts, header: Header, before: LiveSnapshot | null) {
    this.#history ??= this.#openHistory(contracts);
    const { reader, filter } = this.#history;
    const [topic] = encodeEventTopics({ abi: [filter.event] });
    const isQuiet =
      before !== null &&
      header.logsBloom !== null &&
      typeof topic === 'string' &&
      !mayHaveLogs(header.logsBloom, [filter.address, topic]);
    return reader.upTo(header.block, isQuiet);
  }

  #openHistory(contracts: ProtocolContracts) {
    const filter = this.#protocol.reports(contracts);
    const firstBlock = BigInt(this.#deployment.protocols.lido.fromBlock);
    return { filter, reader: new RateHistoryReader(this.#client, filter, firstBlock, (error) => this.explain(error)) };
  }
}

function lacksBlock(error: BaseError): boolean {
  const nodes = error.walk((cause) => cause instanceof NodesFailed);
  return nodes instanceof NodesFailed && nodes.failures.some(({ failing }) => failing.kind === 'lacks-block');
}
