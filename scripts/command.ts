import { ChildProcesses } from '../devnet/child-processes';
import { shortReason } from '../devnet/short-reason';

const REPEATED_SIGNAL_MS = 2_000;

/** Something the person at the keyboard can put right: shown as its message alone, without a stack. */
export class CommandFault extends Error {
  override readonly name = 'CommandFault';

  constructor(readonly faults: readonly string[]) {
    super(faults.join('\n'));
  }
}

export type CommandContext = {
  readonly processes: ChildProcesses;
  /** Registers what must stop before the child processes do. */
  readonly beforeStop: (stop: () => Promise<void> | void) => void;
};

/**
 * Runs a command to its end or until it is stopped (Ctrl-C, SIGTERM, a closed terminal, a killed parent), ends
 * everything it started, and exits.
 * @param exitCodeWhenStopped 0 for a service, whose stop is its normal end; not 0 where a stop means unfinished work
 */
export async function runCommand(
  main: (context: CommandContext) => Promise<void>,
  exitCodeWhenStopped: number,
): Promise<never> {
  const processes = new ChildProcesses();
  const stops: (() => Promise<void> | void)[] = [];
  let stopping = false;
  const end = async (exitCode: number): Promise<never> => {
    stopping = true;
    for (const stop of stops) await stop();
    await processes.stopAll();
    process.exit(exitCode);
  };
  onStopRequest(() => {
    console.log('\nStopping…');
    end(exitCodeWhenStopped).catch(failHard);
  });
  try {
    await main({ processes, beforeStop: (stop) => stops.push(stop) });
    // Anything that rejects after a stop was asked for is an effect of that stop; `end` is already under way.
    if (stopping) return await forever();
    return await end(0);
  } catch (error) {
    if (stopping) return forever();
    console.error(`\n${explain(error)}`);
    return end(1);
  }
}

function onStopRequest(stop: () => void): void {
  let firstAt: number | undefined;
  const handle = () => {
    if (firstAt === undefined) {
      firstAt = Date.now();
      stop();
    } else if (Date.now() - firstAt > REPEATED_SIGNAL_MS) {
      // A terminal and npm can both deliver one Ctrl-C; only a later one means "now". Exit handlers kill the rest.
      process.exit(1);
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, handle);
  // scripts/run.mjs holds the other end: the channel closes when it dies, even by SIGKILL.
  process.on('disconnect', handle);
  process.channel?.unref();
}

/** Errors of our own say what to do; viem's say it in their first line; anything else is a defect and shows its stack. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ('shortMessage' in error) return shortReason(error);
  const isDefect = error.name === 'Error' || error.name === 'TypeError';
  return isDefect ? (error.stack ?? error.message) : error.message;
}

function failHard(error: unknown): never {
  console.error(explain(error));
  process.exit(1);
}

function forever(): Promise<never> {
  return new Promise(() => undefined);
}
