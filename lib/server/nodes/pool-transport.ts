import 'server-only';

import { custom, RpcRequestError, type Transport } from 'viem';

import { RpcFault } from './node-fault';
import type { NodePool } from './node-pool';

/** What stands in viem's errors where the node's address would be. */
const NO_ADDRESS = 'one of the nodes';

/** The pool as a transport of viem. It never tries again by itself: the pool has asked every node already. */
export function poolTransport(pool: NodePool): Transport {
  const request = async ({ method, params }: { method: string; params?: unknown }): Promise<unknown> => {
    try {
      return (await pool.request(method, params ?? [])).result;
    } catch (error) {
      if (!(error instanceof RpcFault)) throw error;
      const { code, reason, data } = error;
      throw new RpcRequestError({ body: { method }, url: NO_ADDRESS, error: { code, message: reason, data } });
    }
  };
  return custom({ request }, { key: 'nodes', name: 'Configured nodes', retryCount: 0 });
}
