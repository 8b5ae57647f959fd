import 'server-only';

import packageJson from '@/package.json';
import type { FilterProgress } from './archive/progress';
import { sharedArchive } from './archive/shared-archive';
import { clientConfig } from './client-config';
import { type ServerHealth, serverHealth } from './health';
import { currentLive } from './live';

/** Where a pool stands in the newest picture. */
export interface PoolStatus {
  readonly id: string;
  /** null when all of it was read. */
  readonly trouble: string | null;
}

/** How this server does, for a person. Holds no secret: nodes are named by place and host. */
export interface ServerStatus extends ServerHealth {
  readonly network: { readonly name: string; readonly chainId: number };
  readonly pools: readonly PoolStatus[];
  readonly archive: { readonly fault: string | null; readonly histories: readonly FilterProgress[] };
  readonly versions: { readonly millrace: string; readonly node: string };
}

/** Everything about this process that a person may want to know. Never throws for what is in trouble: it says so. */
export async function serverStatus(): Promise<ServerStatus> {
  const [health, live] = await Promise.all([serverHealth(), currentLive()]);
  const { chainName, chainId, pools } = clientConfig();
  const archive = sharedArchive();
  return {
    ...health,
    network: { name: chainName, chainId },
    pools: pools.map(({ id }) => ({ id, trouble: troubleOf(live, id) })),
    archive: { fault: archive.databaseFault(), histories: archive.progress() },
    versions: { millrace: packageJson.version, node: process.version },
  };
}

function troubleOf(live: Awaited<ReturnType<typeof currentLive>>, id: string): string | null {
  if (live.status === 'unavailable') return live.reason;
  const { pool, history, others } = live.snapshot;
  if (id === pool.id) return historyTrouble(history);
  const other = others.find((one) => (one.status === 'ready' ? one.pool.id : one.id) === id);
  if (other === undefined) return 'not in the newest picture';
  return other.status === 'failed' ? other.reason : historyTrouble(other.history);
}

function historyTrouble(history: { readonly status: string; readonly reason?: string }): string | null {
  if (history.status === 'ready') return null;
  return history.status === 'loading' ? 'its reports are being read' : (history.reason ?? 'its reports cannot be read');
}
