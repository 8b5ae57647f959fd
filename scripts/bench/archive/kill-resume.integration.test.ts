import { afterAll, describe, expect, it } from 'vitest';

import { ChildProcesses } from '@/devnet/child-processes';
import { postgresServer } from '@/lib/server/archive/postgres-server.integration.fixture';

import { SyncRunner } from './sync-run';

const LOGS = 20_000;
const { postgres, stop, missing } = await postgresServer();
const processes = new ChildProcesses();
afterAll(async () => {
  await processes.stopAll();
  await stop();
});

describe.skipIf(missing !== null)('a history that processes store in a real Postgres', () => {
  it('goes on after SIGKILL where it was, with two processes at once, and the next start finds no work', async () => {
    if (postgres === null) throw new Error('skipped without it');
    const runner = await SyncRunner.open({ processes, databaseUrl: postgres.url, logs: LOGS, limit: 1_000n });
    const stored = async () => Number(await postgres.query('select count(*) from archive_logs'));
    const before = await runner.part(10_000);
    expect(before.blocks).toBeGreaterThanOrEqual(10_000n);
    const kept = await stored();
    expect(kept).toBeGreaterThanOrEqual(10_000);
    const [first, second] = [runner.start(), runner.start()];
    await Promise.all(
      [first, second].map(async (child) => {
        await child.said(new RegExp(`^ready ${LOGS + 64}$`), 100_000);
        await child.ended;
      }),
    );
    expect(await stored()).toBe(LOGS);
    // What was read and not yet stored when it was killed is all that is read again: at most what is under way at once.
    expect(runner.take().blocks).toBeLessThan(BigInt(LOGS - kept) + 4_000n);
    expect(runner.repeated()).toBeLessThanOrEqual(4_000);
    const again = await runner.part();
    // The 64 newest are not final, so they are read with every answer.
    expect(again.blocks).toBe(64n);
    expect(await stored()).toBe(LOGS);
    runner.stop();
  }, 200_000);
});
