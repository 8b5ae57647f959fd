import { HttpRequestError, numberToHex, pad } from 'viem';
import { describe, expect, it } from 'vitest';

import { LIDO_CHAIN } from '@/lib/chain/lido-chain.fixture';
import { multicallAnswer, type NodeScript, ScriptedNode } from '@/lib/chain/scripted-node.fixture';
import { lido } from '@/lib/protocols/lido/lido';
import { CHAIN_SCRIPT, CONTRACTS, poolWith } from '@/lib/protocols/lido/lido.fixture';
import { DecodeError } from '@/lib/protocols/read-plan';

import { blockAt } from './blocks.fixture';
import { PoolSource, WrongChainError } from './pool-source';

const block = { number: '0x64', hash: pad('0xb1'), timestamp: '0x5', baseFeePerGas: '0x7', transactions: [] };
const unreachable = () => Promise.reject(new HttpRequestError({ url: 'http://node.invalid/s3cret' }));

function sourceOf(script: NodeScript = {}) {
  const node = new ScriptedNode({
    eth_chainId: numberToHex(5),
    eth_getBlockByNumber: block,
    eth_call: multicallAnswer(LIDO_CHAIN, CHAIN_SCRIPT),
    eth_maxPriorityFeePerGas: '0x9',
    ...script,
  });
  const deployment = { chainId: 5, name: 'Own', protocols: { lido: { locator: CONTRACTS.locator, fromBlock: 0 } } };
  const archive = { readLogs: async () => ({ status: 'ready', logs: [] }) as const };
  return { node, source: new PoolSource(node.reader(), lido, deployment, archive) };
}

describe('PoolSource', () => {
  it('reads the head of the chain', async () => {
    const { source, node } = sourceOf();
    expect(await source.readHead()).toEqual({ number: 100n, hash: block.hash, timestamp: 5n, baseFeePerGas: 7n });
    node.set({ eth_getBlockByNumber: { ...block, baseFeePerGas: undefined } });
    expect(await source.readHead()).toMatchObject({ baseFeePerGas: null });
  });

  it('reads a whole picture at exactly that block', async () => {
    const { source, node } = sourceOf();
    const at = blockAt(100n);
    expect(await source.readAt(at)).toEqual({
      block: at,
      pool: poolWith(),
      history: { status: 'ready', apr: null, points: [] },
      priorityFeePerGas: 9n,
    });
    expect(new Set(node.asked('eth_call').map(([, number]) => number))).toEqual(new Set(['0x64']));
  });

  it('finds the contracts once, and again only after a failure', async () => {
    const { source, node } = sourceOf({ eth_chainId: unreachable });
    await expect(source.contractsAt(blockAt(1n))).rejects.toThrow();
    node.set({ eth_chainId: numberToHex(5) });
    expect(await source.contractsAt(blockAt(1n))).toEqual(CONTRACTS);
    await source.contractsAt(blockAt(2n));
    expect(node.asked('eth_chainId')).toHaveLength(2);
  });

  it('refuses a node of another chain', async () => {
    const { source } = sourceOf({ eth_chainId: '0x1' });
    await expect(source.readAt(blockAt(1n))).rejects.toThrow(WrongChainError);
  });

  it('has a picture also from a node without an opinion on tips', async () => {
    const { source } = sourceOf({ eth_maxPriorityFeePerGas: unreachable, eth_gasPrice: unreachable });
    expect(await source.readAt(blockAt(100n))).toMatchObject({ priorityFeePerGas: null });
  });

  it.each([
    { error: new WrongChainError(5, 1), says: 'the node serves chain 1, not 5' },
    { error: new DecodeError('limit', 'has no flags'), says: 'a contract did not answer as expected (limit)' },
    {
      error: new HttpRequestError({ url: 'http://node.invalid/s3cret' }),
      says: 'the node cannot be reached',
    },
    { error: new TypeError('http://node.invalid/s3cret'), says: 'the node does not answer as a node should' },
  ])('says "$says" and never the node’s address', ({ error, says }) => {
    expect(sourceOf().source.explain(error)).toBe(says);
  });
});
