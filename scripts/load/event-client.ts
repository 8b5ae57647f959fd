import { type ClientRequest, request } from 'node:http';

/** Between the end of a stream and the next try; a browser waits for as long as the server said. */
const RETRY_MS = 300;

/** A client of the event stream that does what a browser does: it comes back by itself, naming the block it saw last. */
export class EventClient {
  /** Blocks in the order they came, as `number:hash`. */
  readonly ids: string[] = [];
  /** How often a stream ended that was not ended by us. */
  losses = 0;
  #at: number;
  #request: ClientRequest | null = null;
  #timer: NodeJS.Timeout | null = null;
  #stopped = false;

  /** @param origins servers to go to, one after the other; begins with number `first` of them */
  constructor(
    readonly origins: readonly string[],
    first: number,
    readonly path = '/api/v1/stream',
  ) {
    this.#at = first;
    this.#connect();
  }

  /** The block seen last; null before the first. */
  get last(): string | null {
    return this.ids.at(-1) ?? null;
  }

  /** The server it is at now. */
  get origin(): string {
    return this.origins[this.#at % this.origins.length] ?? '';
  }

  stop(): void {
    this.#stopped = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#request?.destroy();
  }

  #connect(): void {
    const headers = { accept: 'text/event-stream', ...(this.last !== null && { 'last-event-id': this.last }) };
    const outgoing = request(new URL(this.path, this.origin), { agent: false, headers }, (answer) => {
      if (answer.statusCode !== 200) answer.destroy();
      let rest = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => {
        const lines = (rest + chunk).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) if (line.startsWith('id: ')) this.ids.push(copyOf(line.slice(4)));
      });
      answer.once('close', () => this.#again());
      // A server that dies shows as an error here and then closes, which is what counts.
      answer.once('error', () => undefined);
    });
    outgoing.once('error', () => this.#again());
    outgoing.end();
    this.#request = outgoing;
  }

  #again(): void {
    if (this.#stopped || this.#timer !== null) return;
    this.losses += 1;
    this.#at += 1;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#connect();
    }, RETRY_MS);
  }
}

/** A piece of a text keeps the whole text in memory; a copy of the piece does not. */
function copyOf(text: string): string {
  return Buffer.from(text).toString();
}

/** What a client saw, held against itself: blocks it missed between its first and its last, and blocks it got twice. */
export function gapsOf(ids: readonly string[]): { readonly missed: number; readonly twice: number } {
  const numbers = ids.map((id) => Number(id.split(':')[0]));
  const distinct = new Set(numbers);
  const span = numbers.length === 0 ? 0 : Math.max(...distinct) - Math.min(...distinct) + 1;
  return { missed: span - distinct.size, twice: ids.length - new Set(ids).size };
}
