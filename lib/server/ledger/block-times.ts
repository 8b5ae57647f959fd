import 'server-only';

import type { PublicClient } from 'viem';
import { getBlock } from 'viem/actions';

import type { ArchivedLog } from '../archive/archived-log';

/** Headers asked for at once. */
const AT_ONCE = 8;

/**
 * When blocks were made, Unix seconds. Nodes say so with each log; for one that does not, headers are read.
 * @throws viem's errors
 */
export async function readBlockTimes(
  client: PublicClient,
  blocks: readonly bigint[],
  logs: readonly Pick<ArchivedLog, 'blockNumber' | 'timestamp'>[],
): Promise<ReadonlyMap<bigint, bigint>> {
  const times = new Map<bigint, bigint>();
  for (const { blockNumber, timestamp } of logs) if (timestamp !== null) times.set(blockNumber, timestamp);
  const missing = [...new Set(blocks)].filter((block) => !times.has(block));
  for (let at = 0; at < missing.length; at += AT_ONCE) {
    const read = missing.slice(at, at + AT_ONCE).map((blockNumber) => getBlock(client, { blockNumber }));
    for (const { number, timestamp } of await Promise.all(read)) times.set(number, timestamp);
  }
  return times;
}
