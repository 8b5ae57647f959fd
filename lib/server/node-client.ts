import 'server-only';

import { createPublicClient, type PublicClient } from 'viem';

import { serverSettings } from './env';
import { metrics } from './metrics';
import { ChainNodes } from './nodes/chain-nodes';
import { NodePool } from './nodes/node-pool';
import { openUpstream } from './nodes/open-upstream';
import { poolTransport } from './nodes/pool-transport';
import { oncePerProcess } from './once-per-process';

interface Nodes {
  readonly pool: NodePool;
  readonly client: PublicClient;
  readonly chain: ChainNodes;
}

/** The configured nodes, ranked by how well they do; the next is asked when one fails. The next block is the retry. */
export function nodes(): Nodes {
  return oncePerProcess('nodes', openNodes);
}

/** The connection to the configured nodes. */
export function nodeClient(): PublicClient {
  return nodes().client;
}

function openNodes(): Nodes {
  const { rpcUrls, deployment } = serverSettings();
  const upstreams = rpcUrls.map((url, index) => openUpstream(url, index + 1, Date.now));
  const pool = new NodePool(upstreams, deployment.chainId, Date.now, ({ node, method, outcome, tookMs }) => {
    metrics().count('millrace_upstream_requests_total', 'Requests sent to nodes', {
      node: node.place,
      method,
      outcome,
    });
    metrics().duration('millrace_upstream_seconds', 'Time nodes take to answer', tookMs / 1_000, { node: node.place });
  });
  const client = createPublicClient({ transport: poolTransport(pool), cacheTime: 0 });
  return { pool, client, chain: new ChainNodes(pool, Date.now) };
}
