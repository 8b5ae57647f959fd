import { BaseError, ContractFunctionExecutionError, erc20Abi } from 'viem';
import { describe, expect, it } from 'vitest';

import { loggedError } from './log-error';

describe('loggedError', () => {
  it('keeps what went wrong in reading a chain, and none of what it went wrong with', () => {
    const reached = new Error('the node does not answer in time');
    const error = new ContractFunctionExecutionError(new BaseError('the call failed', { cause: reached }), {
      abi: erc20Abi,
      functionName: 'balanceOf',
      args: [`0x${'ab'.repeat(20)}`],
      contractAddress: `0x${'cd'.repeat(20)}`,
    });
    const logged = loggedError(error);
    expect(logged).toMatchObject({
      type: 'ContractFunctionExecutionError',
      message: 'the call failed',
      causes: [expect.stringContaining('the call failed'), 'Error: the node does not answer in time'],
    });
    expect(JSON.stringify(logged)).not.toContain('balanceOf');
    expect(JSON.stringify(logged).length).toBeLessThan(2_500);
  });

  it('keeps at most eight frames, and a message of at most 500 characters', () => {
    const error = new Error('x'.repeat(10_000));
    error.stack = `Error: x\n${'    at somewhere (file.ts:1:1)\n'.repeat(50)}`;
    expect(loggedError(error)).toEqual({
      type: 'Error',
      message: 'x'.repeat(500),
      stack: Array.from({ length: 8 }, () => '    at somewhere (file.ts:1:1)').join('\n'),
    });
  });

  it('ends with a circle of causes', () => {
    const error = new Error('one');
    error.cause = error;
    expect(loggedError(error)).toMatchObject({ causes: Array(5).fill('Error: one') });
  });

  it('leaves what is no error as it is', () => {
    expect(loggedError('words')).toBe('words');
  });
});
