import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { poolWith } from '@/lib/protocols/lido/lido.fixture';
import type { LiveSnapshot, LiveState, RateHistory } from '@/lib/protocols/live-state';
import type { BlockRef } from '@/lib/protocols/protocol';

import { blockAt, Deferred } from './blocks.fixture';
import { type SnapshotSource, SnapshotStore } from './snapshot-store';

const POLL = 1_000;
const PATIENCE = 1_500;
const IDLE = 60_000;
const READY: RateHistory = { status: 'ready', apr: null, points: [] };

/** A source whose head and health a test sets. */
class ScriptedSource implements SnapshotSource {
  head: BlockRef = blockAt(1n);
  failure: Error | null = null;
  history: RateHistory = READY;
  /** While set, reads of the head wait for it. */
  hold: Deferred<void> | null = null;
  heads = 0;
  readonly reads: BlockRef[] = [];

  async readHead(): Promise<BlockRef> {
    this.heads += 1;
    await this.hold?.promise;
    if (this.failure !== null) throw this.failure;
    return this.head;
  }

  async readAt(block: BlockRef): Promise<LiveSnapshot> {
    this.reads.push(block);
    return { block, pool: poolWith(), history: this.history, others: [], priorityFeePerGas: null };
  }

  explain(error: unknown): string {
    return error instanceof Error ? `explained: ${error.message}` : 'unexplained';
  }
}

let source: ScriptedSource;
let store: SnapshotStore;

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
  source = new ScriptedSource();
  store = new SnapshotStore(source, { pollMs: POLL, patienceMs: PATIENCE, idleMs: IDLE, now: Date.now });
});

afterEach(() => {
  store.stop();
  vi.useRealTimers();
});

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

/** Collects every state a listener is told. */
function listen(): LiveState[] {
  const told: LiveState[] = [];
  store.subscribe((state) => told.push(state));
  return told;
}

describe('the first picture', () => {
  it('is read once for everyone who asks at the same time', async () => {
    const states = await Promise.all(Array.from({ length: 50 }, () => store.current()));
    expect(source.heads).toBe(1);
    expect(source.reads).toHaveLength(1);
    expect(new Set(states.map((state) => (state.status === 'live' ? state.snapshot : null))).size).toBe(1);
  });

  it('is live and carries the server’s clock', async () => {
    expect(await store.current()).toMatchObject({ status: 'live', now: 1_000n, snapshot: { block: source.head } });
  });

  it('is unavailable with the reason when the node fails', async () => {
    source.failure = new Error('no route');
    expect(await store.current()).toEqual({ status: 'unavailable', reason: 'explained: no route', now: 1_000n });
  });

  it('is waited for only as long as patience lasts', async () => {
    source.hold = new Deferred();
    let state: LiveState | null = null;
    const asked = store.current().then((answer) => {
      state = answer;
    });
    await pass(PATIENCE - 1);
    expect(state).toBeNull();
    await pass(1);
    await asked;
    expect(state).toMatchObject({ status: 'unavailable', reason: 'the node has not answered yet' });
    source.hold.resolve();
  });
});

describe('following the head', () => {
  it('serves a fresh picture without reading again', async () => {
    await store.current();
    await store.current();
    expect(source.heads).toBe(1);
  });

  it('reads nothing new while the head stays', async () => {
    await store.current();
    await pass(5 * POLL);
    expect(source.heads).toBe(6);
    expect(source.reads).toHaveLength(1);
  });

  it('reads every new block once and tells listeners once', async () => {
    const told = listen();
    await store.current();
    source.head = blockAt(2n);
    await pass(3 * POLL);
    expect(source.reads.map(({ number }) => number)).toEqual([1n, 2n]);
    expect(told.map((state) => state.status === 'live' && state.snapshot.block.number)).toEqual([1n, 2n]);
  });

  it('reads a block again that was replaced by another of the same height', async () => {
    await store.current();
    source.head = blockAt(1n, 7);
    await pass(POLL);
    expect(await store.current()).toMatchObject({
      status: 'live',
      snapshot: { block: { number: 1n, hash: blockAt(1n, 7).hash } },
    });
    expect(source.reads).toHaveLength(2);
  });

  it('reads the same block again while its rate history is still loading', async () => {
    source.history = { status: 'loading' };
    await store.current();
    source.history = READY;
    await pass(2 * POLL);
    expect(await store.current()).toMatchObject({ snapshot: { history: READY } });
    expect(source.reads).toHaveLength(2);
  });

  it('stops when nobody has asked for long, and starts again for the next visitor', async () => {
    await store.current();
    await pass(IDLE + 2 * POLL);
    const heads = source.heads;
    await pass(10 * POLL);
    expect(source.heads).toBe(heads);
    source.head = blockAt(9n);
    expect(await store.current()).toMatchObject({ status: 'live', snapshot: { block: { number: 9n } } });
    await pass(POLL);
    expect(source.heads).toBe(heads + 2);
  });

  it('goes on for a listener however long, and not once it has left', async () => {
    const leave = store.subscribe(() => undefined);
    await pass(2 * IDLE);
    const heads = source.heads;
    expect(heads).toBeGreaterThan(100);
    leave();
    await pass(2 * POLL);
    expect(source.heads).toBe(heads);
  });

  it('stops when told to', async () => {
    await store.current();
    store.stop();
    await pass(10 * POLL);
    expect(source.heads).toBe(1);
  });
});

describe('a node that fails', () => {
  it('leaves the last good picture, said to be stale and why', async () => {
    await store.current();
    source.failure = new Error('down');
    await pass(POLL);
    expect(await store.current()).toMatchObject({
      status: 'stale',
      reason: 'explained: down',
      snapshot: { block: { number: 1n } },
    });
  });

  it('is live again with the next answer, also at the same block', async () => {
    await store.current();
    source.failure = new Error('down');
    await pass(POLL);
    source.failure = null;
    await pass(POLL);
    expect(await store.current()).toMatchObject({ status: 'live' });
    expect(source.reads).toHaveLength(1);
  });

  it('is told once for each reason, and once when it is over', async () => {
    const told = listen();
    await store.current();
    source.failure = new Error('down');
    await pass(5 * POLL);
    source.failure = new Error('busy');
    await pass(5 * POLL);
    source.failure = null;
    await pass(5 * POLL);
    expect(told.map((state) => (state.status === 'stale' ? state.reason : state.status))).toEqual([
      'live',
      'explained: down',
      'explained: busy',
      'live',
    ]);
  });

  it('does not hold pages up beyond patience once there is a picture', async () => {
    await store.current();
    source.hold = new Deferred();
    await pass(3 * POLL);
    let answered = false;
    const asked = store.current().then(() => {
      answered = true;
    });
    await pass(PATIENCE);
    await asked;
    expect(answered).toBe(true);
    source.hold.resolve();
  });
});

it('tells the others when one listener fails, and does not ask that one again', async () => {
  const closed = vi.fn(() => {
    throw new TypeError('stream is closed');
  });
  store.subscribe(closed);
  const told = listen();
  expect(await store.current()).toMatchObject({ status: 'live' });
  source.head = blockAt(2n);
  await pass(POLL);
  expect(told).toHaveLength(2);
  expect(closed).toHaveBeenCalledTimes(1);
});
