import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { ONE_ETHER, RAY, shares, unixSeconds, wei } from '@/lib/units/units';

import { aprSince, type RateReport, SECONDS_PER_YEAR } from './apr';

const DAY = 86_400n;
const START = unixSeconds(0n);

/** Reports over 10,000 shares; `ether` is the pool before the first report and after each, one report a day. */
function reportsOver(...ether: readonly bigint[]): RateReport[] {
  return ether.slice(1).map((after, index) => ({
    blockNumber: BigInt(index),
    timestamp: unixSeconds(BigInt(index + 1) * DAY),
    elapsed: DAY,
    before: { totalPooledEther: wei((ether[index] ?? 0n) * ONE_ETHER), totalShares: shares(10_000n * ONE_ETHER) },
    after: { totalPooledEther: wei(after * ONE_ETHER), totalShares: shares(10_000n * ONE_ETHER) },
  }));
}

describe('aprSince', () => {
  it('makes 3.65 % a year of one daily report from 1.0 to 1.0001', () => {
    expect(aprSince(reportsOver(10_000n, 10_001n), START)).toEqual({
      value: (365n * RAY) / 10_000n,
      from: 0n,
      to: DAY,
      reports: 1,
    });
  });

  it('measures from before the first report to after the last, over the time they span', () => {
    const apr = aprSince(reportsOver(10_000n, 10_001n, 10_000n, 10_004n), START);
    expect(apr).toMatchObject({ from: 0n, to: 3n * DAY, reports: 3 });
    expect(apr?.value).toBe((4n * 365n * RAY) / (10_000n * 3n));
  });

  it('is negative after a loss, of the same size as the gain would be', () => {
    expect(aprSince(reportsOver(10_000n, 9_999n), START)?.value).toBe((-365n * RAY) / 10_000n);
  });

  it('is zero when the rate stood still', () => {
    expect(aprSince(reportsOver(10_000n, 10_000n), START)?.value).toBe(0n);
  });

  it('compares rates and not totals: a withdrawal that takes ether and shares alike is no loss', () => {
    const [report] = reportsOver(10_000n, 5_000n);
    const halved = { totalPooledEther: wei(5_000n * ONE_ETHER), totalShares: shares(5_000n * ONE_ETHER) };
    expect(aprSince(report === undefined ? [] : [{ ...report, after: halved }], START)?.value).toBe(0n);
  });

  it('counts a gap of skipped reports through the next report’s elapsed time', () => {
    const [report] = reportsOver(10_000n, 10_001n);
    const late = report === undefined ? [] : [{ ...report, timestamp: unixSeconds(10n * DAY), elapsed: 10n * DAY }];
    expect(aprSince(late, START)).toMatchObject({ value: (365n * RAY) / 100_000n, from: 0n, to: 10n * DAY });
  });

  it('leaves out what was reported before the window, and keeps a report at its very start', () => {
    const reports = reportsOver(10_000n, 20_000n, 20_002n);
    expect(aprSince(reports, unixSeconds(2n * DAY))).toMatchObject({
      reports: 1,
      from: DAY,
      value: (365n * RAY) / 10_000n,
    });
    expect(aprSince(reports, unixSeconds(2n * DAY + 1n))).toBeNull();
  });

  it('is unknown without reports, and without a report that took time', () => {
    expect(aprSince([], START)).toBeNull();
    expect(
      aprSince(
        reportsOver(10_000n, 10_001n).map((report) => ({ ...report, elapsed: 0n })),
        START,
      ),
    ).toBeNull();
  });

  it('has the sign of the change, and is cut off towards zero by less than one unit', () => {
    const ether = fc.bigInt({ min: 1n, max: 10n ** 6n });
    fc.assert(
      fc.property(ether, ether, (before, after) => {
        const value = aprSince(reportsOver(before, after), START)?.value ?? 0n;
        // Over 10,000 shares every rate is a whole number of rays, so the growth is exact up to its last division.
        const exact = (after - before) * RAY * SECONDS_PER_YEAR;
        const difference = exact - value * before * DAY;
        expect(after >= before ? difference >= 0n : difference <= 0n).toBe(true);
        expect(difference < before * DAY && difference > -before * DAY).toBe(true);
      }),
    );
  });
});
