import type { ChildProcess } from 'node:child_process';

/**
 * Signals a process and everything it started. On POSIX the child leads its own group (spawned `detached`), so one
 * signal reaches all; Windows has no groups and gets the process alone.
 */
export function killTree(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  if (process.platform === 'win32') {
    child.kill(signal);
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    // The whole group has ended already, which is what we want; macOS answers EPERM while it is not yet reaped.
    if (!(error instanceof Error && 'code' in error && (error.code === 'ESRCH' || error.code === 'EPERM'))) throw error;
  }
}
