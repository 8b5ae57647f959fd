import fc from 'fast-check';
import { pad } from 'viem';
import { describe, expect, it } from 'vitest';

import { blocksIn, type Coverage, extended, nextRange } from './block-range';

const HASH = pad('0x1');
const small = fc.bigInt({ min: 0n, max: 300n });

describe('nextRange', () => {
  it('begins with the newest blocks, goes on forward, then back', () => {
    const wanted = { from: 10n, to: 100n };
    expect(nextRange(null, wanted, 20n)).toEqual({ from: 81n, to: 100n });
    expect(nextRange({ from: 50n, to: 90n }, wanted, 20n)).toEqual({ from: 91n, to: 100n });
    expect(nextRange({ from: 50n, to: 100n }, wanted, 20n)).toEqual({ from: 30n, to: 49n });
    expect(nextRange({ from: 10n, to: 100n }, wanted, 20n)).toBeNull();
    expect(nextRange(null, { from: 10n, to: 9n }, 20n)).toBeNull();
  });

  it('leads to all that is wanted, every block once, whatever the sizes and wherever it begins', () => {
    const sizes = fc.infiniteStream(fc.bigInt({ min: 1n, max: 60n }));
    fc.assert(
      fc.property(small, small, sizes, fc.option(fc.tuple(small, small)), (from, length, size, start) => {
        const wanted = { from, to: from + length };
        const begun = start === null ? null : { from: from + start[0], to: from + start[0] + start[1] };
        let stored: Coverage | null = begun === null ? null : { ...begun, toHash: HASH };
        let read = 0n;
        for (;;) {
          const range = nextRange(stored, wanted, size.next().value);
          if (range === null) break;
          expect(blocksIn(range)).toBeGreaterThan(0n);
          read += blocksIn(range);
          stored = extended(stored, { ...range, toHash: HASH });
        }
        const before = begun === null ? 0n : blocksIn(begun);
        expect(stored?.from).toBe(begun !== null && begun.from < from ? begun.from : from);
        expect(stored === null ? 0n : blocksIn(stored)).toBe(before + read);
      }),
    );
  });
});

describe('extended', () => {
  it('keeps the hash of the newest block', () => {
    const stored = { from: 5n, to: 9n, toHash: HASH };
    expect(extended(stored, { from: 1n, to: 4n, toHash: pad('0x2') })).toEqual({ from: 1n, to: 9n, toHash: HASH });
    expect(extended(stored, { from: 10n, to: 11n, toHash: pad('0x3') }).toHash).toBe(pad('0x3'));
  });

  it('refuses what would leave a hole or overlap', () => {
    const stored = { from: 5n, to: 9n, toHash: HASH };
    expect(() => extended(stored, { from: 11n, to: 12n, toHash: HASH })).toThrow(RangeError);
    expect(() => extended(stored, { from: 9n, to: 12n, toHash: HASH })).toThrow(RangeError);
  });
});
