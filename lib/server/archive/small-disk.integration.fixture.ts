import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A small disk of its own in memory, for root on Linux only; null where that is not allowed. */
export function smallDisk(size: string): { readonly folder: string; grow(size: string): void; remove(): void } | null {
  const folder = mkdtempSync(path.join(tmpdir(), 'millrace-disk-'));
  const mount = (options: string) =>
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { stdio: 'ignore' });
  try {
    mount(`size=${size},mode=777`);
  } catch {
    rmSync(folder, { recursive: true });
    process.stderr.write('The tests of a full disk are skipped: a disk in memory cannot be mounted here.\n');
    return null;
  }
  return {
    folder,
    grow: (to) => mount(`remount,size=${to}`),
    remove: () => {
      execFileSync('umount', ['-l', folder]);
      rmSync(folder, { recursive: true });
    },
  };
}
