import { describe, expect, it } from 'vitest';

import { type Failing, NodeFault, NodesFailed, RpcFault } from './node-fault';
import { NodePool } from './node-pool';
import type { Upstream } from './upstream';

const CHAIN = 5;

/** A node whose answers, speed and chain a test sets. */
class TestNode implements Upstream {
  readonly announces = false;
  readonly name;
  asked: string[] = [];
  chain = CHAIN;
  failing: Failing | null = null;
  answer: () => unknown = () => this.name.place;
  takesMs = 10;

  constructor(
    place: number,
    readonly clock: { nowMs: number },
  ) {
    this.name = { place, host: `node${place}.example` };
  }

  async request(method: string): Promise<unknown> {
    this.asked.push(method);
    this.clock.nowMs += this.takesMs;
    if (this.failing !== null) throw new NodeFault(this.failing);
    return method === 'eth_chainId' ? `0x${this.chain.toString(16)}` : this.answer();
  }

  announceHeads(_onHead: unknown, onEnd: () => void): () => void {
    onEnd();
    return onEnd;
  }

  close(): void {
    this.asked = [];
  }
}

function poolOf(count: number) {
  const clock = { nowMs: 1_000_000 };
  const all = Array.from({ length: count }, (_, index) => new TestNode(index + 1, clock));
  const pool = new NodePool(all, CHAIN, () => clock.nowMs);
  const node = (place: number): TestNode => {
    const found = all[place - 1];
    if (found === undefined) throw new Error(`no node ${place}`);
    return found;
  };
  const ask = async () => (await pool.request('eth_blockNumber', [])).node.place;
  const failure = async () => {
    const error: unknown = await pool.request('eth_blockNumber', []).catch((caught: unknown) => caught);
    return error instanceof NodesFailed ? error.shortMessage : error;
  };
  const standing = (place: number) => pool.reports()[place - 1];
  return { pool, clock, node, ask, failure, standing };
}

describe('a request', () => {
  it('goes to the first node while all do well, after its chain was asked for once', async () => {
    const { node, ask } = poolOf(2);
    expect([await ask(), await ask()]).toEqual([1, 1]);
    expect(node(1).asked).toEqual(['eth_chainId', 'eth_blockNumber', 'eth_blockNumber']);
    expect(node(2).asked).toEqual([]);
  });

  it.each<Failing>([
    { kind: 'unreachable' },
    { kind: 'timeout' },
    { kind: 'http', status: 502 },
    { kind: 'malformed' },
    { kind: 'lacks-block' },
  ])('is answered by the next node when one fails: %o', async (failing) => {
    const { node, ask } = poolOf(2);
    node(1).failing = failing;
    expect(await ask()).toBe(2);
  });

  it('fails with what each node had to say, by place and host', async () => {
    const { node, failure } = poolOf(2);
    node(1).failing = { kind: 'timeout' };
    node(2).failing = { kind: 'http', status: 502 };
    expect(await failure()).toBe(
      'no node answers: node 1 (node1.example) does not answer in time; node 2 (node2.example) answers with status 502',
    );
  });

  it('ends with a node’s own no: another would say the same', async () => {
    const { node, pool } = poolOf(2);
    node(1).answer = () => {
      throw new RpcFault(3, 'execution reverted', '0x');
    };
    await expect(pool.request('eth_call', [])).rejects.toThrow(RpcFault);
    expect(node(2).asked).toEqual([]);
  });
});

describe('ranking', () => {
  it('asks a node last that failed twice in a row, and first again once it is well', async () => {
    const { node, ask, pool, standing } = poolOf(2);
    node(1).failing = { kind: 'unreachable' };
    await ask();
    await ask();
    expect(standing(1)).toMatchObject({ standing: 'failing', failures: 2 });
    node(1).asked = [];
    expect(await ask()).toBe(2);
    expect(node(1).asked).toEqual([]);
    node(1).failing = null;
    for (let times = 0; times < 20; times += 1) await pool.askOnly(node(1).name, 'eth_blockNumber', []);
    expect(await ask()).toBe(1);
  });

  it('prefers a node that is at least twice as fast, and keeps the given order otherwise', async () => {
    const { node, ask } = poolOf(2);
    node(1).takesMs = 900;
    await ask();
    expect(await ask()).toBe(2);
    const even = poolOf(2);
    even.node(1).takesMs = 25;
    even.node(2).takesMs = 5;
    await even.ask();
    expect(await even.ask()).toBe(1);
  });

  it('asks a node last that lags behind the others', async () => {
    const { pool, node, ask, standing } = poolOf(2);
    pool.showedHead(node(2).name, 100n);
    pool.showedHead(node(1).name, 90n);
    expect(standing(1)).toMatchObject({ standing: 'lagging', behind: 10n, note: 'is 10 blocks behind' });
    expect(await ask()).toBe(2);
    pool.showedHead(node(1).name, 99n);
    expect(await ask()).toBe(1);
  });
});

describe('a node of another chain', () => {
  it('is never asked for anything but its chain', async () => {
    const { node, ask, failure, standing } = poolOf(2);
    node(1).chain = 1;
    expect(await ask()).toBe(2);
    node(2).failing = { kind: 'unreachable' };
    expect(await failure()).toContain('node 1 (node1.example) serves chain 1, not 5');
    expect(node(1).asked).toEqual(['eth_chainId']);
    expect(standing(1)?.standing).toBe('wrong-chain');
  });

  it('is asked for its chain again after a while, and used once it is the right one', async () => {
    const { node, ask, clock } = poolOf(2);
    node(1).chain = 1;
    await ask();
    node(1).chain = CHAIN;
    expect(await ask()).toBe(2);
    clock.nowMs += 31_000;
    expect(await ask()).toBe(1);
  });

  it('is noticed when an address is moved to it after an outage', async () => {
    const { node, ask } = poolOf(2);
    await ask();
    node(1).failing = { kind: 'unreachable' };
    await ask();
    await ask();
    node(1).failing = null;
    node(1).chain = 1;
    node(2).failing = { kind: 'unreachable' };
    await expect(ask()).rejects.toThrow('serves chain 1, not 5');
  });
});

describe('a node that answers 429', () => {
  it('is not asked before its time, not even when it is the only one', async () => {
    const { node, ask, failure, clock } = poolOf(1);
    await ask();
    node(1).failing = { kind: 'busy', untilMs: clock.nowMs + 5_000 };
    expect(await failure()).toContain('asks to be left alone');
    node(1).failing = null;
    node(1).asked = [];
    clock.nowMs += 4_000;
    expect(await failure()).toContain('asks to be left alone');
    expect(node(1).asked).toEqual([]);
    clock.nowMs += 1_000;
    expect(await ask()).toBe(1);
  });
});

describe('a node that contradicts', () => {
  it('is named and not asked, for longer each time', async () => {
    const { pool, node, ask, clock, standing } = poolOf(2);
    const what = 'names another hash for block 7 than node 2 (node2.example)';
    pool.ban(node(1).name, what);
    expect(standing(1)).toMatchObject({ standing: 'contradicts', note: what });
    expect(await ask()).toBe(2);
    clock.nowMs += 60_000;
    expect(await ask()).toBe(1);
    pool.ban(node(1).name, what);
    clock.nowMs += 61_000;
    expect(await ask()).toBe(2);
  });

  it('is asked again soon, each time, when there is no other', async () => {
    const { pool, node, ask, clock } = poolOf(1);
    for (let times = 0; times < 3; times += 1) {
      pool.ban(node(1).name, 'names a block hash that no node knows');
      clock.nowMs += 4_900;
      expect(pool.usable()).toEqual([]);
      clock.nowMs += 100;
      expect(await ask()).toBe(1);
    }
  });

  it('is named and still asked while nothing says who is right', async () => {
    const { pool, node, ask, standing } = poolOf(2);
    pool.dispute(node(1).name, 'disagrees');
    expect(standing(1)).toMatchObject({ standing: 'contradicts', note: 'disagrees' });
    expect(await ask()).toBe(1);
    pool.dispute(node(1).name, null);
    expect(standing(1)?.note).toBeNull();
  });
});
