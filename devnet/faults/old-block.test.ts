import { describe, expect, it } from 'vitest';

import { seenFrom } from './old-block';

const HEAD = 100n;
const view = (method: string, ...params: readonly unknown[]) => seenFrom(HEAD, { method, params });

describe('seenFrom', () => {
  it.each([
    ['eth_blockNumber', [], { kind: 'answer', result: '0x64' }],
    ['eth_getBlockByNumber', ['0x65', false], { kind: 'answer', result: null }],
    ['eth_call', [{}, '0x65'], { kind: 'refuse', message: 'header not found' }],
  ])('answers %s itself', (method, params, expected) => {
    expect(view(method, ...params)).toEqual(expected);
  });

  it.each([
    ['eth_call', [{}, 'latest'], [{}, '0x64']],
    ['eth_call', [{}], [{}, '0x64']],
    ['eth_getBalance', ['0x01', 'pending'], ['0x01', '0x64']],
    ['eth_getBlockByNumber', ['latest', true], ['0x64', true]],
    ['eth_getStorageAt', ['0x01', '0x0', 'latest'], ['0x01', '0x0', '0x64']],
    ['eth_getLogs', [{ fromBlock: '0x1', toBlock: 'latest' }], [{ fromBlock: '0x1', toBlock: '0x64' }]],
    ['eth_getLogs', [{ fromBlock: '0x1', toBlock: '0x65' }], [{ fromBlock: '0x1', toBlock: '0x64' }]],
  ])('asks %s%j for its own newest block', (method, params, expected) => {
    expect(view(method, ...params)).toEqual({ kind: 'ask', call: { method, params: expected } });
  });

  it.each([
    ['eth_call', [{}, '0x10']],
    ['eth_getBlockByNumber', ['finalized', false]],
    ['eth_chainId', []],
    ['eth_getLogs', [{ blockHash: '0xab' }]],
  ])('leaves %s%j as it is', (method, params) => {
    expect(view(method, ...params)).toEqual({ kind: 'ask', call: { method, params } });
  });
});
