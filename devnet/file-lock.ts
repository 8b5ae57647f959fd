import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** Another process kept a lock for longer than anything under it takes. */
export class LockTaken extends Error {
  override readonly name = 'LockTaken';

  constructor(
    readonly file: string,
    readonly ownerPid: number | undefined,
    readonly waitedMs: number,
  ) {
    super(
      `Process ${ownerPid ?? '(unknown)'} has held ${file} for over ${Math.round(waitedMs / 1000)} seconds. If it hangs, stop it.`,
    );
  }
}

type Patience = { readonly pollMs: number; readonly patienceMs: number };

/**
 * Runs `work` while no other process that uses the same lock file does. A lock left by a process that no longer runs is
 * taken over.
 * @throws LockTaken when the lock is not had within `patienceMs`
 */
export async function withFileLock<T>(
  file: string,
  { pollMs, patienceMs }: Patience,
  work: () => Promise<T>,
): Promise<T> {
  mkdirSync(path.dirname(file), { recursive: true });
  const deadline = Date.now() + patienceMs;
  while (!tryLock(file)) {
    const owner = lockOwner(file);
    if (owner !== undefined && !isRunning(owner)) rmSync(file, { force: true });
    else if (Date.now() > deadline) throw new LockTaken(file, owner, patienceMs);
    else await delay(pollMs);
  }
  const release = () => rmSync(file, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

function tryLock(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

function lockOwner(file: string): number | undefined {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    return Number.isSafeInteger(pid) && pid > 0 ? pid : undefined;
  } catch (error) {
    // Released between our two looks at it.
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
