import { HttpRequestError, RpcRequestError, TimeoutError } from 'viem';
import { describe, expect, it } from 'vitest';

import { BlockMissingError } from './archive-node';
import { MalformedLogsError } from './node-log';
import { troubleOf } from './node-trouble';

const url = 'http://node.invalid/s3cret';
const answer = (code: number, message: string) => new RpcRequestError({ body: {}, url, error: { code, message } });
const http = (status: number, details = '', headers = new Headers()) =>
  new HttpRequestError({ url, status, details, headers });

describe('troubleOf', () => {
  it.each([
    [answer(-32005, 'query returned more than 10000 results'), 'too-dense'],
    [
      answer(-32602, 'Log response size exceeded. You can make eth_getLogs requests with up to a 2K block range'),
      'too-dense',
    ],
    [answer(-32000, 'query timeout exceeded'), 'too-dense'],
    [answer(-32000, 'block range is too wide, maximum 1000'), 'too-long'],
    [answer(-32600, 'eth_getLogs is limited to a 10,000 range'), 'too-long'],
    [answer(-32000, 'exceed maximum block range: 50000'), 'too-long'],
    [answer(-32000, 'something nobody has thought of'), 'too-long'],
    [answer(-32005, 'daily request count exceeded, request rate limited'), 'slow-down'],
    [answer(429, 'Your app has exceeded its compute units per second capacity'), 'slow-down'],
    [answer(-32601, 'the method eth_getLogs does not exist/is not available'), 'away'],
    [answer(-32000, 'header not found'), 'away'],
    [http(413), 'too-dense'],
    [http(400, '{"code":-32600,"message":"block range too large"}'), 'too-dense'],
    [http(400, '{"code":-32600,"message":"requested blocks exceed the range limit"}'), 'too-long'],
    [http(502, 'Bad Gateway'), 'away'],
    [new HttpRequestError({ url }), 'away'],
    [new TimeoutError({ body: {}, url }), 'too-dense'],
    [new MalformedLogsError('x'), 'away'],
    [new BlockMissingError(5n), 'away'],
    [new TypeError('x'), 'away'],
  ])('%s means %s', (error, kind) => {
    expect(troubleOf(error).kind).toBe(kind);
  });

  it('waits as long as the node asks for', () => {
    expect(troubleOf(http(429, '', new Headers({ 'retry-after': '7' })))).toEqual({ kind: 'slow-down', waitMs: 7_000 });
    expect(troubleOf(http(429))).toEqual({ kind: 'slow-down', waitMs: null });
  });
});
