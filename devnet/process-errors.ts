/** How a process ended. */
export type ProcessEnd = { readonly code: number | null; readonly signal: NodeJS.Signals | null };

const SHOWN_LINES = 20;

/** A program ended although it was still needed. `lastLines` is what it last wrote. */
export class ProcessEndedEarly extends Error {
  override readonly name = 'ProcessEndedEarly';

  constructor(
    readonly program: string,
    readonly end: ProcessEnd,
    readonly lastLines: readonly string[],
  ) {
    super(withOutput(`${program} ended by itself (${reasonOf(end)}).`, lastLines));
  }
}

/** A program did not become ready within its time limit. */
export class ProcessTooSlow extends Error {
  override readonly name = 'ProcessTooSlow';

  constructor(
    readonly program: string,
    readonly timeoutMs: number,
    readonly lastLines: readonly string[],
  ) {
    super(withOutput(`${program} was not ready within ${timeoutMs / 1000} seconds.`, lastLines));
  }
}

function reasonOf(end: ProcessEnd): string {
  if (end.signal !== null) return `signal ${end.signal}`;
  return end.code === null ? 'it could not be started' : `exit code ${end.code}`;
}

function withOutput(summary: string, lastLines: readonly string[]): string {
  const lines = lastLines.filter((line) => line.trim() !== '').slice(-SHOWN_LINES);
  if (lines.length === 0) return summary;
  return [`${summary} Its last output:`, ...lines.map((line) => `  | ${line}`)].join('\n');
}
