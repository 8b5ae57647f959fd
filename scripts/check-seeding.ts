import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { ChildProcesses } from '../devnet/child-processes';
import { seedDevnet } from '../devnet/devnet';
import { buildContracts } from './build-contracts';
import { CommandFault, runCommand } from './command';
import { isPortFree } from './ports';
import { withProgress } from './progress';
import { testPorts } from './test-ports';

/** Any moment of the past. */
const HISTORY_END = 1_790_000_000;
/** What a seeded chain may take to come up. */
const MOST_MS = 15_000;

/** Seeds the same chain twice and compares the state roots. Takes some fifteen seconds. */
await runCommand(async ({ processes }) => {
  await buildContracts(processes);
  const first = await seed('The first chain');
  const second = await seed('The second chain');
  if (first.stateRoot !== second.stateRoot) {
    throw new CommandFault([
      'Two chains seeded with the same start differ:',
      `  ${first.stateRoot} at block ${first.block}`,
      `  ${second.stateRoot} at block ${second.block}`,
    ]);
  }
  const slowest = Math.max(first.tookMs, second.tookMs);
  if (slowest > MOST_MS) throw new CommandFault([`Seeding took ${slowest} ms, more than ${MOST_MS}.`]);
  console.log(`Same start, same state: ${first.stateRoot} at block ${first.block}, seeded within ${slowest} ms.`);
}, 130);

async function seed(title: string) {
  const processes = new ChildProcesses();
  const folder = mkdtempSync(path.join(tmpdir(), 'millrace-seed-'));
  const startedAt = Date.now();
  try {
    const step = <T>(part: string, work: () => Promise<T>) => withProgress(`${title}: ${part}`, work);
    const { contracts } = await seedDevnet(processes, {
      port: await freePort(),
      folder,
      historyEnd: HISTORY_END,
      step,
    });
    if (contracts.seeded === undefined) throw new Error('The seeded chain does not say where it ends.');
    return { ...contracts.seeded, tookMs: Date.now() - startedAt };
  } finally {
    await processes.stopAll();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function freePort(): Promise<number> {
  const from = testPorts(process.env).chain;
  for (let port = from; port < from + 100; port++) if (await isPortFree(port)) return port;
  throw new CommandFault([`No free port from ${from} to ${from + 99}.`]);
}
