import { createClient, custom, RpcRequestError } from 'viem';

import { Archive } from './archive';
import { ArchiveNode } from './archive-node';
import { ArchiveNodes } from './archive-nodes';
import type { Database } from './database';
import { type LogChain, RpcFault } from './log-chain.fixture';

/** A node without a network in front of a chain. */
export function nodeOf(chain: LogChain): ArchiveNode {
  const request = async ({ method, params = [] }: { method: string; params?: readonly unknown[] }) => {
    try {
      return chain.answer(method, params);
    } catch (error) {
      if (!(error instanceof RpcFault)) throw error;
      const { code, message } = error;
      throw new RpcRequestError({ body: { method }, error: { code, message }, url: 'http://node.invalid/s3cret' });
    }
  };
  return new ArchiveNode(createClient({ transport: custom({ request }, { retryCount: 0 }), cacheTime: 0 }), 'node 1');
}

/** An archive of scripted nodes. */
export function archiveOf(
  chains: readonly LogChain[],
  openDatabase: () => Promise<Database>,
  options: { readonly chainMayRestart?: boolean; readonly now?: () => number } = {},
): Archive {
  const { chainMayRestart = false, now = Date.now } = options;
  const nodes = new ArchiveNodes(chains.map(nodeOf), 5, now);
  return new Archive({ nodes, openDatabase, chainMayRestart, now });
}
