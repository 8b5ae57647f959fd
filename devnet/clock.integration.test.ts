import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startAnvil } from './anvil';
import { ChildProcesses } from './child-processes';
import { connectDevnet, type DevnetClient } from './client';
import { followWallClock, untilClockPasses, wallClock } from './clock';
import { freePort } from './free-port';

type SetTime = { Method: 'anvil_setTime'; Parameters: readonly [unixSeconds: number]; ReturnType: null };

describe("the chain's clock", () => {
  const processes = new ChildProcesses();
  const folder = mkdtempSync(path.join(tmpdir(), 'millrace-clock-'));
  let client: DevnetClient;

  beforeAll(async () => {
    const options = { port: await freePort(), genesisTimestamp: wallClock() - 3_600, statesFolder: folder };
    client = connectDevnet((await startAnvil(processes, options)).url);
  }, 60_000);

  afterAll(async () => {
    await processes.stopAll();
    rmSync(folder, { recursive: true, force: true });
  });

  const mine = async () => {
    await client.mine({ blocks: 1 });
    return (await client.getBlock()).timestamp;
  };
  const shift = (seconds: number) =>
    client.request<SetTime>({ method: 'anvil_setTime', params: [wallClock() + seconds] });

  it('comes up to the wall clock when it is behind', async () => {
    await shift(-3_000);
    await followWallClock(client);
    expect(Math.abs(Number(await mine()) - wallClock())).toBeLessThan(30);
  });

  it.each([
    ['behind', -5],
    ['with', 0],
    ['ahead of', 100],
  ])('is waited for by itself when it runs %s the wall clock', async (_where, seconds) => {
    await shift(seconds);
    const before = await mine();
    await untilClockPasses(client, before);
    expect(await mine()).toBeGreaterThan(before);
  });
});
