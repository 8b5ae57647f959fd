import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { Deferred } from './blocks.fixture';
import { eventAt } from './live-state.fixture';
import type { LiveEvent } from './snapshot-store';
import { encodeEvent, StreamHub } from './stream-hub';

let hub: StreamHub;

beforeEach(() => {
  vi.useFakeTimers();
  hub = new StreamHub('b1');
});
afterEach(() => {
  hub.close();
  vi.useRealTimers();
});

/** A client that reads when told to. */
function connect(ready: Promise<() => readonly LiveEvent[]> = Promise.resolve(() => [])) {
  const abort = new AbortController();
  const reader = hub.open(ready, abort.signal).getReader();
  const decoder = new TextDecoder();
  const read = async () => {
    const { done, value } = await reader.read();
    return done ? null : decoder.decode(value);
  };
  return { read, reader, leave: () => abort.abort() };
}

const textOf = (event: LiveEvent) => new TextDecoder().decode(encodeEvent(event));
const settle = () => vi.advanceTimersByTimeAsync(0);

describe('encodeEvent', () => {
  it('gives a block an id, and a change of health none', () => {
    expect(textOf(eventAt(7n))).toMatch(/^id: 7:0x[0-9a-f]{64}\ndata: \{"status":"live".*\}\n\n$/);
    expect(textOf({ ...eventAt(7n), id: null })).toMatch(/^data: /);
  });
});

describe('a stream', () => {
  it('says when to come back and which build serves it, then what the client missed, then what happens', async () => {
    const { read } = connect(Promise.resolve(() => [eventAt(1n), eventAt(2n)]));
    await settle();
    hub.broadcast(eventAt(3n));
    expect(await read()).toBe('retry: 1000\n\nevent: build\ndata: b1\n\n');
    expect([await read(), await read(), await read()]).toEqual([1n, 2n, 3n].map((number) => textOf(eventAt(number))));
  });

  it('begins when its first events are gathered: nothing that happened before comes twice', async () => {
    const ready = new Deferred<() => readonly LiveEvent[]>();
    const { read } = connect(ready.promise);
    hub.broadcast(eventAt(1n));
    hub.broadcast(eventAt(2n));
    ready.resolve(() => [eventAt(2n)]);
    await settle();
    hub.broadcast(eventAt(3n));
    await read();
    expect([await read(), await read()]).toEqual([2n, 3n].map((number) => textOf(eventAt(number))));
  });

  it('is kept open by comments', async () => {
    const { read } = connect();
    await settle();
    await vi.advanceTimersByTimeAsync(15_000);
    await read();
    expect([await read()]).toEqual([': alive\n\n']);
  });

  it('ends for a client that reads too slowly, and for no other', async () => {
    const slow = connect();
    const quick = connect();
    await settle();
    await quick.read();
    const size = encodeEvent(eventAt(1n)).byteLength;
    for (let sent = 0; sent <= 1_048_576 + size; sent += size) {
      hub.broadcast(eventAt(1n));
      await quick.read();
    }
    expect(hub.dropped).toBe(1);
    expect(hub.size).toBe(1);
    let last = await slow.read();
    while (last !== null) last = await slow.read();
    hub.broadcast(eventAt(2n));
    expect(await quick.read()).toBe(textOf(eventAt(2n)));
  });

  it('is forgotten when its client leaves, either way', async () => {
    const one = connect();
    const other = connect();
    await settle();
    expect(hub.size).toBe(2);
    one.leave();
    await other.reader.cancel();
    expect(hub.size).toBe(0);
    hub.broadcast(eventAt(1n));
  });

  it('ends with a hint when the process stops, and none is opened afterwards', async () => {
    const { read } = connect();
    await settle();
    await read();
    hub.close();
    expect(await read()).toMatch(/^retry: \d+\n\n$/);
    expect(await read()).toBeNull();
    expect(hub.size).toBe(0);
    expect(await connect().read()).toBeNull();
  });
});
