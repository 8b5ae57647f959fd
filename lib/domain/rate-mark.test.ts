import { describe, expect, it } from 'vitest';

import { shares, unixSeconds, wei } from '@/lib/units/units';

import { type RateMark, reportsFromMarks } from './rate-mark';
import type { ShareRate } from './share-rate';

const rateOf = (ether: bigint): ShareRate => ({ totalPooledEther: wei(ether), totalShares: shares(100n) });
const mark = (at: bigint, ether: bigint, before: RateMark['before'] = null): RateMark => ({
  blockNumber: at,
  timestamp: unixSeconds(at),
  after: rateOf(ether),
  before,
});

describe('reportsFromMarks', () => {
  it('takes the rate before from the event where it has one', () => {
    const own = { rate: rateOf(100n), elapsed: 7n };
    expect(reportsFromMarks([mark(10n, 110n, own)])).toEqual([
      { blockNumber: 10n, timestamp: 10n, elapsed: 7n, before: rateOf(100n), after: rateOf(110n) },
    ]);
  });

  it('takes it from the mark before where the event has none, so the first mark only opens the series', () => {
    expect(reportsFromMarks([mark(10n, 100n), mark(25n, 110n), mark(30n, 105n)])).toEqual([
      { blockNumber: 25n, timestamp: 25n, elapsed: 15n, before: rateOf(100n), after: rateOf(110n) },
      { blockNumber: 30n, timestamp: 30n, elapsed: 5n, before: rateOf(110n), after: rateOf(105n) },
    ]);
  });

  it('makes no report of a mark that is not later than the one before', () => {
    expect(reportsFromMarks([mark(10n, 100n), mark(10n, 110n), mark(9n, 120n)])).toEqual([]);
  });
});
