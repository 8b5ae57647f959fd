import { BaseError, HttpRequestError, TimeoutError } from 'viem';
import { expect, it } from 'vitest';

import { hasCause, isReadError, isUnreachable } from './read-error';

/** The same error from another copy of the library. */
class OtherBaseError extends Error {
  readonly shortMessage = 'other';
  constructor(override readonly cause?: Error) {
    super('other');
  }
  walk(found: (error: unknown) => boolean): Error | null {
    for (let error: unknown = this; error instanceof Error; error = error.cause) if (found(error)) return error;
    return null;
  }
}

class OtherHttpRequestError extends Error {
  override readonly name = 'HttpRequestError';
}

const url = 'http://node.example';

it.each([new BaseError('read'), new OtherBaseError()])('knows a failed read, whichever copy made it', (error) => {
  expect(isReadError(error)).toBe(true);
});

it.each([new Error('other'), new TypeError('other'), null, 'text', { shortMessage: '', walk: () => null }])(
  'takes nothing else for one: %s',
  (error) => {
    expect(isReadError(error)).toBe(false);
  },
);

it.each<[BaseError, boolean]>([
  [new BaseError('read', { cause: new HttpRequestError({ url }) }), true],
  [new BaseError('read', { cause: new TimeoutError({ body: {}, url }) }), true],
  [new BaseError('read', { cause: new OtherHttpRequestError() }), true],
  [new BaseError('read', { cause: new Error('reverted') }), false],
  [new BaseError('read'), false],
])('tells a connection that failed from an answer: %s', (error, unreachable) => {
  expect(isUnreachable(error)).toBe(unreachable);
});

it('walks the causes of an error that another copy made', () => {
  const error = new OtherBaseError(new OtherHttpRequestError());
  expect(isReadError(error) && hasCause(error, 'HttpRequestError')).toBe(true);
  expect(isReadError(error) && hasCause(error, 'TimeoutError')).toBe(false);
});
