import { createPublicClient, HttpRequestError, numberToHex, pad } from 'viem';
import { describe, expect, it } from 'vitest';

import { LIDO_CHAIN } from '@/lib/chain/lido-chain.fixture';
import { multicallAnswer, type NodeScript, ScriptedNode } from '@/lib/chain/scripted-node.fixture';
import { CHAIN_SCRIPT, CONTRACTS, eth, poolWith, statusEntry } from '@/lib/protocols/lido/lido.fixture';
import { DecodeError } from '@/lib/protocols/read-plan';

import { blockAt, headerAt } from './blocks.fixture';
import { ChainNodes } from './nodes/chain-nodes';
import { NodeFault, NodesFailed } from './nodes/node-fault';
import { NodePool } from './nodes/node-pool';
import { poolTransport } from './nodes/pool-transport';
import { scriptedUpstream } from './nodes/scripted-upstream.fixture';
import { PoolSource } from './pool-source';

const block = { number: '0x64', hash: pad('0xb1'), parentHash: pad('0xb0'), timestamp: '0x5', baseFeePerGas: '0x7' };
const unreachable = () => Promise.reject(new NodeFault({ kind: 'unreachable' }));
const NO_BLOOM = `0x${'00'.repeat(256)}` as const;
const ANY_BLOOM = `0x${'ff'.repeat(256)}` as const;

function sourceOf(script: NodeScript = {}) {
  const node = new ScriptedNode({
    eth_chainId: numberToHex(5),
    eth_getBlockByNumber: block,
    eth_call: multicallAnswer(LIDO_CHAIN, CHAIN_SCRIPT),
    eth_getLogs: [],
    eth_maxPriorityFeePerGas: '0x9',
    ...script,
  });
  const deployment = { chainId: 5, name: 'Own', protocols: { lido: { locator: CONTRACTS.locator, fromBlock: 0 } } };
  const pool = new NodePool([scriptedUpstream(node)], 5, () => 0);
  const client = createPublicClient({ transport: poolTransport(pool), cacheTime: 0 });
  const note = () => undefined;
  return { node, source: new PoolSource(client, new ChainNodes(pool, () => 0), deployment, note, () => 0) };
}

describe('PoolSource', () => {
  it('reads the head of the chain', async () => {
    const { source, node } = sourceOf();
    const { hash, parentHash } = block;
    expect(await source.readHead()).toEqual({
      block: { number: 100n, hash, timestamp: 5n, baseFeePerGas: 7n },
      parentHash,
      logsBloom: null,
    });
    node.set({ eth_getBlockByNumber: { ...block, baseFeePerGas: undefined } });
    expect(await source.readHead()).toMatchObject({ block: { baseFeePerGas: null } });
  });

  it('reads a whole picture at exactly that block, by its hash', async () => {
    const { source, node } = sourceOf();
    const header = headerAt(100n);
    expect(await source.readAt(header, null)).toEqual({
      block: header.block,
      pool: poolWith(),
      history: {
        status: 'ready',
        apr: null,
        windows: [604_800n, 2_592_000n, 7_776_000n].map((asked) => ({ asked, apr: null })),
        points: [],
      },
      others: [],
      priorityFeePerGas: 9n,
    });
    const blocks = node.asked('eth_call').map(([, at]) => at);
    expect(blocks).not.toEqual([]);
    for (const at of blocks) expect(at).toEqual({ blockHash: header.block.hash });
  });

  it('asks for the reports, the tip and the contracts once, and then only for the picture', async () => {
    const { source, node } = sourceOf();
    const first = await source.readAt({ ...headerAt(100n), logsBloom: NO_BLOOM }, null);
    node.requests.length = 0;
    await source.readAt({ ...headerAt(101n), logsBloom: NO_BLOOM }, first);
    expect(new Set(node.requests.map(({ method }) => method))).toEqual(new Set(['eth_call']));
    expect(node.asked('eth_call').length).toBeLessThanOrEqual(2);
  });

  it('reads reports when a header says that there may be one, or when blocks were passed over', async () => {
    const { source, node } = sourceOf();
    const first = await source.readAt(headerAt(100n), null);
    await source.readAt({ ...headerAt(101n), logsBloom: ANY_BLOOM }, first);
    expect(node.asked('eth_getLogs')).toHaveLength(2);
    await source.readAt({ ...headerAt(105n), logsBloom: NO_BLOOM }, first);
    expect(node.asked('eth_getLogs')).toHaveLength(3);
  });

  it('reads an account whose requests were paid in two calls, with the payments that logs tell of', async () => {
    const { source, node } = sourceOf({
      eth_call: multicallAnswer(LIDO_CHAIN, {
        ...CHAIN_SCRIPT,
        getWithdrawalRequests: [1n],
        getLastFinalizedRequestId: 1n,
        getLastCheckpointIndex: 1n,
        getWithdrawalStatus: [statusEntry(eth(3n), true)],
        findCheckpointHints: [1n],
        getClaimableEther: [eth(3n)],
      }),
    });
    const block = blockAt(100n);
    await source.found(block);
    for (const [known, calls] of [
      [{ payments: [{ firstId: 1n, lastId: 1n }] }, 2],
      [{}, 3],
    ] as const) {
      node.requests.length = 0;
      const { position } = await source.readAccount(CONTRACTS.token, block, known);
      expect(position.requests).toMatchObject([{ id: 1n, claimable: { ether: eth(3n), hint: 1n } }]);
      expect(node.asked('eth_call')).toHaveLength(calls);
    }
  });

  it('finds the contracts once, and again only after a failure', async () => {
    const { source, node } = sourceOf();
    const answer = multicallAnswer(LIDO_CHAIN, CHAIN_SCRIPT);
    node.set({ eth_call: unreachable });
    await expect(source.found(blockAt(1n))).rejects.toThrow();
    node.set({ eth_call: answer });
    expect((await source.found(blockAt(1n))).lido.contracts).toEqual(CONTRACTS);
    await source.found(blockAt(2n));
    expect(node.asked('eth_call')).toHaveLength(3);
  });

  it('refuses a node of another chain', async () => {
    const { source } = sourceOf({ eth_chainId: '0x1' });
    const refusal: unknown = await source.readHead().catch((error: unknown) => error);
    expect(source.explain(refusal)).toBe('the node serves chain 1, not 5');
  });

  it('has a picture also from a node without an opinion on tips', async () => {
    const { source } = sourceOf({ eth_maxPriorityFeePerGas: unreachable });
    expect(await source.readAt(headerAt(100n), null)).toMatchObject({ priorityFeePerGas: null });
  });

  it('names a node whose heads nobody knows, once it has done so twice', async () => {
    const { source } = sourceOf({ eth_call: () => Promise.reject(new NodeFault({ kind: 'lacks-block' })) });
    for (let time = 0; time < 2; time += 1) {
      const head = await source.readHead();
      const error: unknown = await source.readAt(head, null).catch((caught: unknown) => caught);
      source.doubt(head, error);
    }
    const refusal: unknown = await source.readHead().catch((error: unknown) => error);
    expect(source.explain(refusal)).toBe('node 1 (node.invalid) names a block hash that no node knows (block 100)');
  });

  it.each([
    { error: new DecodeError('limit', 'has no flags'), says: 'a contract did not answer as expected (limit)' },
    {
      error: new NodesFailed([{ node: { place: 1, host: 'a' }, failing: { kind: 'unreachable' } }]),
      says: 'the node cannot be reached',
    },
    {
      error: new NodesFailed([
        { node: { place: 1, host: 'a' }, failing: { kind: 'timeout' } },
        { node: { place: 2, host: 'b' }, failing: { kind: 'busy', untilMs: 1 } },
      ]),
      says: 'no node answers: node 1 (a) does not answer in time; node 2 (b) asks to be left alone for a while (too many requests)',
    },
    { error: new HttpRequestError({ url: 'http://node.invalid/s3cret' }), says: 'the node cannot be reached' },
    { error: new TypeError('http://node.invalid/s3cret'), says: 'the node does not answer as a node should' },
  ])('says "$says" and never the node’s address', ({ error, says }) => {
    expect(sourceOf().source.explain(error)).toBe(says);
  });
});
