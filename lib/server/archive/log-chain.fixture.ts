import { type Address, type Hex, hexToBigInt, keccak256, numberToHex, pad, parseAbi, toEventSelector } from 'viem';

import type { LogFilter } from '@/lib/protocols/log-filter';

const ABI = parseAbi(['event Counted(uint256 indexed number, uint256 value)']);
const CONTRACT: Address = '0x00000000000000000000000000000000000c0de5';
const TOPIC = toEventSelector(ABI[0]);

/** What a provider refuses. */
export interface Limits {
  readonly blocks?: bigint;
  readonly logs?: number;
}

/** An answer that is a JSON-RPC error. */
export class RpcFault extends Error {
  constructor(
    readonly code: number,
    message: string,
  ) {
    super(message);
  }
}

/** A chain whose logs follow from the block number: the same every time, without memory. */
export class LogChain {
  readonly asked: { readonly method: string; readonly from: bigint; readonly to: bigint }[] = [];
  head: bigint;
  /** null: the node does not know the tag. */
  finalized: bigint | null;
  chainId = 5;
  /** Whether it gives blocks other hashes than those that it knows. */
  renames = false;
  /** Another fork has other hashes, and other values in its logs, above this block. */
  fork: { readonly above: bigint; readonly number: number } = { above: 0n, number: 0 };
  limits: Limits = {};

  /** @param every one log in every so many blocks */
  constructor(
    head: bigint,
    readonly every = 4n,
  ) {
    this.head = head;
    this.finalized = head - 64n;
  }

  readonly filter: LogFilter = {
    key: 'test:counted',
    queries: [{ addresses: [CONTRACT], topics: [TOPIC] }],
    contracts: [{ address: CONTRACT, abi: ABI }],
    fromBlock: 1n,
  };

  hashOf(block: bigint): Hex {
    return pad(numberToHex((block << 32n) + BigInt(block > this.fork.above ? this.fork.number : 0) + (1n << 100n)));
  }

  /** Blocks of a range that hold a log. */
  blocksWithLogs(from: bigint, to: bigint): readonly bigint[] {
    const first = ((from + this.every - 1n) / this.every) * this.every;
    return Array.from(
      { length: to < first ? 0 : Number((to - first) / this.every) + 1 },
      (_, index) => first + BigInt(index) * this.every,
    );
  }

  /** The value that the log of a block carries. */
  valueIn(block: bigint): bigint {
    return block * 1_000n + BigInt(block > this.fork.above ? this.fork.number : 0);
  }

  /** @throws RpcFault for what a node refuses */
  answer(method: string, params: readonly unknown[]): unknown {
    switch (method) {
      case 'eth_chainId':
        return numberToHex(this.chainId);
      case 'eth_getBlockByNumber':
        return this.#block(params[0]);
      case 'eth_getBlockByHash':
        return this.#blockOf(params[0] as Hex);
      case 'eth_getLogs':
        return this.#logs(params[0] as { fromBlock: Hex; toBlock: Hex });
      default:
        throw new RpcFault(-32601, `the method ${method} does not exist`);
    }
  }

  /** Queries for logs since the last call of this. */
  takeRanges(): readonly (readonly [bigint, bigint])[] {
    const ranges = this.asked
      .filter(({ method }) => method === 'eth_getLogs')
      .map(({ from, to }) => [from, to] as const);
    this.asked.length = 0;
    return ranges;
  }

  #block(at: unknown): unknown {
    const number = this.#numberOf(at);
    if (number === null || number > this.head || number < 0n) return null;
    return {
      number: numberToHex(number),
      hash: this.renames ? keccak256(this.hashOf(number)) : this.hashOf(number),
      timestamp: numberToHex(1_700_000_000n + number * 12n),
    };
  }

  #blockOf(hash: Hex): unknown {
    const number = (hexToBigInt(hash) - (1n << 100n)) >> 32n;
    return this.renames || this.hashOf(number) !== hash ? null : this.#block(numberToHex(number));
  }

  #numberOf(at: unknown): bigint | null {
    if (at === 'latest') return this.head;
    if (at !== 'finalized') return hexToBigInt(at as Hex);
    if (this.finalized === null) throw new RpcFault(-32602, 'invalid block tag');
    return this.finalized;
  }

  #logs({ fromBlock, toBlock }: { fromBlock: Hex; toBlock: Hex }): unknown {
    const [from, to] = [hexToBigInt(fromBlock), hexToBigInt(toBlock)];
    const { blocks: mostBlocks, logs: mostLogs } = this.limits;
    if (mostBlocks !== undefined && to - from + 1n > mostBlocks)
      throw new RpcFault(-32000, `block range is too wide, maximum ${mostBlocks}`);
    const blocks = this.blocksWithLogs(from, to < this.head ? to : this.head);
    if (mostLogs !== undefined && blocks.length > mostLogs)
      throw new RpcFault(-32005, `query returned more than ${mostLogs} results`);
    this.asked.push({ method: 'eth_getLogs', from, to });
    return blocks.map((block) => this.#log(block));
  }

  #log(block: bigint): unknown {
    return {
      address: CONTRACT,
      topics: [TOPIC, pad(numberToHex(block))],
      data: pad(numberToHex(this.valueIn(block))),
      blockNumber: numberToHex(block),
      blockHash: this.hashOf(block),
      blockTimestamp: numberToHex(1_700_000_000n + block * 12n),
      transactionHash: pad(numberToHex(block + (7n << 200n))),
      transactionIndex: '0x0',
      logIndex: '0x3',
      removed: false,
    };
  }
}
