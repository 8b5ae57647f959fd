import { describe, expect, it } from 'vitest';

import { Answers, andThen, type ContractRead, DecodeError, done, planReads, type ReadResult } from './read-plan';
import { readThrough } from './scripted-reads.fixture';

const call = (functionName: string): ContractRead => ({
  address: '0x1000000000000000000000000000000000000001',
  abi: [],
  functionName,
});
const answered = (result: unknown): ReadResult => ({ status: 'success', result });
const reverted: ReadResult = { status: 'failure', error: new Error('reverted with 0x') };
const of = (result: unknown) => new Answers(['asked'], [answered(result)]);

describe('Answers', () => {
  it('hands out each answer under the name it was asked under', () => {
    const answers = new Answers(['first', 'second'], [answered(1n), answered(2n)]);
    expect([answers.bigint('second'), answers.bigint('first')]).toEqual([2n, 1n]);
  });

  it('takes small integers, which arrive as numbers', () => {
    expect(of(7).bigint('asked')).toBe(7n);
    expect(of([7, 8n]).bigints('asked')).toEqual([7n, 8n]);
  });

  it('takes booleans, texts, addresses and lists', () => {
    expect(of(false).boolean('asked')).toBe(false);
    expect(of('stETH').text('asked')).toBe('stETH');
    expect(of(call('x').address).address('asked')).toBe(call('x').address);
    expect(of([1n, 'a']).list('asked')).toEqual([1n, 'a']);
  });

  it.each([
    { kind: 'integer', read: () => of('1').bigint('asked') },
    { kind: 'whole integer', read: () => of(1.5).bigint('asked') },
    { kind: 'safe integer', read: () => of(2 ** 60).bigint('asked') },
    { kind: 'boolean', read: () => of(1n).boolean('asked') },
    { kind: 'text', read: () => of(1n).text('asked') },
    { kind: 'address', read: () => of('0x12').address('asked') },
    { kind: 'list', read: () => of({}).list('asked') },
    { kind: 'list of integers', read: () => of([1n, 'x']).bigints('asked') },
  ])('refuses what is no $kind, naming the call', ({ read }) => {
    expect(read).toThrow(DecodeError);
    expect(read).toThrow(/^asked/);
  });

  it('tells a reverted call from an answered one', () => {
    const answers = new Answers(['fine', 'failed'], [answered(1n), reverted]);
    expect([answers.has('fine'), answers.has('failed'), answers.has('never')]).toEqual([true, false, false]);
    expect(() => answers.value('failed')).toThrow('failed: reverted with 0x');
    expect(() => answers.value('never')).toThrow('never: was not asked');
  });

  it('refuses a list of answers that does not fit the calls', () => {
    expect(() => new Answers(['one'], [])).toThrow(DecodeError);
  });
});

describe('planReads', () => {
  it('asks in the order of the names and reads a second stage from the first one’s answers', () => {
    const plan = planReads({ a: call('first'), b: call('second') }, (answers) =>
      andThen(
        planReads({ c: call(`after${answers.bigint('a')}`) }, (more) => done([answers.bigint('b'), more.bigint('c')])),
      ),
    );
    const { value, stages } = readThrough(plan, { first: 1n, second: 2n, after1: 3n });
    expect(value).toEqual([2n, 3n]);
    expect(stages.map((calls) => calls.map((one) => one.functionName))).toEqual([['first', 'second'], ['after1']]);
  });
});
