import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { unixSeconds } from '@/lib/units/units';

import { type Sweep, sweepRound, sweepWindow } from './withdrawal-sweep';

const PACE = { ring: 900_000n, active: 900_000n, perBlock: 16n, secondsPerSlot: 12n, measured: null };
const now = unixSeconds(1_000n);
const sweep = (change: Partial<Sweep> = {}): Sweep => ({
  ring: 100n,
  next: 40n,
  round: { shortest: 1_000n, longest: 1_000n },
  ...change,
});
const at = (time: bigint) => ({ from: time, to: time });
const payable = (index: bigint, time: bigint) => ({ index, payableFrom: unixSeconds(time) });

describe('sweepRound', () => {
  it.each([
    { why: '16 of 900,000 a block: 7.8 days', change: {}, shortest: 675_000n, longest: 675_000n },
    {
      why: 'faster where many let theirs compound',
      change: { measured: { moved: 144_000n, slots: 7_200n } },
      shortest: 540_000n,
      longest: 675_000n,
    },
    {
      why: 'slower where blocks were missed',
      change: { measured: { moved: 100_000n, slots: 7_200n } },
      shortest: 675_000n,
      longest: 777_600n,
    },
    {
      why: 'not measured where it stood',
      change: { measured: { moved: 0n, slots: 5n } },
      shortest: 675_000n,
      longest: 675_000n,
    },
  ])('$why', ({ change, shortest, longest }) =>
    expect(sweepRound({ ...PACE, ...change })).toEqual({ shortest, longest }),
  );
});

describe('sweepWindow', () => {
  it.each([
    { why: 'the next one at once', index: 40n, from: 0n, expected: at(1_000n) },
    { why: 'half a round ahead', index: 90n, from: 0n, expected: at(1_500n) },
    { why: 'behind: nearly a round', index: 39n, from: 0n, expected: at(1_990n) },
    { why: 'passed before it may be paid: a round later', index: 50n, from: 1_101n, expected: at(2_100n) },
    { why: 'payable at the moment of the pass', index: 50n, from: 1_100n, expected: at(1_100n) },
    { why: 'payable in three rounds', index: 50n, from: 3_500n, expected: at(4_100n) },
  ])('$why', ({ index, from, expected }) => expect(sweepWindow(sweep(), now, payable(index, from))).toEqual(expected));

  it('lies between two paces, also where only one of them comes in time', () => {
    const two = sweep({ round: { shortest: 800n, longest: 1_000n } });
    expect(sweepWindow(two, now, payable(90n, 0n))).toEqual({ from: 1_400n, to: 1_500n });
    expect(sweepWindow(two, now, payable(90n, 1_450n))).toEqual({ from: 1_500n, to: 2_200n });
  });

  it('is anywhere in a round when it is not known where the sweep is', () => {
    expect(sweepWindow(sweep({ next: null }), now, payable(1n, 1_300n))).toEqual({ from: 1_300n, to: 2_300n });
  });

  it('is never before it may be paid, never more than a round after, and in order', () => {
    const seconds = fc.bigInt({ min: 1n, max: 10n ** 6n });
    const index = fc.bigInt({ min: 0n, max: 999n });
    fc.assert(
      fc.property(
        seconds,
        seconds,
        index,
        index,
        fc.bigInt({ min: 0n, max: 10n ** 7n }),
        (one, other, next, mine, from) => {
          const [shortest, longest] = one < other ? [one, other] : [other, one];
          const window = sweepWindow({ ring: 1_000n, next, round: { shortest, longest } }, now, payable(mine, from));
          const soonest = from > now ? from : now;
          expect(window.from).toBeGreaterThanOrEqual(soonest);
          expect(window.to).toBeGreaterThanOrEqual(window.from);
          expect(window.to).toBeLessThan(soonest + longest);
        },
      ),
    );
  });
});
