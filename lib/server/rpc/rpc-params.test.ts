import * as v from 'valibot';
import { encodeFunctionData, multicall3Abi } from 'viem';
import { describe, expect, it } from 'vitest';

import { MULTICALL3 } from '@/lib/chain/networks';

import { rpcMethods } from './rpc-params';

const KNOWN = '0x1000000000000000000000000000000000000001';
const STRANGER = '0x2000000000000000000000000000000000000002';
const HASH = `0x${'ab'.repeat(32)}`;
const methods = rpcMethods({ head: 100_000n, contracts: new Set([KNOWN, MULTICALL3.toLowerCase()]) });

function accepts(method: string, params: unknown): boolean {
  const schema = methods[method];
  if (schema === undefined) throw new Error(`no ${method}`);
  return v.safeParse(schema, params).success;
}

const aggregate = (...targets: readonly `0x${string}`[]) =>
  encodeFunctionData({
    abi: multicall3Abi,
    functionName: 'aggregate3',
    args: [targets.map((target) => ({ target, allowFailure: true, callData: '0x18160ddd' as const }))],
  });

describe('methods', () => {
  it.each([
    'eth_sendRawTransaction',
    'eth_sendTransaction',
    'eth_sign',
    'personal_sign',
    'eth_accounts',
    'debug_traceCall',
    'eth_subscribe',
    'eth_getProof',
    'anvil_setBalance',
    '__proto__',
    'constructor',
  ])('%s is not passed on', (method) => {
    expect(Object.hasOwn(methods, method)).toBe(false);
  });
});

describe('eth_call', () => {
  it.each([
    [{ to: KNOWN, data: '0x18160ddd' }, 'latest'],
    [{ to: KNOWN.toUpperCase().replace('0X', '0x'), input: '0x' }, '0x5'],
    [{ to: KNOWN, from: STRANGER, value: '0x1' }, { blockHash: HASH }],
    [{ to: KNOWN }],
    [{ to: MULTICALL3, data: aggregate(KNOWN, KNOWN) }, 'latest'],
    [{ to: MULTICALL3, data: `0x4d2301cc${STRANGER.slice(2).padStart(64, '0')}` }, 'latest'],
  ])('accepts %j', (...params) => {
    expect(accepts('eth_call', params)).toBe(true);
  });

  it.each([
    { why: 'a stranger’s contract', params: [{ to: STRANGER, data: '0x' }, 'latest'] },
    { why: 'a stranger’s contract inside a multicall', params: [{ to: MULTICALL3, data: aggregate(KNOWN, STRANGER) }] },
    { why: 'a multicall inside a multicall', params: [{ to: MULTICALL3, data: aggregate(MULTICALL3) }] },
    { why: 'another function of Multicall3', params: [{ to: MULTICALL3, data: '0x252dba42' }] },
    { why: 'a creation', params: [{ data: '0x6000' }, 'latest'] },
    { why: 'overridden state', params: [{ to: KNOWN }, 'latest', { [KNOWN]: { balance: '0x1' } }] },
    { why: 'two different data', params: [{ to: KNOWN, data: '0x01', input: '0x02' }] },
    { why: 'too much data', params: [{ to: KNOWN, data: `0x${'00'.repeat(40_000)}` }] },
    { why: 'half a byte', params: [{ to: KNOWN, data: '0x0' }] },
    { why: 'no block', params: [{ to: KNOWN }, 'yesterday'] },
    { why: 'nothing', params: undefined },
    { why: 'a name', params: { to: KNOWN } },
  ])('refuses $why', ({ params }) => {
    expect(accepts('eth_call', params)).toBe(false);
  });

  it('leaves the node’s own limits of gas in place', () => {
    const schema = methods.eth_call;
    const parsed = schema && v.parse(schema, [{ to: KNOWN, gas: '0xffffffff', gasPrice: '0x1' }, 'latest']);
    expect(parsed).toEqual([{ to: KNOWN }, 'latest']);
  });
});

describe('eth_getLogs', () => {
  const range = (fromBlock?: string, toBlock?: string) => [
    { address: KNOWN, ...(fromBlock && { fromBlock }), ...(toBlock && { toBlock }) },
  ];
  const hex = (number: number) => `0x${number.toString(16)}`;

  it.each([
    range(),
    range(hex(90_001), hex(100_000)),
    range(hex(90_001), 'latest'),
    range(hex(90_001)),
    [{ address: [KNOWN], topics: [HASH, null, [HASH]], blockHash: HASH }],
  ])('accepts %j', (...params) => {
    expect(accepts('eth_getLogs', params)).toBe(true);
  });

  it.each([
    { why: 'one block too many', params: range(hex(90_000), hex(100_000)) },
    { why: 'a long way to the head', params: range(hex(0)) },
    { why: 'everything', params: range('earliest', 'latest') },
    { why: 'all contracts', params: [{ fromBlock: 'latest' }] },
    { why: 'no contract', params: [{ address: [] }] },
    { why: 'a stranger among them', params: [{ address: [KNOWN, STRANGER] }] },
    { why: 'a block and a range', params: [{ address: KNOWN, blockHash: HASH, fromBlock: '0x1' }] },
    { why: 'five topics', params: [{ address: KNOWN, topics: [HASH, HASH, HASH, HASH, HASH] }] },
  ])('refuses $why', ({ params }) => {
    expect(accepts('eth_getLogs', params)).toBe(false);
  });
});

it.each([
  { method: 'eth_chainId', params: undefined, ok: true },
  { method: 'eth_chainId', params: [], ok: true },
  { method: 'eth_chainId', params: [1], ok: false },
  { method: 'eth_getBalance', params: [STRANGER, 'latest'], ok: true },
  { method: 'eth_getBalance', params: [STRANGER], ok: false },
  { method: 'eth_getBlockByNumber', params: ['latest', false], ok: true },
  { method: 'eth_getBlockByNumber', params: ['latest', true], ok: false },
  { method: 'eth_feeHistory', params: ['0x5', 'latest', [50]], ok: true },
  { method: 'eth_feeHistory', params: ['0x500', 'latest', [50]], ok: false },
  { method: 'eth_feeHistory', params: ['0xzz', 'latest'], ok: false },
  { method: 'eth_feeHistory', params: ['toString', 'latest'], ok: false },
  { method: 'eth_getTransactionReceipt', params: [HASH], ok: true },
  { method: 'eth_getTransactionReceipt', params: ['0x1'], ok: false },
])('$method with $params: $ok', ({ method, params, ok }) => {
  expect(accepts(method, params)).toBe(ok);
});
