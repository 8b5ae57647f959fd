import 'server-only';

import type { PoolRef } from '@/lib/chain/pool-refs';
import { readBatch } from '@/lib/chain/read-batch';
import { oversightOf } from '@/lib/protocols/oversight';
import type { PoolGuards, PoolOversight } from '@/lib/protocols/oversight-state';
import type { BlockRef, PoolId } from '@/lib/protocols/protocol';
import { DecodeError } from '@/lib/protocols/read-plan';
import type { Result } from '@/lib/result';

import { foundPools } from '../live';
import { logger } from '../logger';
import { nodeClient } from '../node-client';
import { NodesFailed } from '../nodes/node-fault';
import { oncePerProcess } from '../once-per-process';
import { isReadError } from '../read-error';
import { readContractCodes } from './contract-code';
import { OnDemandReads } from './on-demand';
import { readRoleMembers } from './role-members';

/**
 * Reads who runs and steers a pool. Too long for every block, so it is kept for some blocks and says at which it was read.
 * @param block the block of the picture on the same page
 */
export async function poolOversight(id: PoolId, block: BlockRef): Promise<PoolOversight> {
  const pool = await findPool(id);
  if (pool === null || !pool.contracts.ok) {
    const reason = pool === null ? 'the pool was not found' : 'its contracts were not found';
    return { guards: { status: 'unavailable', reason }, operators: null };
  }
  const { value: contracts } = pool.contracts;
  const { guardReads, operatorReads } = oversightOf(pool.ref.protocol);
  const client = nodeClient();
  const readGuards = async (at: BlockRef): Promise<PoolGuards> => {
    const guards = await readBatch(client, guardReads(contracts), at.number);
    const [roles, code] = await Promise.all([
      readRoleMembers(client, guards.roles, BigInt(pool.ref.fromBlock), at),
      readContractCodes(
        client,
        guards.contracts.map(({ address }) => address),
        at,
      ),
    ]);
    return { ...guards, roles, code };
  };
  const [guards, operators] = await Promise.all([
    reads().at(`guards of ${id}`, block, readGuards),
    operatorReads === undefined
      ? null
      : reads().at(`operators of ${id}`, block, (at) => readBatch(client, operatorReads(contracts), at.number)),
  ]);
  return { guards, operators };
}

async function findPool(
  id: PoolId,
): Promise<{ readonly ref: PoolRef; readonly contracts: Result<object, Error> } | null> {
  const found = await foundPools();
  if (found === null) return null;
  const { ref, contracts } = found.lido;
  if (ref.id === id) return { ref, contracts: { ok: true, value: contracts } };
  return found.others.find((other) => other.ref.id === id) ?? null;
}

function reads(): OnDemandReads {
  return oncePerProcess('oversight', () => new OnDemandReads(explain));
}

function explain(error: unknown): string {
  if (error instanceof DecodeError) return `a contract did not answer as expected (${error.what})`;
  const nodes = isReadError(error) ? error.walk((cause) => cause instanceof NodesFailed) : null;
  if (nodes instanceof NodesFailed) return nodes.shortMessage;
  logger().warn({ err: error }, 'a pool’s people and contracts could not be read');
  return 'the node does not answer as a node should';
}
