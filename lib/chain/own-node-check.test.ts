import { toFunctionSelector } from 'viem';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { type Ask, askOver, checkNode, NodeAnswerError, type NodeExpectation } from './own-node-check';

const HASH = `0x${'ab'.repeat(32)}` as const;
const expected: NodeExpectation = {
  chainId: 1,
  chainName: 'Ethereum',
  block: { number: 100n, hash: HASH },
  token: '0x2000000000000000000000000000000000000002',
  totalPooledEther: 5n,
  oldBlock: 1n,
};

/** A node that answers as the server's, but for these methods. */
function nodeWith(changes: Readonly<Record<string, unknown>> = {}): Ask {
  const answers: Readonly<Record<string, unknown>> = {
    eth_chainId: '0x1',
    eth_blockNumber: '0x64',
    eth_getBlockByNumber: { hash: HASH },
    eth_call: '0x05',
    eth_getBalance: '0x0',
    ...changes,
  };
  return async (method) => {
    const answer = answers[method];
    if (answer instanceof Error) throw answer;
    return answer;
  };
}

async function verdicts(ask: Ask, change: Partial<NodeExpectation> = {}) {
  const found = await checkNode(ask, { ...expected, ...change }, () => 0);
  return Object.fromEntries(found.map(({ id, verdict }) => [id, verdict]));
}

describe('the check of an own node', () => {
  it('finds nothing wrong with a node that says what the server says', async () => {
    expect(await verdicts(nodeWith())).toEqual({
      reachable: 'good',
      chain: 'good',
      height: 'good',
      'same-block': 'good',
      figures: 'good',
      archive: 'good',
    });
  });

  it.each([
    ['height', 'bad', { eth_blockNumber: '0x1' }],
    ['height', 'good', { eth_blockNumber: '0x62' }],
    ['same-block', 'bad', { eth_getBlockByNumber: { hash: '0x00' } }],
    ['same-block', 'note', { eth_getBlockByNumber: null }],
    ['figures', 'bad', { eth_call: '0x06' }],
    ['figures', 'note', { eth_call: new NodeAnswerError('an error instead of a result') }],
    ['archive', 'note', { eth_getBalance: new NodeAnswerError('an error instead of a result') }],
  ] as const)('%s is %s with %o', async (id, verdict, change) => {
    expect((await verdicts(nodeWith(change)))[id]).toBe(verdict);
  });

  it('stops at another chain', async () => {
    expect(await verdicts(nodeWith({ eth_chainId: '0x2' }))).toEqual({ reachable: 'good', chain: 'bad' });
  });

  it.each([
    [new TypeError('Failed to fetch'), 'CORS'],
    [new NodeAnswerError('HTTP 401'), 'HTTP 401'],
    [new DOMException('', 'TimeoutError'), 'ten seconds'],
  ])('says why it cannot be reached: %s', async (error, words) => {
    const [only, ...others] = await checkNode(nodeWith({ eth_chainId: error }), expected, () => 0);
    expect(only).toMatchObject({ id: 'reachable', verdict: 'bad' });
    expect(only?.words).toContain(words);
    expect(others).toEqual([]);
  });

  it('says how long it took', async () => {
    let clock = 0;
    const slow = await checkNode(nodeWith(), expected, () => {
      clock += 700;
      return clock;
    });
    expect(slow[0]).toEqual({ id: 'reachable', verdict: 'note', words: 'It answers, in 700 ms.' });
  });

  it('asks for the total by its selector', async () => {
    let data: unknown;
    await checkNode(
      async (method, params) => {
        if (method === 'eth_call') data = Reflect.get(Object(params[0]), 'data');
        return nodeWith()(method, params);
      },
      expected,
      () => 0,
    );
    expect(data).toBe(toFunctionSelector('getTotalPooledEther()'));
  });
});

describe('a request to an own node', () => {
  const answerWith = (answer: Response) => {
    const fetched = vi.fn<typeof fetch>(async () => answer);
    vi.stubGlobal('fetch', fetched);
    return fetched;
  };
  afterEach(() => vi.unstubAllGlobals());

  it('carries no cookie and no referrer', async () => {
    const fetched = answerWith(Response.json({ result: '0x1' }));
    expect(await askOver('https://node.example')('eth_chainId', [])).toBe('0x1');
    expect(fetched.mock.calls[0]?.[1]).toMatchObject({ credentials: 'omit', referrerPolicy: 'no-referrer' });
  });

  it.each([
    ['HTTP 401', new Response('', { status: 401 })],
    ['no JSON', new Response('<html>')],
    ['an error instead of a result', Response.json({ error: { code: -32601 } })],
  ])('fails with %s', async (words, answer) => {
    answerWith(answer);
    await expect(askOver('https://node.example')('eth_chainId', [])).rejects.toThrow(words);
  });
});
