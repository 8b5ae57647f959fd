import { describe, expect, it } from 'vitest';

import { NodeFault, RpcFault } from './node-fault';
import { resultOf } from './rpc-answer';

const error = (code: number, message: string) => ({ jsonrpc: '2.0', id: 1, error: { code, message } });

function kindOf(answer: unknown): string {
  try {
    resultOf(answer, 0);
    return 'answered';
  } catch (caught) {
    return caught instanceof NodeFault ? caught.failing.kind : caught instanceof RpcFault ? 'rpc' : 'unknown';
  }
}

describe('resultOf', () => {
  it.each([{ result: '0x1', error: undefined }, { result: null, error: null }, { result: false }])(
    'takes the result of %o, also one that is nothing',
    (answer) => {
      expect(resultOf({ jsonrpc: '2.0', id: 1, ...answer }, 0)).toBe(answer.result);
    },
  );

  it.each([
    { answer: null, kind: 'malformed' },
    { answer: [], kind: 'malformed' },
    { answer: {}, kind: 'malformed' },
    { answer: { error: 'no' }, kind: 'malformed' },
    { answer: error(-32_000, 'header not found'), kind: 'lacks-block' },
    { answer: error(-32_001, 'Unknown block'), kind: 'lacks-block' },
    { answer: error(-32_001, 'Resource not found'), kind: 'lacks-block' },
    { answer: error(-32_000, 'header for hash not found'), kind: 'lacks-block' },
    { answer: error(-32_000, 'missing trie node 00'), kind: 'lacks-block' },
    { answer: error(-32_602, 'BlockOutOfRangeError: block height is 5 but requested was 9'), kind: 'lacks-block' },
    { answer: error(429, 'slow down'), kind: 'busy' },
    { answer: error(-32_005, 'daily request count exceeded, request rate limited'), kind: 'busy' },
    { answer: error(-32_005, 'query returned more than 10000 results'), kind: 'rpc' },
    { answer: error(3, 'execution reverted'), kind: 'rpc' },
    { answer: error(-32_601, 'the method does not exist'), kind: 'rpc' },
  ])('finds $kind in $answer', ({ answer, kind }) => {
    expect(kindOf(answer)).toBe(kind);
  });
});
