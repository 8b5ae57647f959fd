import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { unixSeconds } from '@/lib/units/units';

import { type FrameClock, firstFrameFrom, frameSeconds, nextReportFrame, referenceTime } from './frames';

const clock: FrameClock = {
  genesisTime: unixSeconds(1_606_824_023n),
  secondsPerSlot: 12n,
  slotsPerEpoch: 32n,
  initialEpoch: 201_600n,
  epochsPerFrame: 225n,
};
const DAY = 86_400n;
const ZERO = referenceTime(clock, 0n);
const at = (seconds: bigint) => unixSeconds(ZERO + seconds);

describe('frames', () => {
  it('are a day long, and taken at 12:00:11 UTC', () => {
    expect(frameSeconds(clock)).toBe(DAY);
    expect(new Date(Number(referenceTime(clock, 0n)) * 1000).toISOString()).toBe('2023-05-16T12:00:11.000Z');
    expect(referenceTime(clock, 3n)).toBe(ZERO + 3n * DAY);
  });

  it.each([
    { time: -DAY, frame: 0n },
    { time: 0n, frame: 0n },
    { time: 1n, frame: 1n },
    { time: DAY, frame: 1n },
    { time: DAY + 1n, frame: 2n },
  ])('from $time s on the first is $frame', ({ time, frame }) => {
    expect(firstFrameFrom(clock, at(time))).toBe(frame);
  });

  it.each([
    { now: 10n * DAY, last: 9n * DAY, next: 10n, why: 'taken this very second' },
    { now: 10n * DAY, last: 10n * DAY, next: 11n, why: 'taken and landed within the second' },
    { now: 10n * DAY + 600n, last: 9n * DAY, next: 10n, why: 'taken, not landed yet' },
    { now: 10n * DAY + 600n, last: 10n * DAY, next: 11n, why: 'landed' },
    { now: 10n * DAY + 600n, last: 4n * DAY, next: 10n, why: 'those between never landed' },
    { now: -5n, last: -3n * DAY, next: 0n, why: 'before the first' },
  ])('next report is of frame $next: $why', ({ now, last, next }) => {
    expect(nextReportFrame(clock, at(now), at(last))).toBe(next);
  });

  it('names the first frame that is not before a time', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 9n }), (seconds) => {
        const frame = firstFrameFrom(clock, at(seconds));
        expect(referenceTime(clock, frame)).toBeGreaterThanOrEqual(at(seconds));
        expect(referenceTime(clock, frame) - at(seconds)).toBeLessThan(DAY);
      }),
    );
  });
});
