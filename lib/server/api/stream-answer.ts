import 'server-only';

import type { Hash } from 'viem';

import { problem } from '../problem';
import type { LiveEvent, SeenBlock, SnapshotStore } from '../snapshot-store';
import type { FirstEvents, StreamHub } from '../stream-hub';

/** Streams open at most in one process: each costs a connection and some memory. */
const MOST_STREAMS = 10_000;

/** Hears the store on behalf of all streams while there are any. */
export class StreamFeed {
  #leave: (() => void) | null = null;

  constructor(
    readonly store: SnapshotStore,
    readonly hub: StreamHub,
  ) {}

  /**
   * One event per block, the newest at once, or what came after the block that the client saw last. A client that begins
   * with the whole picture of a block, named by `seen`, is told of it only when there is more to say.
   */
  answer(request: Request): Response {
    if (this.hub.size >= MOST_STREAMS)
      return problem({ status: 503, code: 'too-many-streams', title: 'Too many open streams', retryAfterSeconds: 5 });
    const seen = parseEventId(request.headers.get('last-event-id'));
    const loaded = seen === null ? parseEventId(new URL(request.url).searchParams.get('seen')) : null;
    this.#leave ??= this.store.subscribe((event) => this.#hear(event));
    const first = (): FirstEvents =>
      loaded !== null && this.store.isNewest(loaded) ? 'unchanged' : this.store.since(seen).events;
    const ready = this.store.catchUp(seen ?? loaded).then(() => first);
    return new Response(this.hub.open(ready, request.signal), {
      headers: {
        'content-type': 'text/event-stream',
        // Compression would hold events back, and would be done for each client anew.
        'cache-control': 'no-store, no-transform',
        'x-accel-buffering': 'no',
      },
    });
  }

  #hear(event: LiveEvent): void {
    this.hub.broadcast(event);
    if (this.hub.size > 0) return;
    this.#leave?.();
    this.#leave = null;
  }
}

/** Reads `number:hash`; null for anything else, which then counts as having seen nothing. */
export function parseEventId(text: string | null): SeenBlock | null {
  const match = /^(\d{1,20}):(0x[0-9a-f]{64})$/.exec(text ?? '');
  const [, number, hash] = match ?? [];
  if (number === undefined || hash === undefined) return null;
  return { number: BigInt(number), hash: hash as Hash };
}
