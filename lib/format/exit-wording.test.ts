import { describe, expect, it } from 'vitest';

import { UNISWAP } from '@/lib/protocols/market/market.fixture';

import { breakEvenWords, marketName, waitWords } from './exit-wording';

const HOUR = 3_600n;
const DAY = 24n * HOUR;
const range = (p10: bigint, p50: bigint, p90: bigint) => ({ p10, p50, p90 });

describe('waitWords', () => {
  it.each([
    { of: range(0n, 0n, 0n), words: 'at once' },
    { of: range(DAY, 2n * DAY, 3n * DAY), words: '1 to 3 days' },
    { of: range(5n * HOUR, DAY, 2n * DAY), words: '5 hours to 2 days' },
    { of: range(2n * DAY, 2n * DAY, 2n * DAY), words: 'about 2 days' },
    // Told too long rather than too short.
    { of: range(DAY, DAY, DAY + 1n), words: '1 to 2 days' },
  ])('$words', ({ of, words }) => {
    expect(waitWords(of)).toBe(words);
  });
});

describe('the words of a sale', () => {
  it('name a market with its fee', () => {
    expect(marketName(UNISWAP)).toBe('Uniswap v3, 0.01 % pool');
  });

  it('say what the wait would have to be, and how likely that is', () => {
    const seconds = 16n * DAY;
    const { before, time, after } = breakEvenWords({ kind: 'after', seconds, wait: 'shorter' });
    expect(`${before}${time}${after}`).toContain('longer than 16 days, and nine times');
    expect(breakEvenWords({ kind: 'unknown', reason: 'no-apr' }).before).toContain('the yield is not known');
  });
});
