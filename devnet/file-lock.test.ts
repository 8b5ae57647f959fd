import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { LockTaken, withFileLock } from './file-lock';

const NO_SUCH_PID = 2 ** 30;
const patience = { pollMs: 1, patienceMs: 20 };
let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'millrace-lock-'));
  file = path.join(folder, 'deep', 'lock');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('withFileLock', () => {
  it('lets one piece of work in at a time', async () => {
    let inside = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, ++inside);
      await new Promise(setImmediate);
      inside--;
    };
    await Promise.all([1, 2, 3].map(() => withFileLock(file, { ...patience, patienceMs: 5_000 }, work)));
    expect(most).toBe(1);
    expect(existsSync(file)).toBe(false);
  });

  it('is released when the work fails, and passes the failure on', async () => {
    const failing = withFileLock(file, patience, () => Promise.reject(new Error('broken')));
    await expect(failing).rejects.toThrow('broken');
    expect(existsSync(file)).toBe(false);
  });

  it('takes over from a process that is gone', async () => {
    await withFileLock(file, patience, async () => undefined);
    writeFileSync(file, String(NO_SUCH_PID));
    await expect(withFileLock(file, patience, async () => 'in')).resolves.toBe('in');
  });

  it('gives up on one that stays', async () => {
    const inner = withFileLock(file, patience, () => withFileLock(file, patience, async () => 'never'));
    await expect(inner).rejects.toBeInstanceOf(LockTaken);
  });
});
