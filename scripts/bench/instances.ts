import { freePort } from '../../devnet/free-port';
import { EventClient, gapsOf } from '../load/event-client';
import { ThrowawayPostgres } from '../postgres/throwaway-postgres';
import type { Bench } from './bench';
import { Stage } from './server/stage';

const CLIENTS = 1_000;
const BLOCKS = 8;
const WITHIN_MS = 120_000;

/** Two processes on one Postgres, and the end of either. */
export const instances: Bench = {
  name: 'instances',
  group: 'server',
  title: `Two processes on one Postgres, ${CLIENTS} streams, one process killed (SIGKILL) at a time`,
  run: async (context) => {
    const stage = await Stage.open(context, 2);
    const postgres = await ThrowawayPostgres.start(context.processes, { port: await freePort() });
    context.beforeStop(() => postgres.remove());
    const start = async () => stage.app({ DATABASE_URL: postgres.url });
    const rows = [];
    for (const victim of [0, 1]) {
      const pair = [await start(), await start()];
      const origins = pair.map(({ url }) => url);
      for (const origin of origins) await fetch(origin);
      const clients = Array.from({ length: CLIENTS }, (_, index) => new EventClient(origins, index % 2));
      await until(() => clients.every(({ last }) => last !== null));
      await stage.blocks(BLOCKS);
      const killedAt = performance.now();
      pair[victim]?.kill();
      await stage.blocks(1);
      const target = await stage.head();
      await until(() => clients.every(({ last }) => heightOf(last) >= target));
      const backMs = performance.now() - killedAt;
      await stage.blocks(BLOCKS);
      const head = await stage.head();
      await until(() => clients.every(({ last }) => heightOf(last) >= head));
      for (const client of clients) client.stop();
      const seen = clients.map(({ ids }) => gapsOf(ids));
      const sum = (of: (gaps: ReturnType<typeof gapsOf>) => number) => seen.reduce((all, gaps) => all + of(gaps), 0);
      rows.push({
        killed: `process ${victim + 1}`,
        'streams it had': String(clients.filter((_, index) => index % 2 === victim).length),
        'came back': String(clients.filter(({ losses }) => losses > 0).length),
        'all up to date after': `${(backMs / 1_000).toFixed(1)} s`,
        events: String(clients.reduce((all, { ids }) => all + ids.length, 0)),
        'blocks missed': String(sum(({ missed }) => missed)),
        'blocks twice': String(sum(({ twice }) => twice)),
      });
      for (const app of pair) app.kill();
    }
    await stage.close();
    return rows;
  },
};

function heightOf(id: string | null): bigint {
  return BigInt(id?.split(':')[0] ?? -1);
}

async function until(holds: () => boolean): Promise<void> {
  const deadline = performance.now() + WITHIN_MS;
  while (!holds()) {
    if (performance.now() > deadline) throw new Error(`not so within ${WITHIN_MS / 1_000} s`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
