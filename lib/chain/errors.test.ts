import {
  type Abi,
  BaseError,
  CallExecutionError,
  ChainMismatchError,
  encodeErrorResult,
  HttpRequestError,
  parseAbi,
  RpcRequestError,
  TimeoutError,
  UserRejectedRequestError,
} from 'viem';
import { call, estimateGas, readContract, sendTransaction } from 'viem/actions';
import { describe, expect, it } from 'vitest';

import { faultFromError } from './errors';
import { ScriptedNode } from './scripted-node.fixture';

const abi: Abi = parseAbi([
  'error RequestAmountTooLarge(uint256 amount)',
  'error ResumedExpected()',
  'error Error(string)',
]);
const to = '0x1000000000000000000000000000000000000001';
const account = '0xa11cea11cea11cea11cea11cea11cea11cea11ce';

const customError = encodeErrorResult({ abi, errorName: 'RequestAmountTooLarge', args: [1001n] });
const stringError = encodeErrorResult({ abi, errorName: 'Error', args: ['STAKE_LIMIT'] });

/** What a provider throws: an Error with a code and data. */
const providerError = (code: number, message: string, data?: unknown) =>
  Object.assign(new Error(message), { code, data });

/** The error that viem makes of a call when the node throws `thrown`. */
async function errorOfCall(thrown: unknown): Promise<unknown> {
  const node = new ScriptedNode({ eth_call: () => Promise.reject(thrown) });
  return call(node.reader(), { to, data: '0x12345678' }).catch((error: unknown) => error);
}

/** The error that viem makes of a transaction when the wallet throws `thrown`. */
async function errorOfSend(thrown: unknown): Promise<unknown> {
  const node = new ScriptedNode({
    eth_chainId: '0x1',
    eth_sendTransaction: () => Promise.reject(thrown),
    wallet_sendTransaction: () => Promise.reject(thrown),
  });
  return sendTransaction(node.wallet(account), { account, chain: null, to }).catch((error: unknown) => error);
}

const rpcError = (error: { code: number; message: string; data?: unknown }) =>
  new RpcRequestError({ body: {}, error, url: 'http://node.invalid' });

describe('a rejection', () => {
  it.each([
    { name: 'as the wallet throws it', error: () => providerError(4001, 'User rejected the request.') },
    { name: 'as a plain object', error: () => ({ code: 4001 }) },
    { name: 'as viem’s own error', error: () => new UserRejectedRequestError(new Error('no')) },
    {
      name: 'deep inside other errors',
      error: () => new BaseError('outer', { cause: new BaseError('inner', { cause: providerError(4001, 'no') }) }),
    },
    { name: 'of a transaction', error: () => errorOfSend(providerError(4001, 'MetaMask Tx Signature: User denied')) },
  ])('is known $name', async ({ error }) => {
    expect(faultFromError(await error(), abi)).toEqual({ code: 'rejected' });
  });
});

describe('a revert', () => {
  it.each([
    { name: 'Error(string)', data: stringError, fault: { reason: 'STAKE_LIMIT', values: [] } },
    {
      name: 'a custom error with its arguments',
      data: customError,
      fault: { reason: 'RequestAmountTooLarge', values: ['1001'] },
    },
    {
      name: 'a custom error without arguments',
      data: encodeErrorResult({ abi, errorName: 'ResumedExpected' }),
      fault: { reason: 'ResumedExpected', values: [] },
    },
    {
      name: 'an object around the data',
      data: { data: customError },
      fault: { reason: 'RequestAmountTooLarge', values: ['1001'] },
    },
    {
      name: 'an unknown selector',
      data: '0xdeadbeef',
      fault: { reason: expect.stringMatching(/^0xdeadbeef/), values: [] },
    },
  ])('is read from $name', async ({ data, fault }) => {
    const error = await errorOfCall(providerError(3, 'execution reverted', data));
    expect(faultFromError(error, abi)).toEqual({ code: 'reverted', ...fault });
  });

  it('is read from data that a wallet wraps twice', async () => {
    const data = { originalError: {}, data: { data: stringError } };
    const error = await errorOfSend(providerError(-32_603, 'Internal error', data));
    expect(faultFromError(error, abi)).toEqual({ code: 'reverted', reason: 'STAKE_LIMIT', values: [] });
  });

  it('is read from its message when the wallet hands on nothing else', async () => {
    const error = await errorOfCall(providerError(3, 'execution reverted: STAKE_LIMIT'));
    expect(faultFromError(error, abi)).toEqual({ code: 'reverted', reason: 'STAKE_LIMIT', values: [] });
  });

  it('without data is a revert without a reason', async () => {
    const error = await errorOfCall(providerError(3, 'execution reverted'));
    expect(faultFromError(error, abi)).toEqual({ code: 'reverted', reason: '', values: [] });
    const empty = await errorOfCall(providerError(3, 'execution reverted', '0x'));
    expect(faultFromError(empty, abi)).toEqual({ code: 'reverted', reason: '', values: [] });
  });

  it.each([
    { name: 'a reason', data: stringError, fault: { reason: 'STAKE_LIMIT', values: [] } },
    { name: 'a custom error', data: customError, fault: { reason: 'RequestAmountTooLarge', values: ['1001'] } },
  ])('of a read contract function is read from $name', async ({ data, fault }) => {
    const node = new ScriptedNode({ eth_call: () => Promise.reject(providerError(3, 'execution reverted', data)) });
    const readAbi = [...parseAbi(['function total() view returns (uint256)']), ...abi];
    const error = await readContract(node.reader(), { address: to, abi: readAbi, functionName: 'total' }).catch(
      (thrown: unknown) => thrown,
    );
    expect(faultFromError(error, abi)).toEqual({ code: 'reverted', ...fault });
  });

  it('is assumed where a contract function answers with nothing', async () => {
    const node = new ScriptedNode({ eth_call: '0x' });
    const readAbi = parseAbi(['function total() view returns (uint256)']);
    const error = await readContract(node.reader(), { address: to, abi: readAbi, functionName: 'total' }).catch(
      (thrown: unknown) => thrown,
    );
    expect(faultFromError(error, abi)).toEqual({ code: 'reverted', reason: '', values: [] });
  });
});

describe('trouble on the way', () => {
  const http = (status?: number) =>
    new HttpRequestError({ url: 'http://node.invalid', ...(status === undefined ? {} : { status }) });

  it.each([
    {
      name: 'too little ETH for gas',
      error: () => errorOfCall(providerError(-32_000, 'insufficient funds for gas * price + value')),
      code: 'insufficient-funds',
    },
    {
      name: 'too little ETH when sending',
      error: () => errorOfSend(providerError(-32_000, 'insufficient funds for transfer')),
      code: 'insufficient-funds',
    },
    {
      name: 'another chain',
      error: () =>
        new BaseError('x', {
          cause: new ChainMismatchError({ chain: { id: 1, name: 'One' } as never, currentChainId: 2 }),
        }),
      code: 'wrong-chain',
    },
    {
      name: 'no answer in time',
      error: () => errorOfCall(new TimeoutError({ body: {}, url: 'http://node.invalid' })),
      code: 'timeout',
    },
    { name: 'HTTP 429', error: () => errorOfCall(http(429)), code: 'rate-limited' },
    {
      name: 'the JSON-RPC limit code',
      error: () => errorOfCall(providerError(-32_005, 'limit exceeded')),
      code: 'rate-limited',
    },
    { name: 'HTTP 500', error: () => errorOfCall(http(500)), code: 'unreachable' },
    { name: 'no connection at all', error: () => errorOfCall(http()), code: 'unreachable' },
  ])('is told apart: $name is $code', async ({ error, code }) => {
    expect(faultFromError(await error(), abi)).toEqual({ code });
  });
});

describe('anything else', () => {
  it('keeps the node’s own words', () => {
    const error = new CallExecutionError(rpcError({ code: -32_603, message: 'header not found' }), {
      account: undefined,
      to,
    });
    expect(faultFromError(error, abi)).toEqual({ code: 'unknown', detail: 'header not found' });
  });

  it('keeps the words of errors that are not viem’s', () => {
    expect(faultFromError(new TypeError('x is not a function'), abi)).toEqual({
      code: 'unknown',
      detail: 'x is not a function',
    });
    expect(faultFromError('plain text', abi)).toEqual({ code: 'unknown', detail: 'plain text' });
  });

  it('keeps viem’s short message, without its links and versions', () => {
    expect(faultFromError(new BaseError('Short words.'), abi)).toEqual({ code: 'unknown', detail: 'Short words.' });
  });

  it('does not take other data of an error for a revert', async () => {
    const node = new ScriptedNode({
      eth_estimateGas: () => Promise.reject(providerError(-32_603, 'busy', { retryAfter: 5 })),
    });
    const error = await estimateGas(node.reader(), { account, to }).catch((thrown: unknown) => thrown);
    expect(faultFromError(error, abi)).toMatchObject({ code: 'unknown' });
  });
});
