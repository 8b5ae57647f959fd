import 'server-only';

import { lifecycle } from './lifecycle';
import { snapshots } from './live';
import { nodes } from './node-client';
import type { NodeReport } from './nodes/node-health';
import { streamHub } from './stream-hub';

/** How this process does, for people and monitoring. Holds no secret: nodes are named by place and host. */
export interface ServerHealth {
  readonly status: 'ready' | 'starting' | 'stopping';
  /** Whether figures are live; and if not, why. */
  readonly figures: 'live' | 'stale' | 'unavailable';
  readonly reason: string | null;
  readonly block: { readonly number: bigint; readonly hash: string; readonly ageSeconds: number } | null;
  readonly nodes: readonly NodeReport[];
  readonly reorganisations: { readonly count: number; readonly deepest: number };
  readonly streams: number;
  readonly uptimeSeconds: number;
}

/**
 * The process's health. A process whose nodes are away is ready as long as it has a picture: it serves it with its age,
 * and taking it out of service would only make an outage of it.
 */
export async function serverHealth(): Promise<ServerHealth> {
  const state = await snapshots().current();
  const { draining, startedAt } = lifecycle();
  const block = state.status === 'unavailable' ? null : state.snapshot.block;
  return {
    status: draining ? 'stopping' : block === null ? 'starting' : 'ready',
    figures: state.status,
    reason: state.status === 'live' ? null : state.reason,
    block: block && { number: block.number, hash: block.hash, ageSeconds: Number(state.now - block.timestamp) },
    nodes: nodes().pool.reports(),
    reorganisations: snapshots().reorgs,
    streams: streamHub().size,
    uptimeSeconds: Math.floor((Date.now() - startedAt) / 1_000),
  };
}
