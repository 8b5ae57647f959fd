const QUIET_MS = 1_000;
const LINE_EVERY_MS = 5_000;

/**
 * Runs one step of a command and says what takes time: nothing when it is done within a second, otherwise a line when
 * that second has passed, one every five seconds, and one with the time it took. On a terminal the line is rewritten in place.
 * @returns what `work` returns; what it throws passes through
 */
export async function withProgress<T>(title: string, work: () => Promise<T>): Promise<T> {
  const startedAt = Date.now();
  const line = new ProgressLine();
  let nextLineAt = startedAt + QUIET_MS;
  const timer = setInterval(() => {
    if (Date.now() < nextLineAt) return;
    line.show(`${title}… ${seconds(startedAt)}`);
    nextLineAt = Date.now() + (line.rewrites ? QUIET_MS : LINE_EVERY_MS);
  }, 100);
  try {
    const result = await work();
    line.end(`${title}: done in ${seconds(startedAt)}`);
    return result;
  } catch (error) {
    line.end(`${title}: failed after ${seconds(startedAt)}`);
    throw error;
  } finally {
    clearInterval(timer);
  }
}

function seconds(sinceMs: number): string {
  return `${((Date.now() - sinceMs) / 1000).toFixed(1)} s`;
}

class ProgressLine {
  readonly rewrites = process.stdout.isTTY === true;
  #shown = false;

  show(text: string): void {
    this.#shown = true;
    process.stdout.write(this.rewrites ? `\r\x1b[K${text}` : `${text}\n`);
  }

  end(text: string): void {
    if (!this.#shown) return;
    process.stdout.write(this.rewrites ? `\r\x1b[K${text}\n` : `${text}\n`);
  }
}
