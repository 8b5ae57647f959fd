import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { RangeSize } from './range-size';

/** Asks a node with this limit until so many blocks are read; returns the sizes that were asked for. */
function askUntil(size: RangeSize, limit: bigint, blocks: bigint): bigint[] {
  const asked: bigint[] = [];
  for (let read = 0n; read < blocks; ) {
    const next = size.next();
    asked.push(next);
    if (next > limit) size.tooLong(next);
    else {
      size.worked(next, 0);
      read += next;
    }
  }
  return asked;
}

describe('RangeSize', () => {
  it('closes in on a limit of 1,000 blocks and stays there', () => {
    const size = new RangeSize();
    askUntil(size, 1_000n, 10_000n);
    expect(size.next()).toBe(976n);
    expect(askUntil(size, 1_000n, 100_000n).every((blocks) => blocks === 976n)).toBe(true);
    expect(size.isProven()).toBe(true);
  });

  it('comes within a sixteenth of any limit with fewer than 25 refusals, and never below one block', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10_000_000n }), (limit) => {
        const size = new RangeSize();
        const asked = askUntil(size, limit, limit * 40n);
        expect(asked.filter((blocks) => blocks > limit).length).toBeLessThan(25);
        expect(size.next()).toBeLessThanOrEqual(limit);
        expect(size.next() * 17n + 17n).toBeGreaterThanOrEqual(limit * 16n);
      }),
    );
  });

  it('grows without end on a node without limits, but not over 100 million', () => {
    const size = new RangeSize();
    expect(askUntil(size, 10n ** 30n, 10n ** 10n).at(-1)).toBe(100_000_000n);
  });

  it('steps back where there is too much and grows back after', () => {
    const size = new RangeSize();
    askUntil(size, 1_000n, 50_000n);
    size.tooDense(976n);
    expect(size.next()).toBe(488n);
    size.worked(488n, 3);
    expect(size.next()).toBe(976n);
  });

  it('steps back by itself after an answer with very many logs', () => {
    const size = new RangeSize();
    size.worked(10_000n, 50_000);
    expect(size.next()).toBe(5_000n);
  });

  it('believes a node that has become stricter', () => {
    const size = new RangeSize();
    askUntil(size, 10_000n, 100_000n);
    size.tooLong(500n);
    expect(size.next()).toBe(250n);
  });
});
