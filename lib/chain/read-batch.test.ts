import { HttpRequestError, parseAbi } from 'viem';
import { describe, expect, it } from 'vitest';

import { andThen, type ContractRead, done, planReads, type ReadResult } from '@/lib/protocols/read-plan';

import { MULTICALL3 } from './networks';
import { readAll, readBatch } from './read-batch';
import { multicallAnswer, RevertWith, ScriptedNode } from './scripted-node.fixture';

const abi = parseAbi([
  'function total() view returns (uint256)',
  'function part(uint256 index) view returns (uint256)',
  'function broken() view returns (uint256)',
]);
const address = '0x1000000000000000000000000000000000000001';
const read = (functionName: string, ...args: unknown[]): ContractRead => ({ address, abi, functionName, args });
const script = { total: 2n, part: (index: bigint) => index * 10n, broken: new RevertWith('0x08c379a0') };
const nodeOf = () => new ScriptedNode({ eth_call: multicallAnswer([{ address, abi }], script) });

/** Hands the raw results of a single stage out. */
const raw = (...calls: ContractRead[]) => ({ calls, decode: (results: readonly ReadResult[]) => done(results) });

describe('readBatch', () => {
  it('reads a stage with one eth_call of Multicall3 at the given block', async () => {
    const node = nodeOf();
    const results = await readBatch(node.reader(), raw(read('total'), read('part', 3n)), 255n);
    expect(results).toEqual([
      { status: 'success', result: 2n },
      { status: 'success', result: 30n },
    ]);
    expect(node.requests.map(({ method }) => method)).toEqual(['eth_call']);
    expect(node.requests[0]?.params).toMatchObject([{ to: MULTICALL3 }, '0xff']);
  });

  it('reads every stage at the same block', async () => {
    const node = nodeOf();
    const plan = planReads({ total: read('total') }, (answers) =>
      andThen(planReads({ part: read('part', answers.bigint('total')) }, (more) => done(more.bigint('part')))),
    );
    expect(await readBatch(node.reader(), plan, 16n)).toBe(20n);
    expect(node.asked('eth_call').map(([, block]) => block)).toEqual(['0x10', '0x10']);
  });

  it('hands a call that reverts to the decoder, and the others as they are', async () => {
    const results = await readBatch(nodeOf().reader(), raw(read('broken'), read('total')), 1n);
    expect(results[0]).toMatchObject({ status: 'failure', error: { message: 'reverted with 0x08c379a0' } });
    expect(results[1]).toEqual({ status: 'success', result: 2n });
  });

  it('says that there is no contract where an address answers with nothing', async () => {
    const lost = { ...read('total'), address: '0x2000000000000000000000000000000000000002' } as const;
    const results = await readBatch(nodeOf().reader(), raw(lost), 1n);
    expect(results[0]).toMatchObject({ status: 'failure', error: { message: `no contract at ${lost.address}` } });
  });

  it('hands an answer of another shape to the decoder as a failure', async () => {
    const texts = parseAbi(['function total() view returns (string)']);
    const results = await readBatch(nodeOf().reader(), raw({ ...read('total'), abi: texts }), 1n);
    expect(results[0]?.status).toBe('failure');
  });

  it('fails as a whole when the node fails', async () => {
    const node = new ScriptedNode({
      eth_call: () => {
        throw new HttpRequestError({ url: 'http://node.invalid' });
      },
    });
    await expect(readBatch(node.reader(), raw(read('total')), 1n)).rejects.toThrow(/HTTP request failed/);
  });

  it('passes on what the decoder throws', async () => {
    const plan = planReads({ broken: read('broken') }, (answers) => done(answers.bigint('broken')));
    await expect(readBatch(nodeOf().reader(), plan, 1n)).rejects.toThrow('broken: reverted with 0x08c379a0');
  });
});

describe('readAll', () => {
  const one = planReads({ total: read('total') }, (answers) => done(answers.bigint('total')));
  const two = planReads({ total: read('total') }, (answers) =>
    andThen(planReads({ part: read('part', answers.bigint('total') + 1n) }, (more) => done(more.bigint('part')))),
  );
  const failing = planReads({ broken: read('broken') }, (answers) => done(answers.bigint('broken')));

  it('takes as many calls as the longest plan has stages, all at the same block', async () => {
    const node = nodeOf();
    const hash = `0x${'ab'.repeat(32)}` as const;
    expect(await readAll(node.reader(), [one, two, one], { hash })).toEqual([
      { ok: true, value: 2n },
      { ok: true, value: 30n },
      { ok: true, value: 2n },
    ]);
    expect(node.asked('eth_call').map(([, block]) => block)).toEqual([{ blockHash: hash }, { blockHash: hash }]);
  });

  it('lets a plan fail for itself', async () => {
    const [first, second, third] = await readAll(nodeOf().reader(), [one, failing, two], 1n);
    expect(first).toEqual({ ok: true, value: 2n });
    expect(second).toMatchObject({ ok: false, error: { message: 'broken: reverted with 0x08c379a0' } });
    expect(third).toEqual({ ok: true, value: 30n });
  });

  it('asks nothing for no plan', async () => {
    const node = nodeOf();
    expect(await readAll(node.reader(), [], 1n)).toEqual([]);
    expect(node.requests).toEqual([]);
  });
});
