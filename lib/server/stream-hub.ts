import 'server-only';

import { encodeJson } from '@/lib/codec';

import { buildId } from './build-id';
import { oncePerProcess } from './once-per-process';
import type { LiveEvent } from './snapshot-store';

/** Proxies close connections that stay silent for long. */
const HEARTBEAT_MS = 15_000;
/** What may wait for a client that reads too slowly. Beyond it the stream ends, and the client comes back for the rest. */
const MOST_WAITING_BYTES = 1_048_576;
/** How long a client waits before it connects again, also to another process. */
const RETRY_MS = 1_000;

const encoder = new TextEncoder();
/** Tells a client that it has the newest there is. An event without data would not be heard. */
const UNCHANGED = encoder.encode('event: unchanged\ndata: -\n\n');

/** What a client is told first; `unchanged` to one that has the newest already. */
export type FirstEvents = readonly LiveEvent[] | 'unchanged';

interface StreamClient {
  send(chunk: Uint8Array): void;
  end(): void;
  /** The other end has gone: there is nothing to end any more. */
  forget(): void;
}

/** The clients of this process's event stream: an event is written once for all of them. */
export class StreamHub {
  readonly #clients = new Set<StreamClient>();
  /** Clients whose first events are not gathered yet: what happens until then is among those. */
  readonly #waiting = new Set<StreamClient>();
  #heartbeat: NodeJS.Timeout | null = null;
  #closed = false;
  #dropped = 0;

  /** @param build of this process, told to each client first, so that a page of another build knows */
  constructor(readonly build: string) {}

  /** How many are connected. */
  get size(): number {
    return this.#clients.size;
  }

  /** How many were cut off because they read too slowly. */
  get dropped(): number {
    return this.#dropped;
  }

  /** Hands an event to every client. */
  broadcast(event: LiveEvent): void {
    this.#sendAll(encodeEvent(event));
  }

  /**
   * A stream for one client.
   * @param ready resolves, once all is read, to what gathers its first events; it gets what happens after that moment
   * @param signal ends it
   */
  open(ready: Promise<() => FirstEvents>, signal: AbortSignal): ReadableStream<Uint8Array> {
    let forget = (): void => undefined;
    return new ReadableStream<Uint8Array>(
      {
        start: async (controller) => {
          const client = this.#join(controller);
          forget = () => client.forget();
          signal.addEventListener('abort', () => client.end(), { once: true });
          if (signal.aborted || this.#closed) return client.end();
          client.send(encoder.encode(`retry: ${RETRY_MS}\n\nevent: build\ndata: ${this.build}\n\n`));
          const gather = await ready;
          this.#waiting.delete(client);
          const first = gather();
          if (first === 'unchanged') return client.send(UNCHANGED);
          for (const event of first) client.send(encodeEvent(event));
        },
        cancel: () => forget(),
      },
      new ByteLengthQueuingStrategy({ highWaterMark: MOST_WAITING_BYTES }),
    );
  }

  /** Ends all streams; each client comes back after a moment, to a process that still serves. */
  close(): void {
    this.#closed = true;
    for (const client of [...this.#clients]) {
      // Not all at once: the process that takes over would have them all in the same moment.
      client.send(encoder.encode(`retry: ${RETRY_MS / 2 + Math.floor(Math.random() * RETRY_MS)}\n\n`));
      client.end();
    }
  }

  #join(controller: ReadableStreamDefaultController<Uint8Array>): StreamClient {
    let ended = false;
    const client: StreamClient = {
      send: (chunk) => {
        if (ended) return;
        controller.enqueue(chunk);
        if ((controller.desiredSize ?? 0) > 0) return;
        this.#dropped += 1;
        client.end();
      },
      end: () => {
        if (ended) return;
        client.forget();
        controller.close();
      },
      forget: () => {
        ended = true;
        this.#leave(client);
      },
    };
    this.#clients.add(client);
    this.#waiting.add(client);
    this.#heartbeat ??= setInterval(() => this.#sendAll(encoder.encode(': alive\n\n')), HEARTBEAT_MS).unref();
    return client;
  }

  #leave(client: StreamClient): void {
    this.#clients.delete(client);
    this.#waiting.delete(client);
    if (this.#clients.size > 0 || this.#heartbeat === null) return;
    clearInterval(this.#heartbeat);
    this.#heartbeat = null;
  }

  #sendAll(chunk: Uint8Array): void {
    for (const client of this.#clients) if (!this.#waiting.has(client)) client.send(chunk);
  }
}

/** An event as text/event-stream has it. An event without an id leaves the client's last one as it is. */
export function encodeEvent({ id, state }: LiveEvent): Uint8Array {
  return encoder.encode(`${id === null ? '' : `id: ${id}\n`}data: ${encodeJson(state)}\n\n`);
}

/** The clients of this process's stream. */
export function streamHub(): StreamHub {
  return oncePerProcess('stream', () => new StreamHub(buildId()));
}
