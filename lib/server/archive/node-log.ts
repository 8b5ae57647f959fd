import * as v from 'valibot';
import type { Hash, Hex } from 'viem';

import type { RawLog } from './raw-log';

const hex = v.pipe(
  v.string(),
  v.regex(/^0x([0-9a-fA-F]{2})*$/),
  v.transform((text) => text.toLowerCase() as Hex),
);
const bytes32 = v.pipe(
  v.string(),
  v.regex(/^0x[0-9a-fA-F]{64}$/),
  v.transform((text) => text.toLowerCase() as Hash),
);
const quantity = v.pipe(
  v.string(),
  v.regex(/^0x[0-9a-fA-F]{1,16}$/),
  v.transform((text) => BigInt(text)),
);

/** A log of a mined block, as `eth_getLogs` gives it. */
const nodeLog = v.object({
  address: v.pipe(hex, v.length(42)),
  topics: v.pipe(v.array(bytes32), v.maxLength(4)),
  data: hex,
  blockNumber: quantity,
  blockHash: bytes32,
  transactionHash: bytes32,
  logIndex: quantity,
  blockTimestamp: v.nullish(quantity),
  removed: v.nullish(v.literal(false)),
});

/** A node's answer that is no list of logs of the blocks it was asked for. */
export class MalformedLogsError extends Error {
  override readonly name = 'MalformedLogsError';
}

/**
 * Checks and decodes the answer to `eth_getLogs`. Addresses and hashes become lower case.
 * @throws MalformedLogsError for anything but logs of mined blocks within the range
 */
export function decodeNodeLogs(answer: unknown, range: { readonly from: bigint; readonly to: bigint }): RawLog[] {
  const parsed = v.safeParse(v.array(nodeLog), answer);
  if (!parsed.success)
    throw new MalformedLogsError(`the node’s logs have another shape at ${pathOf(parsed.issues[0])}`);
  return parsed.output.map((log) => {
    if (log.blockNumber < range.from || log.blockNumber > range.to)
      throw new MalformedLogsError(`the node gives a log of block ${log.blockNumber}, which was not asked for`);
    return {
      blockNumber: log.blockNumber,
      blockHash: log.blockHash,
      logIndex: Number(log.logIndex),
      transactionHash: log.transactionHash,
      address: log.address,
      topics: log.topics,
      data: log.data,
      blockTimestamp: log.blockTimestamp ?? null,
    };
  });
}

function pathOf(issue: v.BaseIssue<unknown>): string {
  return v.getDotPath(issue) ?? 'its top';
}
