import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { wei } from '@/lib/units/units';

import { BEYOND_EXPERIENCE, exitTurnarounds, type ShortRequest } from './exit-turnaround';

const short = (frames: bigint, byExits = true, shortage = 100n): ShortRequest => ({
  shortage: wei(shortage),
  frames,
  byExits,
});
/** How many in a hundred of the turnarounds are at most so long. */
const shareUpTo = (list: readonly bigint[], frames: bigint) =>
  (100 * list.filter((one) => one <= frames).length) / list.length;

describe('exitTurnarounds', () => {
  it('is as likely as it was', () => {
    const list = exitTurnarounds([short(2n), short(2n), short(4n), short(5n)], wei(100n), 0n);
    expect([1n, 2n, 4n, 5n].map((frames) => shareUpTo(list, frames))).toEqual([0, 50, 75, 100]);
  });

  it('counts what deposits paid as still waiting for exits then', () => {
    const list = exitTurnarounds([short(2n), short(3n, false), short(3n, false), short(4n)], wei(100n), 0n);
    // One of four after 2; of the one that is left after 3, all after 4.
    expect([2n, 3n, 4n].map((frames) => shareUpTo(list, frames))).toEqual([25, 25, 100]);
  });

  it('does not say when those end that outlast all experience', () => {
    const list = exitTurnarounds([short(2n), short(9n, false)], wei(100n), 0n);
    expect(shareUpTo(list, 9n)).toBe(50);
    expect(list.at(-1)).toBe(BEYOND_EXPERIENCE);
  });

  it('asks what a request that has waited can still expect', () => {
    const past = [short(2n), short(4n), short(6n)];
    expect(shareUpTo(exitTurnarounds(past, wei(100n), 2n), 4n)).toBe(50);
    expect(exitTurnarounds(past, wei(100n), 6n)).toEqual([]);
    expect(exitTurnarounds([short(3n, false)], wei(100n), 0n)).toEqual([]);
  });

  it('learns from shortages of its own size', () => {
    const past = [
      ...Array.from({ length: 20 }, () => short(2n, true, 10n)),
      ...Array.from({ length: 20 }, () => short(9n, true, 5_000n)),
    ];
    expect(new Set(exitTurnarounds(past, wei(12n), 0n))).toEqual(new Set([2n]));
    expect(new Set(exitTurnarounds(past, wei(4_000n), 0n))).toEqual(new Set([9n]));
  });

  it('never says anything that is over, and is in order', () => {
    const any = fc.record({
      shortage: fc.bigInt({ min: 1n, max: 10n ** 24n }).map(wei),
      frames: fc.bigInt({ min: 1n, max: 30n }),
      byExits: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 60 }), fc.bigInt({ min: -2n, max: 20n }), (past, waited) => {
        const list = exitTurnarounds(past, wei(10n ** 18n), waited);
        expect(list.every((frames) => frames > waited)).toBe(true);
        expect(list).toEqual([...list].sort((a, b) => Number(a - b)));
      }),
    );
  });
});
