import 'server-only';

import { type Address, BaseError, HttpRequestError, type PublicClient, TimeoutError } from 'viem';
import { estimateMaxPriorityFeePerGas, getBlock, getChainId } from 'viem/actions';

import type { Deployment } from '@/lib/chain/deployment';
import { readBatch } from '@/lib/chain/read-batch';
import type { LiveSnapshot } from '@/lib/protocols/live-state';
import type { BlockRef, ProtocolContracts, StakingProtocol } from '@/lib/protocols/protocol';
import { DecodeError } from '@/lib/protocols/read-plan';
import { unixSeconds, type Wei, wei } from '@/lib/units/units';

import type { Archive } from './archive/archive';
import { RateHistoryReader, reportHistory } from './rate-history';
import type { SnapshotSource } from './snapshot-store';

/** The node serves another chain than the deployment is for. */
export class WrongChainError extends Error {
  override readonly name = 'WrongChainError';
  constructor(
    readonly expected: number,
    readonly found: number,
  ) {
    super(`the node serves chain ${found}, not ${expected}`);
  }
}

/** Reads one protocol's pictures from a node. */
export class PoolSource implements SnapshotSource {
  readonly #client: PublicClient;
  readonly #protocol: StakingProtocol;
  readonly #deployment: Deployment;
  readonly #archive: Pick<Archive, 'readLogs'>;
  #contracts: Promise<ProtocolContracts> | null = null;
  #history: RateHistoryReader | null = null;

  constructor(
    client: PublicClient,
    protocol: StakingProtocol,
    deployment: Deployment,
    archive: Pick<Archive, 'readLogs'>,
  ) {
    this.#archive = archive;
    this.#client = client;
    this.#protocol = protocol;
    this.#deployment = deployment;
  }

  async readHead(): Promise<BlockRef> {
    const block = await getBlock(this.#client, { blockTag: 'latest' });
    return {
      number: block.number,
      hash: block.hash,
      timestamp: unixSeconds(block.timestamp),
      baseFeePerGas: block.baseFeePerGas === null ? null : wei(block.baseFeePerGas),
    };
  }

  async readAt(block: BlockRef): Promise<LiveSnapshot> {
    const contracts = await this.contractsAt(block);
    const [pool, history, priorityFeePerGas] = await Promise.all([
      readBatch(this.#client, this.#protocol.poolReads(contracts), block.number),
      this.#historyReader(contracts).upTo(block),
      this.#priorityFee(),
    ]);
    return { block, pool, history, priorityFeePerGas };
  }

  /** The protocol's contracts; found once per process, after the node has shown that it serves the right chain. */
  contractsAt(block: BlockRef): Promise<ProtocolContracts> {
    this.#contracts ??= this.#resolve(block).catch((error: unknown) => {
      this.#contracts = null;
      throw error;
    });
    return this.#contracts;
  }

  explain(error: unknown): string {
    if (error instanceof WrongChainError) return error.message;
    if (error instanceof DecodeError) return `a contract did not answer as expected (${error.what})`;
    if (!(error instanceof BaseError)) return 'the node does not answer as a node should';
    if (error.walk((cause) => cause instanceof TimeoutError)) return 'the node does not answer in time';
    if (error.walk((cause) => cause instanceof HttpRequestError)) return 'the node cannot be reached';
    return `the node answers with an error (${error.name})`;
  }

  async #resolve(block: BlockRef): Promise<ProtocolContracts> {
    const found = await getChainId(this.#client);
    if (found !== this.#deployment.chainId) throw new WrongChainError(this.#deployment.chainId, found);
    const root: Address = this.#deployment.protocols.lido.locator;
    return readBatch(this.#client, this.#protocol.contractReads(root), block.number);
  }

  #historyReader(contracts: ProtocolContracts): RateHistoryReader {
    const fromBlock = BigInt(this.#deployment.protocols.lido.fromBlock);
    this.#history ??= new RateHistoryReader(
      this.#archive,
      reportHistory(this.#protocol.id, this.#protocol.reports(contracts), fromBlock),
    );
    return this.#history;
  }

  /** A node without an opinion on tips is no reason to have no picture. */
  async #priorityFee(): Promise<Wei | null> {
    try {
      return wei(await estimateMaxPriorityFeePerGas(this.#client));
    } catch (error) {
      if (error instanceof BaseError) return null;
      throw error;
    }
  }
}
