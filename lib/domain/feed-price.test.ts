import { describe, expect, it } from 'vitest';
import { err, ok } from '@/lib/result';
import { ONE_ETHER, unixSeconds, wei } from '@/lib/units/units';
import { type FeedRound, hundredthsDown, hundredthsUp, isTooOld, usablePrice } from './feed-price';

const NOW = unixSeconds(1_700_000_000n);
const round: FeedRound = {
  roundId: 5n,
  answeredInRound: 5n,
  answer: 320_045_000_000n,
  decimals: 8,
  updatedAt: unixSeconds(NOW - 120n),
};

describe('a feed’s price', () => {
  it('is used when it is positive, complete and fresh', () => {
    const { answer, decimals, updatedAt, roundId } = round;
    expect(usablePrice(round, NOW)).toEqual(ok({ answer, decimals, updatedAt, roundId }));
  });

  it.each([
    ['not-positive', { answer: 0n }],
    ['not-positive', { answer: -1n }],
    ['incomplete', { updatedAt: unixSeconds(0n) }],
    ['incomplete', { answeredInRound: 4n }],
    ['too-old', { updatedAt: unixSeconds(NOW - 3_901n) }],
    ['from-the-future', { updatedAt: unixSeconds(NOW + 61n) }],
    ['odd-decimals', { decimals: 255 }],
  ] as const)('is not used: %s, %o', (fault, change) => {
    expect(usablePrice({ ...round, ...change }, NOW)).toEqual(err(fault));
  });

  it('is used up to the last second, and when the feed’s clock is a little ahead', () => {
    expect(usablePrice({ ...round, updatedAt: unixSeconds(NOW - 3_900n) }, NOW).ok).toBe(true);
    expect(usablePrice({ ...round, updatedAt: unixSeconds(NOW + 60n) }, NOW).ok).toBe(true);
    expect(isTooOld(unixSeconds(NOW - 3_901n), NOW)).toBe(true);
  });

  it('values an amount in hundredths, rounded down', () => {
    expect(hundredthsDown(wei(2n * ONE_ETHER), round)).toBe(640_090n);
    expect(hundredthsDown(wei(1n), round)).toBe(0n);
  });

  it('values a cost in hundredths, rounded up', () => {
    expect(hundredthsUp(wei(2n * ONE_ETHER), round)).toBe(640_090n);
    expect(hundredthsUp(wei(2n * ONE_ETHER + 1n), round)).toBe(640_091n);
    expect(hundredthsUp(wei(0n), round)).toBe(0n);
  });
});
