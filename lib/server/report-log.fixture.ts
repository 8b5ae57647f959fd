import { encodeAbiParameters, encodeEventTopics, type Hex, hexToBigInt, numberToHex, pad } from 'viem';

import { lidoAbi } from '@/contracts-abi/lido';
import { ScriptedNode } from '@/lib/chain/scripted-node.fixture';
import { CONTRACTS } from '@/lib/protocols/lido/lido.fixture';

/** `TokenRebased` in a block, a day of 12-second blocks after the one before; the rate grows by `gain` of 10,000. */
export function rebaseLog(blockNumber: bigint, gain = 1n) {
  const timestamp = 1_700_000_000n + blockNumber * 12n;
  return {
    address: CONTRACTS.token,
    topics: encodeEventTopics({ abi: lidoAbi, eventName: 'TokenRebased', args: { reportTimestamp: timestamp } }),
    data: encodeAbiParameters(
      Array.from({ length: 6 }, () => ({ type: 'uint256' })),
      [86_400n, 10_000n, 10_000n, 10_000n, 10_000n + gain, 0n],
    ),
    blockNumber: numberToHex(blockNumber),
    blockHash: pad('0xb1'),
    transactionHash: pad('0x71'),
    transactionIndex: '0x0',
    logIndex: '0x0',
    removed: false,
  };
}

/** A node that holds reports in these blocks, and refuses ranges of more blocks than `longest`. */
export class LogNode extends ScriptedNode {
  readonly ranges: (readonly [bigint, bigint])[] = [];
  reports: readonly bigint[];
  longest = 10_000n;

  constructor(reports: readonly bigint[]) {
    super({ eth_getLogs: (filter: { fromBlock: Hex; toBlock: Hex }) => this.#logs(filter) });
    this.reports = reports;
  }

  #logs({ fromBlock, toBlock }: { fromBlock: Hex; toBlock: Hex }) {
    const [from, to] = [hexToBigInt(fromBlock), hexToBigInt(toBlock)];
    if (to - from + 1n > this.longest) throw new Error('query exceeds max block range');
    this.ranges.push([from, to]);
    return this.reports.filter((block) => block >= from && block <= to).map((block) => rebaseLog(block));
  }
}
