import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { LiveState } from '@/lib/protocols/live-state';

import { blockAt, Deferred, headerAt } from './blocks.fixture';
import { READY, ScriptedSource } from './scripted-source.fixture';
import { type LiveEvent, type SeenBlock, SnapshotStore } from './snapshot-store';

const POLL = 1_000;
const PATIENCE = 1_500;
const IDLE = 60_000;
const TIMING = {
  pollMs: POLL,
  slotMs: null,
  patienceMs: PATIENCE,
  idleMs: IDLE,
  oldAfterMs: null,
  now: () => Date.now(),
};

let source: ScriptedSource;
let store: SnapshotStore;

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
  source = new ScriptedSource();
  store = new SnapshotStore(source, { ...TIMING });
});

afterEach(() => {
  store.stop();
  vi.useRealTimers();
});

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

/** Collects every state a listener is told. */
function listen(): LiveState[] {
  const told: LiveState[] = [];
  store.subscribe(({ state }) => told.push(state));
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
    expect(await store.current()).toMatchObject({
      status: 'live',
      now: 1_000n,
      snapshot: { block: source.head.block },
    });
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
    source.head = headerAt(2n);
    await pass(3 * POLL);
    expect(source.reads.map(({ number }) => number)).toEqual([1n, 2n]);
    expect(told.map((state) => state.status === 'live' && state.snapshot.block.number)).toEqual([1n, 2n]);
  });

  it('reads a block again that was replaced by another of the same height', async () => {
    await store.current();
    source.head = headerAt(1n, 7, 0);
    await pass(POLL);
    expect(await store.current()).toMatchObject({
      status: 'live',
      snapshot: { block: { number: 1n, hash: blockAt(1n, 7).hash } },
    });
    expect(source.reads).toHaveLength(2);
  });

  it('fills in the rate history once it is there, without reading the block again', async () => {
    source.history = { status: 'loading' };
    await store.current();
    source.history = READY;
    await pass(2 * POLL);
    expect(await store.current()).toMatchObject({ snapshot: { history: READY } });
    expect(source.reads).toHaveLength(1);
  });

  it('stops when nobody has asked for long, and starts again for the next visitor', async () => {
    await store.current();
    await pass(IDLE + 2 * POLL);
    const heads = source.heads;
    await pass(10 * POLL);
    expect(source.heads).toBe(heads);
    showChain(2n, 9n);
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
  source.head = headerAt(2n);
  await pass(POLL);
  expect(told).toHaveLength(2);
  expect(closed).toHaveBeenCalledTimes(1);
});

describe('blocks between two looks', () => {
  it('are read too, so that listeners miss none', async () => {
    const events = eventsOf();
    await store.current();
    showChain(2n, 4n);
    await pass(POLL);
    expect(source.reads.map(({ number }) => number)).toEqual([1n, 2n, 3n, 4n]);
    expect(events.map(({ id }) => id?.split(':')[0])).toEqual(['1', '2', '3', '4']);
  });

  it('are passed over when they cannot be read, and the head is read all the same', async () => {
    await store.current();
    source.unreadable.add(blockAt(2n).hash);
    showChain(2n, 3n);
    await pass(POLL);
    expect(source.passed).toEqual([headerAt(2n)]);
    expect(await store.current()).toMatchObject({ status: 'live', snapshot: { block: { number: 3n } } });
  });

  it('are not asked for one after the other when the first gets no answer', async () => {
    await store.current();
    for (const number of [3n, 4n, 5n]) source.unreadable.add(blockAt(number).hash);
    showChain(2n, 6n);
    await pass(POLL);
    expect(source.reads.map(({ number }) => number)).toEqual([1n, 2n, 3n, 6n]);
    expect(await store.current()).toMatchObject({ status: 'live', snapshot: { block: { number: 6n } } });
  });

  it('are left out when there are too many of them', async () => {
    await store.current();
    showChain(2n, 40n);
    await pass(POLL);
    expect(source.reads.map(({ number }) => number)).toEqual([1n, 40n]);
  });
});

describe('a reorganisation', () => {
  it.each([1n, 8n, 64n])('of %s blocks is followed back to where it began', async (depth) => {
    listen();
    await store.current();
    for (let number = 2n; number <= 70n; number += 1n) {
      source.head = headerAt(number);
      await pass(POLL);
    }
    const fork = 70n - depth + 1n;
    source.head = headerAt(fork, 5, 0);
    showChain(fork + 1n, 70n, 5);
    await pass(POLL);
    expect(await store.current()).toMatchObject({ status: 'live', snapshot: { block: blockAt(70n, 5) } });
    expect(store.reorgs).toEqual({ count: 1, deepest: Number(depth) });
  });

  it('of the only block that is known is counted too, also when more blocks came on top', async () => {
    await followTo(5n);
    store.stop();
    store = new SnapshotStore(source, { ...TIMING });
    await store.current();
    source.head = headerAt(5n, 7, 0);
    await pass(POLL);
    expect(store.reorgs).toEqual({ count: 1, deepest: 1 });
    source.head = headerAt(5n, 8, 0);
    showChain(6n, 7n, 8);
    await pass(POLL);
    expect(await store.current()).toMatchObject({ status: 'live', snapshot: { block: blockAt(7n, 8) } });
    expect(store.reorgs).toEqual({ count: 2, deepest: 1 });
  });

  it('is counted once, however often its head has to be read', async () => {
    await followTo(5n);
    source.head = headerAt(5n, 7, 0);
    source.unreadable.add(source.head.block.hash);
    await pass(3 * POLL);
    expect(source.reads.filter(({ hash }) => hash === source.head.block.hash).length).toBeGreaterThan(1);
    source.unreadable.clear();
    await pass(3 * POLL);
    expect(await store.current()).toMatchObject({ status: 'live', snapshot: { block: blockAt(5n, 7) } });
    expect(store.reorgs).toEqual({ count: 1, deepest: 1 });
  });

  it('back to blocks that were replaced before is one more', async () => {
    await followTo(5n);
    source.head = headerAt(4n, 7, 0);
    showChain(5n, 5n, 7);
    await pass(POLL);
    source.head = headerAt(6n);
    await pass(POLL);
    expect(await store.current()).toMatchObject({ status: 'live', snapshot: { block: blockAt(6n) } });
    expect(store.reorgs).toEqual({ count: 2, deepest: 2 });
  });

  it('is none when blocks were only passed over', async () => {
    await followTo(3n);
    showChain(4n, 60n);
    await pass(POLL);
    expect(store.reorgs).toEqual({ count: 0, deepest: 0 });
  });

  it('to a head whose parent nobody knows is no reorganisation: the node is doubted', async () => {
    await store.current();
    source.head = headerAt(3n, 9, 8);
    await pass(POLL);
    expect(source.doubted).toHaveLength(1);
    expect(await store.current()).toMatchObject({ status: 'stale', snapshot: { block: { number: 1n } } });
  });
});

describe('a head that was shown before', () => {
  it('is no news when it is a block or two old', async () => {
    await followTo(5n);
    source.head = headerAt(3n);
    await pass(POLL);
    expect(await store.current()).toMatchObject({ status: 'live', snapshot: { block: { number: 5n } } });
  });

  it('is a node that lags when its height was passed over after a long silence', async () => {
    await followTo(3n);
    showChain(4n, 60n);
    await pass(POLL);
    source.head = headerAt(40n);
    await pass(POLL);
    expect(store.peek()).toMatchObject({
      status: 'stale',
      reason: expect.stringContaining('20 behind'),
      snapshot: { block: { number: 60n } },
    });
    showChain(61n, 61n);
    await pass(POLL);
    expect(store.peek()).toMatchObject({ status: 'live', snapshot: { block: { number: 61n } } });
  });

  it('is a node that lags when it is older; the newest picture stays', async () => {
    await followTo(5n);
    source.head = headerAt(2n);
    await pass(POLL);
    expect(await store.current()).toMatchObject({
      status: 'stale',
      reason: 'explained: 3 behind',
      snapshot: { block: { number: 5n } },
    });
  });
});

async function resume(seen: SeenBlock) {
  await store.catchUp(seen);
  return store.since(seen);
}

describe('a client that comes back', () => {
  it('gets every block after the one it saw last, the newest state last', async () => {
    await followTo(5n);
    const { events, complete } = await resume(blockAt(2n));
    expect(complete).toBe(true);
    expect(events.map(({ id }) => id)).toEqual([3n, 4n, 5n].map((number) => `${number}:${blockAt(number).hash}`));
  });

  it('gets the state alone, without an id, when it missed nothing', async () => {
    await followTo(3n);
    const { events, complete } = await resume(blockAt(3n));
    expect(complete).toBe(true);
    expect(events).toMatchObject([{ id: null, state: { status: 'live' } }]);
  });

  it('gets the blocks of the new branch when the one it saw was replaced', async () => {
    await followTo(4n);
    source.head = headerAt(3n, 6, 0);
    source.head = headerAt(4n, 6);
    await pass(POLL);
    const { events, complete } = await resume(blockAt(4n));
    expect(complete).toBe(true);
    expect(events.map(({ id }) => id)).toEqual([3n, 4n].map((number) => `${number}:${blockAt(number, 6).hash}`));
  });

  it('gets blocks from before this process was started', async () => {
    showChain(1n, 6n);
    const { events, complete } = await resume(blockAt(3n));
    expect(complete).toBe(true);
    expect(events.map(({ id }) => id?.split(':')[0])).toEqual(['4', '5', '6']);
  });

  it('is told that it missed something when that is too long ago', async () => {
    showChain(1n, 100n);
    const { events, complete } = await resume(blockAt(3n));
    expect(complete).toBe(false);
    expect(events.map(({ id }) => id?.split(':')[0])).toEqual(['100']);
  });
});

describe('a node that announces its heads', () => {
  beforeEach(() => {
    source.announces = true;
  });

  it('is not asked for them', async () => {
    await store.current();
    source.onHead?.(headerAt(2n));
    await pass(0);
    const { heads } = source;
    for (let number = 3n; number < 20n; number += 1n) {
      source.onHead?.(headerAt(number));
      await pass(5 * POLL);
    }
    expect(source.heads).toBe(heads);
    expect(store.peek()).toMatchObject({ status: 'live', snapshot: { block: { number: 19n } } });
  });

  it('is not asked for them because a block took longer to read than two looks are apart', async () => {
    await store.current();
    source.holdReads = new Deferred();
    source.onHead?.(headerAt(2n));
    await pass(3 * POLL);
    source.holdReads.resolve();
    await pass(0);
    const { heads } = source;
    source.onHead?.(headerAt(3n));
    await pass(5 * POLL);
    expect(source.heads).toBe(heads);
    expect(store.peek()).toMatchObject({ status: 'live', snapshot: { block: { number: 3n } } });
  });

  it('has its head read that it announced while the one before was read', async () => {
    await store.current();
    source.onHead?.(headerAt(2n));
    await pass(0);
    source.holdReads = new Deferred();
    source.onHead?.(headerAt(3n));
    source.onHead?.(headerAt(4n));
    showChain(3n, 5n);
    source.onHead?.(headerAt(5n));
    source.holdReads.resolve();
    await pass(0);
    expect(store.peek()).toMatchObject({ status: 'live', snapshot: { block: { number: 5n } } });
  });

  it('is asked again once it falls silent or ends', async () => {
    await store.current();
    source.onHead?.(headerAt(2n));
    await pass(0);
    source.head = headerAt(3n);
    await pass(11 * POLL);
    expect(store.peek()).toMatchObject({ snapshot: { block: { number: 3n } } });
    source.onEnd?.();
    source.head = headerAt(4n);
    await pass(2 * POLL);
    expect(store.peek()).toMatchObject({ snapshot: { block: { number: 4n } } });
  });
});

it('calls a picture old when no newer block has come for long, whatever the nodes say', async () => {
  const old = new SnapshotStore(source, { ...TIMING, oldAfterMs: 120_000, now: () => 1_700_000_000_000 + 140_000 });
  expect(await old.current()).toMatchObject({ status: 'stale', reason: expect.stringContaining('no newer block') });
  old.stop();
});

it.each([
  [3_600_000, 'new blocks come and are 1 hour old by this server’s clock'],
  [-3_600_000, 'this server’s clock is 59 min behind the newest block'],
])('names a clock that is off by %i ms, and goes on following the chain', async (offMs, reason) => {
  const now = () => Number(source.head.block.timestamp) * 1_000 + 12_000 + offMs;
  const skewed = new SnapshotStore(source, { ...TIMING, slotMs: 12_000, oldAfterMs: 120_000, now });
  const told: LiveState[] = [];
  skewed.subscribe(({ state }) => told.push(state));
  await skewed.current();
  source.head = headerAt(source.head.block.number + 1n);
  await pass(2 * POLL);
  const { number } = source.head.block;
  const state = skewed.peek();
  expect(state).toMatchObject({ status: 'stale', snapshot: { block: { number } } });
  expect(state.status === 'stale' && state.reason).toContain(reason);
  expect(told.length).toBeGreaterThan(0);
  skewed.stop();
});

it('keeps only the last blocks', async () => {
  listen();
  await store.current();
  for (let number = 2n; number <= 400n; number += 1n) {
    source.head = headerAt(number);
    await pass(POLL);
  }
  expect((await resume(blockAt(336n))).events).toHaveLength(64);
  expect(await resume(blockAt(335n))).toMatchObject({ complete: false });
});

/** Puts blocks on the chain; the last is the head. */
function showChain(from: bigint, to: bigint, fork = 0): void {
  for (let number = from; number <= to; number += 1n) source.head = headerAt(number, fork);
}

/** Follows a chain of so many blocks from the first on. */
async function followTo(number: bigint): Promise<void> {
  await store.current();
  showChain(2n, number);
  await pass(POLL);
}

function eventsOf(): LiveEvent[] {
  const events: LiveEvent[] = [];
  store.subscribe((event) => events.push(event));
  return events;
}
