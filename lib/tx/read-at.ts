import { readBatch } from '@/lib/chain/read-batch';
import type { PoolBase, PositionBase } from '@/lib/protocols/protocol';

import type { ExecutorContext } from './context';

/** Pool and position at a block, through the wallet's own connection. */
export async function readAt(
  { protocol, reader, root, parts, account }: ExecutorContext,
  blockNumber: bigint,
): Promise<{ readonly pool: PoolBase; readonly position: PositionBase }> {
  const contracts = await readBatch(reader, protocol.contractReads(root, parts), blockNumber);
  const [pool, position] = await Promise.all([
    readBatch(reader, protocol.poolReads(contracts), blockNumber),
    readBatch(reader, protocol.accountReads(contracts, account, parts), blockNumber),
  ]);
  return { pool, position };
}
