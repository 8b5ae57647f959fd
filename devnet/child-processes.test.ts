import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';

import { ChildProcesses } from './child-processes';
import { ProcessEndedEarly, ProcessTooSlow } from './process-errors';

const node = process.execPath;
const SERVER = 'console.log("booting"); console.log("Listening on 1"); setInterval(() => {}, 1000)';
const processes = new ChildProcesses();
afterEach(() => processes.stopAll());

describe('ChildProcesses', () => {
  it('waits for the word of readiness and stops what it started', async () => {
    const child = processes.spawn('server', node, ['-e', SERVER]);
    await expect(child.said(/Listening on/, 5_000)).resolves.toBe('Listening on 1');
    expect(isRunning(child.pid)).toBe(true);
    await child.stop();
    expect(isRunning(child.pid)).toBe(false);
  });

  it('says what a program wrote before it ended too early', async () => {
    const child = processes.spawn('broken', node, ['-e', 'console.error("no disk"); process.exit(3)']);
    const failure = await child.said(/ready/, 5_000).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ProcessEndedEarly);
    expect(String(failure)).toMatch(/broken ended by itself \(exit code 3\)[\s\S]*no disk/);
  });

  it('gives up on a program that never gets ready', async () => {
    const child = processes.spawn('slow', node, ['-e', 'setInterval(() => {}, 1000)']);
    await expect(child.said(/ready/, 50)).rejects.toBeInstanceOf(ProcessTooSlow);
  });

  it('reports a program that cannot be started', async () => {
    await expect(processes.run('ghost', '/no/such/program', [])).rejects.toThrow(/could not be started[\s\S]*ENOENT/);
  });

  it('ends grandchildren too', async () => {
    const source = `const c = require('child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']); console.log('grandchild ' + c.pid); setInterval(() => {}, 1000)`;
    const child = processes.spawn('parent', node, ['-e', source]);
    const grandchild = Number((await child.said(/grandchild/, 5_000)).split(' ')[1]);
    await child.stop();
    await until(() => !isRunning(grandchild));
  });

  it.skipIf(process.platform === 'win32')('leaves nothing behind when this process is killed', async () => {
    const module = pathToFileURL(`${import.meta.dirname}/child-processes.ts`).href;
    const source = `
      import { ChildProcesses } from '${module}';
      const child = new ChildProcesses().spawn('server', process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
      console.log(child.pid);
      setInterval(() => {}, 1000);`;
    const owner = spawn(node, ['--import', 'tsx', '--input-type=module', '-e', source], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [chunk] = await once(owner.stdout, 'data');
    const orphan = Number(String(chunk).trim());
    expect(isRunning(orphan)).toBe(true);
    owner.kill('SIGKILL');
    await until(() => !isRunning(orphan));
  });
});

async function until(isTrue: () => boolean): Promise<void> {
  const deadline = Date.now() + 5_000;
  while (!isTrue()) {
    if (Date.now() > deadline) throw new Error('It did not come true within 5 seconds.');
    await delay(20);
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
