import 'server-only';

import { type Client, type Hash, type Hex, hexToBigInt, numberToHex } from 'viem';

import type { LogQuery } from '@/lib/protocols/log-filter';

import type { BlockRange } from './block-range';
import { decodeNodeLogs } from './node-log';
import { RangeSize } from './range-size';
import type { RawLog } from './raw-log';

/** A block by number and hash. */
export interface BlockId {
  readonly number: bigint;
  readonly hash: Hash;
}

/** A node has no such block: it is behind, or on another chain. */
export class BlockMissingError extends Error {
  override readonly name = 'BlockMissingError';
  constructor(readonly block: bigint) {
    super(`the node does not have block ${block}`);
  }
}

/** Logs of a whole range, and the hash of its last block from the same node. */
export interface RangeLogs {
  readonly logs: readonly RawLog[];
  readonly toHash: Hash;
}

/** One node as a source of logs, with what was learnt of its limits. */
export class ArchiveNode {
  readonly size = new RangeSize();

  /** @param name for the log: its place in the settings, never its address, which may carry a key */
  constructor(
    readonly client: Client,
    readonly name: string,
  ) {}

  /** @throws viem's errors */
  async chainId(): Promise<number> {
    return Number(await this.client.request({ method: 'eth_chainId' }));
  }

  /** A block by number or tag; null when the node has none. */
  async blockAt(at: bigint | 'latest' | 'finalized'): Promise<BlockId | null> {
    const block = await this.client.request({
      method: 'eth_getBlockByNumber',
      params: [typeof at === 'bigint' ? numberToHex(at) : at, false],
    });
    if (block === null || block.number === null || block.hash === null) return null;
    return { number: hexToBigInt(block.number), hash: block.hash };
  }

  /** Whether the node knows a block by its hash. */
  async knows(hash: Hash): Promise<boolean> {
    const block = await this.client.request({ method: 'eth_getBlockByHash', params: [hash, false] });
    return block?.hash === hash;
  }

  /**
   * All logs of the queries in these blocks, each once, in the order of the chain. A node that does not have the last
   * block yet would answer with the logs of those it has, so it is asked for that block too.
   * @throws viem's errors when it refuses; BlockMissingError; MalformedLogsError
   */
  async readRange(queries: readonly LogQuery[], range: BlockRange): Promise<RangeLogs> {
    const last = await this.blockAt(range.to);
    if (last === null) throw new BlockMissingError(range.to);
    const found = new Map<string, RawLog>();
    for (const query of queries) {
      for (const log of await this.#readQuery(query, range)) found.set(`${log.blockNumber}:${log.logIndex}`, log);
    }
    return { logs: [...found.values()].sort(byPlace), toHash: last.hash };
  }

  async #readQuery({ addresses, topics }: LogQuery, range: BlockRange): Promise<readonly RawLog[]> {
    const answer = await this.client.request({
      method: 'eth_getLogs',
      params: [
        {
          address: [...addresses],
          topics: topics.map((topic) => (Array.isArray(topic) ? [...topic] : topic)) as (Hex | Hex[] | null)[],
          fromBlock: numberToHex(range.from),
          toBlock: numberToHex(range.to),
        },
      ],
    });
    return decodeNodeLogs(answer, range);
  }
}

function byPlace(a: RawLog, b: RawLog): number {
  if (a.blockNumber !== b.blockNumber) return a.blockNumber < b.blockNumber ? -1 : 1;
  return a.logIndex - b.logIndex;
}
