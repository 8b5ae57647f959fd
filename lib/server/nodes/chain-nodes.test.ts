import { numberToHex, pad } from 'viem';
import { describe, expect, it } from 'vitest';

import { ScriptedNode } from '@/lib/chain/scripted-node.fixture';

import { ChainNodes } from './chain-nodes';
import { type Failing, NodeFault, NodesFailed } from './node-fault';
import { NodePool } from './node-pool';
import { scriptedUpstream } from './scripted-upstream.fixture';

const PARENT = { number: '0x63', hash: pad('0xb0'), parentHash: pad('0xaf'), timestamp: '0x4', baseFeePerGas: '0x7' };
const failing = (fault: Failing) => () => Promise.reject(new NodeFault(fault));
const UNREACHABLE = failing({ kind: 'unreachable' });

/** As many nodes as there are answers to a question for a block by its hash. */
function nodesOf(...answers: readonly unknown[]) {
  const upstreams = answers.map((answer, index) =>
    scriptedUpstream(new ScriptedNode({ eth_chainId: numberToHex(5), eth_getBlockByHash: answer }), index + 1),
  );
  return {
    chain: new ChainNodes(new NodePool(upstreams, 5, () => 0), () => 0),
    names: upstreams.map(({ name }) => name),
  };
}

describe('a block by its hash', () => {
  it('comes from any node that has it', async () => {
    const { chain, names } = nodesOf(null, UNREACHABLE, PARENT);
    expect(await chain.readHeader(PARENT.hash, names[1])).toMatchObject({ block: { number: 99n, hash: PARENT.hash } });
  });

  it('is unknown when the node that named it answers that it does not have it', async () => {
    const { chain, names } = nodesOf(null, UNREACHABLE);
    expect(await chain.readHeader(PARENT.hash, names[0])).toBeNull();
  });

  it('is not taken from an answer that names another block', async () => {
    expect(await nodesOf({ ...PARENT, hash: pad('0xee') }).chain.readHeader(PARENT.hash)).toBeNull();
  });

  it.each<{ why: string; fault: Failing; says: string }>([
    { why: 'is away', fault: { kind: 'unreachable' }, says: 'the node cannot be reached' },
    { why: 'is silent', fault: { kind: 'timeout' }, says: 'the node does not answer in time' },
    { why: 'asks for a pause', fault: { kind: 'busy', untilMs: 9 }, says: 'the node asks to be left alone' },
  ])('cannot be told while the only node $why', async ({ fault, says }) => {
    const { chain, names } = nodesOf(failing(fault));
    const answer = chain.readHeader(PARENT.hash, names[0]);
    await expect(answer).rejects.toThrow(NodesFailed);
    await expect(answer).rejects.toThrow(says);
  });

  it('cannot be told while the node that named it is away, whatever others say', async () => {
    const { chain, names } = nodesOf(UNREACHABLE, null);
    await expect(chain.readHeader(PARENT.hash, names[0])).rejects.toThrow('the node cannot be reached');
  });

  it('cannot be told while every node is away', async () => {
    const { chain } = nodesOf(UNREACHABLE, failing({ kind: 'http', status: 502 }));
    await expect(chain.readHeader(PARENT.hash)).rejects.toThrow(
      'no node answers: node 1 (node.invalid) cannot be reached; node 2 (node.invalid) answers with status 502',
    );
  });
});
