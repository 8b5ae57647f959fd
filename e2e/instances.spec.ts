import path from 'node:path';
import { expect } from '@playwright/test';

import { ChildProcesses } from '@/devnet/child-processes';
import { freePort } from '@/devnet/free-port';
import { AppInstance } from '@/scripts/app-instance';
import { EventClient, gapsOf } from '@/scripts/load/event-client';
import { PostgresMissing } from '@/scripts/postgres/find-postgres';
import { ThrowawayPostgres } from '@/scripts/postgres/throwaway-postgres';

import { test } from './support/fixtures';

const CLIENTS = 40;

test.describe('two processes on one Postgres', () => {
  const processes = new ChildProcesses();
  let postgres: ThrowawayPostgres | null = null;
  let missing = '';

  test.beforeAll(async () => {
    try {
      postgres = await ThrowawayPostgres.start(processes, { port: await freePort() });
    } catch (error) {
      if (!(error instanceof PostgresMissing)) throw error;
      missing = error.message;
    }
  });
  test.afterAll(async () => {
    await postgres?.remove();
    await processes.stopAll();
  });

  for (const victim of [0, 1])
    test(`process ${victim + 1} is killed: its clients go on at the other, and nobody misses a block`, async ({
      chain,
    }) => {
      test.setTimeout(300_000);
      test.skip(postgres === null, missing);
      const start = () =>
        AppInstance.start({
          MILLRACE_NETWORK: 'devnet',
          MILLRACE_DEPLOYMENT: path.join(chain.folder, 'deployment.json'),
          RPC_URLS: chain.url,
          DATABASE_URL: postgres?.url ?? '',
        });
      const pair = [await start(), await start()];
      const origins = pair.map(({ url }) => url);
      const historyOf = async (origin: string) => (await fetch(`${origin}/api/v1/protocols/lido/history`)).json();
      const clients = Array.from({ length: CLIENTS }, (_, index) => new EventClient(origins, index % 2));
      try {
        await expect.poll(() => clients.every(({ last }) => last !== null)).toBe(true);
        const kept = origins[1 - victim] ?? '';
        const before = await historyOf(origins[victim] ?? '');
        expect(before).toHaveProperty('reports');
        await chain.link.client.mine({ blocks: 3, interval: 1 });
        pair[victim]?.kill();
        await chain.link.client.mine({ blocks: 3, interval: 1 });
        const head = await chain.client.getBlockNumber({ cacheTime: 0 });
        const isThere = ({ last }: EventClient) => BigInt(last?.split(':')[0] ?? 0) >= head;
        await expect.poll(() => clients.every(isThere), { timeout: 60_000 }).toBe(true);
        for (const { ids } of clients) expect(gapsOf(ids)).toEqual({ missed: 0, twice: 0 });
        const lost = clients.filter(({ losses }) => losses > 0);
        expect(lost).toHaveLength(CLIENTS / 2);
        expect(new Set(lost.map(({ origin }) => origin))).toEqual(new Set([kept]));
        const after = await historyOf(kept);
        expect(after.reports.slice(0, before.reports.length)).toEqual(before.reports);
      } finally {
        for (const client of clients) client.stop();
        for (const app of pair) app.kill();
      }
    });
});
