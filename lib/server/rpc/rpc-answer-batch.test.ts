import { describe, expect, it, vi } from 'vitest';

import { NodesFailed, RpcFault } from '../nodes/node-fault';
import { addressesIn } from './known-contracts';
import { answerCall } from './rpc-answer-batch';

const scope = { head: 10n, contracts: new Set<string>() };
const ask = vi.fn(async (): Promise<unknown> => '0x5');
const answer = (call: unknown, asking = ask) => answerCall(call, scope, asking);
const call = { jsonrpc: '2.0', id: 7, method: 'eth_chainId' };

describe('answerCall', () => {
  it('hands an allowed call on and its result back, under the call’s own id', async () => {
    expect(await answer(call)).toEqual({ jsonrpc: '2.0', id: 7, result: '0x5' });
    expect(await answer({ ...call, id: 'x' })).toMatchObject({ id: 'x' });
    expect(await answer({ jsonrpc: '2.0', method: 'eth_chainId' })).toMatchObject({ id: null });
  });

  it.each([
    { call: null, code: -32_600 },
    { call: 5, code: -32_600 },
    { call: { ...call, jsonrpc: '1.0' }, code: -32_600 },
    { call: { ...call, method: 5 }, code: -32_600 },
    { call: { ...call, id: {} }, code: -32_600 },
    { call: { ...call, method: 'eth_sendRawTransaction' }, code: -32_601 },
    { call: { ...call, method: 'toString' }, code: -32_601 },
    { call: { ...call, method: 'eth_getBalance', params: ['0x1', 'latest'] }, code: -32_602 },
  ])('refuses $call with $code and asks nobody', async ({ call: refused, code }) => {
    ask.mockClear();
    expect(await answer(refused)).toMatchObject({ error: { code } });
    expect(ask).not.toHaveBeenCalled();
  });

  it('leaves the other calls of a batch their answers, each under its own id', async () => {
    const batch = [
      { ...call, id: 1 },
      { ...call, id: 2, method: 'eth_sign' },
      null,
      { ...call, id: 3, method: 'eth_call' },
    ];
    const failing = vi.fn(async (method: string) => {
      if (method === 'eth_blockNumber') throw new RpcFault(3, 'execution reverted', undefined);
      return '0x5';
    });
    const answers = await Promise.all(
      [...batch, { ...call, id: 4, method: 'eth_blockNumber' }].map((one) => answerCall(one, scope, failing)),
    );
    expect(answers).toMatchObject([
      { id: 1, result: '0x5' },
      { id: 2, error: { code: -32_601 } },
      { id: null, error: { code: -32_600 } },
      { id: 3, error: { code: -32_602 } },
      { id: 4, error: { code: 3 } },
    ]);
  });

  it('says where the fault is', async () => {
    const { error } = (await answer({ ...call, method: 'eth_getBalance', params: ['0x1', 'latest'] })) as {
      error: { message: string };
    };
    expect(error.message).toBe('params.0: is no address');
  });

  it('hands a node’s no back as it is, and says when no node answers', async () => {
    const reverting = vi.fn(() => Promise.reject(new RpcFault(3, 'execution reverted', '0x08c379a0')));
    expect(await answer(call, reverting)).toMatchObject({
      error: { code: 3, message: 'execution reverted', data: '0x08c379a0' },
    });
    const failing = vi.fn(() =>
      Promise.reject(new NodesFailed([{ node: { place: 1, host: 'a' }, failing: { kind: 'timeout' } }])),
    );
    expect(await answer(call, failing)).toMatchObject({
      error: { code: -32_002, message: 'the chain cannot be read: the node does not answer in time' },
    });
  });
});

it('finds every address in a value', () => {
  const one = '0x1000000000000000000000000000000000000001';
  const two = '0xC1d0b3DE6792Bf6b4b37EccdcC24e45978Cfd2Eb';
  expect(addressesIn({ a: one, deep: [{ b: two, c: 5, d: 'text', e: null }] })).toEqual([one, two.toLowerCase()]);
});
