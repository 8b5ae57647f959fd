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

interface StreamClient {
  send(chunk: Uint8Array): void;
  end(): void;
  /** The other end has gone: there is nothing to end any more. */
  forget(): void;
}

/** The clients of this process's event stream: an event is written once for all of them. */
export class StreamHub {
  readonly #clients = new Set<StreamClient>();
  /** Events that come while a client's first ones are still being gathered wait behind them. */
  readonly #held = new Map<StreamClient, { readonly chunk: Uint8Array; readonly id: string | null }[]>();
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
    this.#sendAll(encodeEvent(event), event.id);
  }

  /**
   * A stream for one client.
   * @param first resolves to what it gets before the events that come from now on
   * @param signal ends it
   */
  open(first: Promise<readonly LiveEvent[]>, signal: AbortSignal): ReadableStream<Uint8Array> {
    let forget = (): void => undefined;
    return new ReadableStream<Uint8Array>(
      {
        start: async (controller) => {
          const client = this.#join(controller);
          forget = () => client.forget();
          signal.addEventListener('abort', () => client.end(), { once: true });
          if (signal.aborted || this.#closed) return client.end();
          client.send(encoder.encode(`retry: ${RETRY_MS}\n\nevent: build\ndata: ${this.build}\n\n`));
          const events = await first;
          for (const event of events) client.send(encodeEvent(event));
          this.#release(client, new Set(events.map(({ id }) => id)));
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
    this.#held.set(client, []);
    this.#heartbeat ??= setInterval(() => this.#sendAll(encoder.encode(': alive\n\n')), HEARTBEAT_MS).unref();
    return client;
  }

  #release(client: StreamClient, sent: ReadonlySet<string | null>): void {
    const held = this.#held.get(client) ?? [];
    this.#held.delete(client);
    for (const { chunk, id } of held) if (id === null || !sent.has(id)) client.send(chunk);
  }

  #leave(client: StreamClient): void {
    this.#clients.delete(client);
    this.#held.delete(client);
    if (this.#clients.size > 0 || this.#heartbeat === null) return;
    clearInterval(this.#heartbeat);
    this.#heartbeat = null;
  }

  #sendAll(chunk: Uint8Array, id: string | null = null): void {
    for (const client of this.#clients) {
      const held = this.#held.get(client);
      if (held === undefined) client.send(chunk);
      else held.push({ chunk, id });
    }
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
