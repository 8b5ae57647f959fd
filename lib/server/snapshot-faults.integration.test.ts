import { connect, createServer, type Server, type Socket } from 'node:net';

import { createPublicClient, type Hash } from 'viem';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

import { reorg } from '@/devnet/chain-controls';
import type { Fault } from '@/devnet/faults/fault';
import { type FaultProxy, startFaultProxy } from '@/devnet/faults/fault-proxy';
import { freePort } from '@/devnet/free-port';
import type { LiveState } from '@/lib/protocols/live-state';
import { ChainNodes } from './nodes/chain-nodes';
import { EditingNode } from './nodes/editing-node.integration.fixture';
import { NodePool } from './nodes/node-pool';
import { openUpstream } from './nodes/open-upstream';
import { poolTransport } from './nodes/pool-transport';
import { PoolSource } from './pool-source';
import { SnapshotStore } from './snapshot-store';
import { startTestChain, type TestChain } from './test-chain.integration.fixture';

const POLL_MS = 50;
const WAIT = { timeout: 20_000, interval: 20 };

let chain: TestChain;
let first: FaultProxy;
let second: FaultProxy;

beforeAll(async () => {
  chain = await startTestChain();
  first = await startFaultProxy(chain.url, await freePort());
  second = await startFaultProxy(chain.url, await freePort());
}, 240_000);

afterAll(async () => {
  await first.stop();
  await second.stop();
  await chain.stop();
});

const stops: (() => unknown)[] = [];
/** Added to the clock, so that a test need not wait for what takes minutes. */
let skippedMs = 0;

beforeEach(() => {
  skippedMs = 0;
});

afterEach(() => {
  for (const stop of stops.splice(0)) void stop();
  first.set([]);
  second.set([]);
});

/** Everything from the nodes to the store, as a server has it. */
function follow(...urls: readonly string[]) {
  const now = () => Date.now() + skippedMs;
  const sent: string[] = [];
  // Of several nodes the first is asked first while none has shown to be worse. How busy this machine is must not change
  // that, so their answers take no time by this clock.
  const startedAt = Date.now();
  const nodesNow = urls.length === 1 ? now : () => startedAt + skippedMs;
  const pool = new NodePool(
    urls.map((url, index) => openUpstream(url, index + 1, now)),
    chain.deployment.chainId,
    nodesNow,
    ({ node, method }) => sent.push(`${node.place} ${method}`),
  );
  const client = createPublicClient({ transport: poolTransport(pool), cacheTime: 0 });
  const source = new PoolSource(client, new ChainNodes(pool, now), chain.deployment, () => undefined, now);
  const timing = { pollMs: POLL_MS, slotMs: null, patienceMs: 10_000, idleMs: 60_000_000, oldAfterMs: null, now };
  const store = new SnapshotStore(source, timing);
  stops.push(() => {
    store.stop();
    pool.close();
  });
  const until = (check: (state: LiveState) => boolean) =>
    vi.waitFor(() => {
      const state = store.peek();
      if (!check(state)) throw new Error(`still ${describeState(state)}; nodes ${JSON.stringify(standings(pool))}`);
      return state;
    }, WAIT);
  return { store, pool, sent, until, standing: (place: number) => pool.reports()[place - 1] };
}

function describeState(state: LiveState): string {
  return state.status === 'live' ? `live at ${state.snapshot.block.number}` : `${state.status}: ${state.reason}`;
}

function standings(pool: NodePool): readonly unknown[] {
  return pool.reports().map(({ standing, note }) => [standing, note]);
}

const isLiveAt = (number: bigint) => (state: LiveState) =>
  state.status === 'live' && state.snapshot.block.number === number;
const isStale = (words: string | RegExp) => (state: LiveState) =>
  state.status === 'stale' && (typeof words === 'string' ? state.reason.includes(words) : words.test(state.reason));

/** Mines a block and resolves to its number. */
async function nextBlock(): Promise<bigint> {
  await chain.mine(1);
  return chain.link.client.getBlockNumber();
}

const set = (proxy: FaultProxy, fault: Fault, ...methods: readonly string[]) =>
  proxy.set([{ fault, targets: methods.map((method) => ({ method })) }]);

describe('with one node', () => {
  it('a node that is down leaves the last good picture with the reason, and is followed again unaided', async () => {
    const { store, until } = follow(first.url);
    const before = await store.current();
    set(first, { kind: 'drop' });
    await until(isStale('the node cannot be reached'));
    const number = await nextBlock();
    const stale = store.peek();
    expect(stale.status === 'stale' && before.status === 'live' && stale.snapshot).toEqual(
      before.status === 'live' && before.snapshot,
    );
    first.set([]);
    await until(isLiveAt(number));
  });

  it('a node that dies in the middle of a block is said to be away, not to contradict itself', async () => {
    const { store, until, standing } = follow(first.url);
    await store.current();
    set(first, { kind: 'drop' }, 'eth_getBlockByHash');
    await vi.waitFor(async () => {
      // A look that falls between the two blocks knows the parent of each, and asks for none.
      await chain.mine(2);
      expect(await store.current()).toMatchObject({ status: 'stale', reason: 'the node cannot be reached' });
    }, WAIT);
    expect(standing(1)?.standing).not.toBe('contradicts');
    first.set([]);
    await until(isLiveAt(await chain.link.client.getBlockNumber()));
  });

  it('a node that is down from the start is said to be, and nothing stands in for figures', async () => {
    set(first, { kind: 'drop' });
    const { store, until } = follow(first.url);
    expect(await store.current()).toMatchObject({ status: 'unavailable', reason: 'the node cannot be reached' });
    first.set([]);
    await until(({ status }) => status === 'live');
  });

  it('a node that answers 500 is named as such', async () => {
    const { store, until } = follow(first.url);
    await store.current();
    set(first, { kind: '500' });
    await until(isStale('the node answers with status 500'));
    first.set([]);
    await until(({ status }) => status === 'live');
  });

  it('a node that answers 429 is left alone for as long as it asks, and then followed again', async () => {
    const { store, until } = follow(first.url);
    await store.current();
    set(first, { kind: '429', retryAfterSeconds: 3 });
    await until(isStale('too many requests'));
    const [rule] = first.faults();
    expect(rule).toBeDefined();
    // A rule with a count shows whether anybody asks: the count stays while the node is left alone.
    first.set([{ fault: { kind: 'drop' }, targets: [], times: 1 }]);
    await vi.waitFor(() => expect(store.peek().status).toBe('stale'), WAIT);
    await new Promise((resolve) => setTimeout(resolve, 10 * POLL_MS));
    expect(first.faults()).toHaveLength(1);
    first.set([]);
    await until(({ status }) => status === 'live');
  });

  it('a node that falls behind leaves the newest picture, and is named with how far it is behind', async () => {
    const { store, until } = follow(first.url);
    await store.current();
    await chain.mine(6);
    await until(isLiveAt(await chain.link.client.getBlockNumber()));
    set(first, { kind: 'old', blocks: 5 });
    await until(isStale(/node 1 \(127\.0\.0\.1:\d+\) is 5 blocks behind/));
    first.set([]);
    await until(({ status }) => status === 'live');
  });

  it('a node of another chain is never read from', async () => {
    set(first, { kind: 'lie', result: '0x1' }, 'eth_chainId');
    const { store } = follow(first.url);
    expect(await store.current()).toMatchObject({
      status: 'unavailable',
      reason: `the node serves chain 1, not ${chain.deployment.chainId}`,
    });
    const usedUp = { fault: { kind: 'lie', result: '0x' } as const, targets: [{ method: 'eth_call' }], times: 1 };
    first.set([{ fault: { kind: 'lie', result: '0x1' }, targets: [{ method: 'eth_chainId' }] }, usedUp]);
    await new Promise((resolve) => setTimeout(resolve, 10 * POLL_MS));
    expect(first.faults()).toHaveLength(2);
  });

  it('a contract that does not answer as it should makes no figures up', async () => {
    const { store, until } = follow(first.url);
    await store.current();
    first.set([{ fault: { kind: 'lie', result: '0x' }, targets: [{ method: 'eth_call', selector: '0x37cfdaca' }] }]);
    await nextBlock();
    await until(isStale('a contract did not answer as expected'));
    first.set([]);
    await until(({ status }) => status === 'live');
  });
});

describe('with two nodes', () => {
  it.each<{ why: string; fault: Fault }>([
    { why: 'is down', fault: { kind: 'drop' } },
    { why: 'answers 500', fault: { kind: '500' } },
    { why: 'answers 429', fault: { kind: '429', retryAfterSeconds: 60 } },
    { why: 'is twenty blocks behind', fault: { kind: 'old', blocks: 20 } },
  ])('one that $why costs nobody a block', async ({ fault }) => {
    const { store, until, standing } = follow(first.url, second.url);
    await store.current();
    const told: string[] = [];
    store.subscribe(({ state }) => told.push(state.status));
    set(first, fault);
    for (let blocks = 0; blocks < 3; blocks += 1) await until(isLiveAt(await nextBlock()));
    expect(new Set(told)).toEqual(new Set(['live']));
    expect(standing(1)?.standing).not.toBe('well');
    expect(standing(2)?.standing).toBe('well');
  });

  it('a slow one is given up for the other, and then asked last', async () => {
    const { store, until, standing } = follow(first.url, second.url);
    await store.current();
    set(first, { kind: 'delay', ms: 4_000 });
    await until(isLiveAt(await nextBlock()));
    const startedAt = performance.now();
    await until(isLiveAt(await nextBlock()));
    expect(performance.now() - startedAt).toBeLessThan(2_000);
    expect(standing(1)?.standing).toBe('failing');
  });

  it('one of another chain is never used, and named', async () => {
    set(first, { kind: 'lie', result: '0x1' }, 'eth_chainId');
    const { store, standing } = follow(first.url, second.url);
    expect(await store.current()).toMatchObject({ status: 'live' });
    expect(standing(1)).toMatchObject({ standing: 'wrong-chain', requests: 1 });
  });

  it('both down are both named, and the first that is back is used', async () => {
    const { store, until } = follow(first.url, second.url);
    await store.current();
    set(first, { kind: 'drop' });
    set(second, { kind: '500' });
    await until(isStale(/^no node answers: node 1 \(\S+\) cannot be reached; node 2 \(\S+\) answers with status 500$/));
    second.set([]);
    await until(({ status }) => status === 'live');
  });
});

describe('a node that lies about blocks', () => {
  const FALSE_HASH: Hash = `0x${'fa'.repeat(32)}`;
  let liar: EditingNode;

  beforeEach(async () => {
    liar = await EditingNode.start(chain.url);
    stops.push(() => liar.stop());
  });

  const lieAbout = (field: 'hash' | 'parentHash') => {
    liar.edit = ({ method, params }, truth) =>
      method === 'eth_getBlockByNumber' && params?.[0] === 'latest' ? { ...Object(truth), [field]: FALSE_HASH } : truth;
  };

  it.each([
    { field: 'hash', says: 'names a block hash that no node knows' },
    { field: 'parentHash', says: 'names a parent that no node knows' },
  ] as const)(
    'is named for a false $field, left alone, and used again when it tells the truth',
    async ({ field, says }) => {
      const { store, until, standing } = follow(liar.url);
      await store.current();
      lieAbout(field);
      await nextBlock();
      await until(isStale(new RegExp(`^node 1 \\(\\S+\\) ${says}`)));
      expect(standing(1)).toMatchObject({ standing: 'contradicts', note: expect.stringContaining(says) });
      liar.edit = null;
      skippedMs += 61_000;
      await until(isLiveAt(await nextBlock()));
      expect(standing(1)?.standing).toBe('well');
    },
  );

  it('is replaced by an honest one at once', async () => {
    const { store, until, standing } = follow(liar.url, second.url);
    await store.current();
    lieAbout('hash');
    await until(isLiveAt(await nextBlock()));
    expect(standing(1)?.standing).toBe('contradicts');
  });

  it('is found by two others who agree, before its word counts for anything', async () => {
    const { store, pool, until, standing } = follow(first.url, liar.url, second.url);
    await store.current();
    liar.edit = ({ method }, truth) =>
      method === 'eth_getBlockByNumber' ? { ...Object(truth), hash: FALSE_HASH } : truth;
    skippedMs += 61_000;
    await vi.waitFor(() => expect(standing(2)?.standing).toBe('contradicts'), WAIT);
    expect(standing(2)?.note).toMatch(/names another hash for block \d+ than node 1 \(\S+\) and node 3 \(\S+\)/);
    expect(pool.usable().map(({ place }) => place)).toEqual([1, 3]);
    await until(isLiveAt(await nextBlock()));
  });

  it('and one that does not are both named when nobody else can say who is right', async () => {
    const { store, standing } = follow(first.url, liar.url);
    await store.current();
    liar.edit = ({ method }, truth) =>
      method === 'eth_getBlockByNumber' ? { ...Object(truth), hash: FALSE_HASH } : truth;
    skippedMs += 61_000;
    await vi.waitFor(() => expect(standing(2)?.standing).toBe('contradicts'), WAIT);
    expect(standing(1)?.note).toContain('than node 2');
    expect(store.peek().status).toBe('live');
  });
});

describe('a reorganisation', () => {
  it.each([1, 8, 64])('of %i blocks replaces what it changed', async (depth) => {
    await chain.mine(depth + 1);
    const { store, until } = follow(first.url);
    await store.current();
    for (let blocks = 0; blocks < depth; blocks += 16) {
      await chain.mine(Math.min(16, depth - blocks));
      await until(isLiveAt(await chain.link.client.getBlockNumber()));
    }
    const told: bigint[] = [];
    store.subscribe(({ id }) => id !== null && told.push(BigInt(id.split(':')[0] ?? 0)));
    const replaced = await chain.link.client.getBlock();
    await reorg(chain.link, depth);
    await chain.mine(1);
    const head = await chain.link.client.getBlock();
    const state = await until(isLiveAt(head.number));
    expect(state.status === 'live' && state.snapshot.block.hash).toBe(head.hash);
    expect(store.reorgs).toEqual({ count: 1, deepest: depth });
    await store.catchUp(replaced);
    const { events } = store.since(replaced);
    const numbers = events.flatMap(({ id }) => (id === null ? [] : [BigInt(id.split(':')[0] ?? 0)]));
    expect(numbers.at(-1)).toBe(head.number);
    // A deeper one is more than a client is told block by block; it gets the newest picture and knows that it missed some.
    if (depth < 16) expect(told).toEqual(numbers);
  });
});

describe('over WebSocket', () => {
  it('heads are announced and cost no call; when the node ends, another takes over, until it is back', async () => {
    const counted = await EditingNode.start(chain.url);
    stops.push(() => counted.stop());
    const wire = await Wire.open(Number(new URL(chain.url).port));
    stops.push(() => wire.cut());
    const { store, sent, until, standing } = follow(wire.url, counted.url);
    await store.current();
    // The first blocks are still looked for: announcing has to be arranged, and is tried again when that fails.
    for (let blocks = 0; blocks < 20; blocks += 1) {
      sent.length = 0;
      await until(isLiveAt(await nextBlock()));
      await until(isLiveAt(await nextBlock()));
      if (!sent.includes('1 eth_getBlockByNumber')) break;
      skippedMs += 16_000;
    }
    sent.length = 0;
    for (let blocks = 0; blocks < 5; blocks += 1) await until(isLiveAt(await nextBlock()));
    // Two calls a block, because requests wait in the queue.
    expect(sent).toEqual(Array.from({ length: 10 }, () => '1 eth_call'));
    expect(counted.count('eth_call')).toBe(0);

    await wire.cut();
    await until(isLiveAt(await nextBlock()));
    await until(isLiveAt(await nextBlock()));
    expect(standing(1)?.standing).toBe('failing');
    expect(counted.count('eth_call')).toBeGreaterThan(0);

    await wire.mend();
    skippedMs += 61_000;
    await vi.waitFor(() => expect(standing(1)?.standing).toBe('well'), WAIT);
  });
});

/** A wire to the chain that can be cut. */
class Wire {
  #server: Server | null = null;
  #port = 0;
  readonly #sockets = new Set<Socket>();

  private constructor(readonly target: number) {}

  static async open(target: number): Promise<Wire> {
    const wire = new Wire(target);
    wire.#port = await freePort();
    await wire.mend();
    return wire;
  }

  get url(): string {
    return `ws://127.0.0.1:${this.#port}`;
  }

  mend(): Promise<void> {
    const server = createServer((socket) => {
      const onward = connect(this.target, '127.0.0.1');
      for (const end of [socket, onward]) {
        this.#sockets.add(end);
        // A cut shows as an error at both ends, which is what is wanted.
        end.on('error', () => end.destroy());
      }
      socket.pipe(onward).pipe(socket);
    });
    this.#server = server;
    return new Promise((resolve) => server.listen(this.#port, '127.0.0.1', resolve));
  }

  async cut(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#sockets.clear();
    const server = this.#server;
    this.#server = null;
    if (server !== null) await new Promise<void>((resolve) => server.close(() => resolve()));
  }
}

it('costs a header and at most two calls a block, however many read', async () => {
  const counted = await EditingNode.start(chain.url);
  stops.push(() => counted.stop());
  const { store, until } = follow(counted.url);
  await store.current();
  await until(isLiveAt(await nextBlock()));
  const spent = async (readers: number) => {
    const leave = Array.from({ length: readers }, () => store.subscribe(() => undefined));
    counted.asked.length = 0;
    for (let blocks = 0; blocks < 5; blocks += 1) {
      const number = await nextBlock();
      await until(isLiveAt(number));
      await Promise.all(Array.from({ length: readers }, () => store.current()));
    }
    for (const end of leave) end();
    return {
      calls: counted.count('eth_call'),
      logs: counted.count('eth_getLogs'),
      tips: counted.count('eth_maxPriorityFeePerGas'),
    };
  };
  const alone = await spent(1);
  expect(alone.calls).toBeLessThanOrEqual(10);
  expect(alone).toMatchObject({ logs: 0, tips: 0 });
  expect(await spent(1_000)).toEqual(alone);
});
