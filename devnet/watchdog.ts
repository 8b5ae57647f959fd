import { spawn } from 'node:child_process';

/** Ends process groups when this process is gone. */
export type Watchdog = {
  /** Adds the group led by `pid` to those that end with us. */
  readonly guard: (pid: number) => void;
  /** Ends the watchdog itself; nothing is killed any more. */
  readonly dismiss: () => void;
};

// Reads group ids until its input closes. Input closes when our process ends in any way, SIGKILL included. The word
// "done" says that everything was stopped in an orderly way, so no reused id can be hit.
const SCRIPT = `
groups=
while read -r line; do
  [ "$line" = done ] && exit 0
  groups="$groups $line"
done
for group in $groups; do kill -s KILL -- "-$group" 2>/dev/null; done
`;

/**
 * Starts a small shell in a session of its own that kills the guarded groups once our end of its input pipe closes.
 * A killed npm or terminal would otherwise leave Anvil on its port. Windows has no process groups: returns undefined.
 */
export function startWatchdog(): Watchdog | undefined {
  if (process.platform === 'win32') return undefined;
  const shell = spawn('/bin/sh', ['-c', SCRIPT], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  shell.unref();
  const { stdin } = shell;
  // Losing the watchdog costs only the extra safety, so its errors must not end the command.
  shell.on('error', (error) => console.error(`No watchdog for child processes: ${error.message}`));
  stdin.on('error', (error) => console.error(`The watchdog for child processes ended: ${error.message}`));
  return {
    guard: (pid) => {
      stdin.write(`${pid}\n`);
    },
    dismiss: () => {
      stdin.end('done\n');
    },
  };
}
