import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { ONE_ETHER, RAY, shares, unixSeconds, wei } from '@/lib/units/units';

import type { RateReport } from './apr';
import { aprOfReport, meanAprSince, USUAL_WINDOWS, yieldWindow } from './apr-windows';
import { apySince } from './apy';

const DAY = 86_400n;
const START = unixSeconds(0n);

/** Reports over 10,000 shares: how many days each covers and the pool after it; 10,000 ETH before the first. */
function reportsOf(...steps: readonly { days: bigint; ether: bigint }[]): RateReport[] {
  let [timestamp, before] = [0n, 10_000n];
  return steps.map(({ days, ether }, index) => {
    timestamp += days * DAY;
    const rate = (amount: bigint) => ({
      totalPooledEther: wei(amount * ONE_ETHER),
      totalShares: shares(10_000n * ONE_ETHER),
    });
    const report = { blockNumber: BigInt(index), timestamp: unixSeconds(timestamp), elapsed: days * DAY };
    const both = { ...report, before: rate(before), after: rate(ether) };
    before = ether;
    return both;
  });
}
const daily = (...ether: readonly bigint[]) => reportsOf(...ether.map((amount) => ({ days: 1n, ether: amount })));

describe('aprOfReport', () => {
  it.each([
    { after: 10_001n, value: (365n * RAY) / 10_000n },
    { after: 9_999n, value: (-365n * RAY) / 10_000n },
    { after: 10_000n, value: 0n },
  ])('annualises a day from 10,000 to $after ETH', ({ after, value }) => {
    expect(daily(after).map(aprOfReport)).toEqual([{ method: 'one-report', value, from: 0n, to: DAY, reports: 1 }]);
  });

  it('says nothing of a report that took no time', () => {
    expect(reportsOf({ days: 0n, ether: 10_001n }).map(aprOfReport)).toEqual([null]);
  });
});

describe('meanAprSince', () => {
  it('counts every report the same, whatever time it covers', () => {
    const reports = reportsOf({ days: 1n, ether: 10_001n }, { days: 2n, ether: 10_002n });
    const mean = meanAprSince(reports, START);
    // The second report: 1 ÷ 10,001 in two days, 1.8248…% and not 1.825 %, because it starts from a higher rate.
    const second = (RAY * RAY * 365n) / 10n ** 4n / ((10_001n * RAY) / 10_000n) / 2n;
    expect(mean).toMatchObject({ method: 'mean-of-reports', from: 0n, to: 3n * DAY, reports: 2 });
    expect(mean?.value).toBe(((365n * RAY) / 10_000n + second) / 2n);
    expect(mean?.value.toString()).toMatch(/^27374/);
    expect(yieldWindow(reports, unixSeconds(3n * DAY), 3n * DAY).rateGrowth?.value).toBe((2n * 365n * RAY) / 30_000n);
  });

  it('is null without reports', () => {
    expect(meanAprSince([], START)).toBeNull();
    expect(meanAprSince(daily(10_001n), unixSeconds(2n * DAY))).toBeNull();
  });

  it('lies between the smallest and the largest report', () => {
    const pools = fc.array(fc.bigInt({ min: 9_900n, max: 10_100n }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(pools, (ether) => {
        const reports = daily(...ether);
        const each = reports.flatMap((report) => aprOfReport(report)?.value ?? []).sort((a, b) => (a < b ? -1 : 1));
        const mean = meanAprSince(reports, START)?.value ?? 0n;
        expect((each[0] ?? 0n) <= mean && mean <= (each.at(-1) ?? 0n)).toBe(true);
      }),
    );
  });
});

describe('apySince', () => {
  it('compounds one daily report from 1.0 to 1.0001 to 3.7172… %', () => {
    const apy = apySince(daily(10_001n), START);
    expect(apy).toMatchObject({ method: 'compounded-growth', from: 0n, to: DAY, reports: 1 });
    const exact = (10_001n ** 365n * RAY) / 10_000n ** 365n - RAY;
    expect(exact.toString()).toMatch(/^37172/);
    expect(apy?.value === exact || apy?.value === exact - 1n || apy?.value === exact + 1n).toBe(true);
  });

  it('is the growth itself over exactly a year', () => {
    const value = apySince(reportsOf({ days: 365n, ether: 10_400n }), START)?.value ?? 0n;
    expect(value >= RAY / 25n - 1n && value <= RAY / 25n + 1n).toBe(true);
  });

  it('is negative after a loss and −100 % after a total one', () => {
    expect(apySince(daily(9_999n), START)?.value).toBeLessThan(0n);
    expect(apySince(daily(0n), START)?.value).toBe(-RAY);
  });

  it('is null without reports, and where a year would be beyond all meaning', () => {
    expect(apySince([], START)).toBeNull();
    expect(apySince(daily(20_000n), START)).toBeNull();
  });

  it('is never below the APR of the same reports, and equals it only at a standstill', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 9_500n, max: 10_500n }), fc.bigInt({ min: 1n, max: 180n }), (ether, days) => {
        const reports = reportsOf({ days, ether });
        const apr = yieldWindow(reports, unixSeconds(days * DAY), days * DAY).rateGrowth?.value ?? 0n;
        const apy = apySince(reports, START)?.value ?? -RAY;
        expect(ether === 10_000n ? apy === 0n && apr === 0n : apy > apr).toBe(true);
      }),
    );
  });
});

describe('yieldWindow', () => {
  const hundred = daily(...Array.from({ length: 100 }, (_, index) => 10_001n + BigInt(index)));
  const now = unixSeconds(100n * DAY + 3600n);

  it.each([
    { asked: USUAL_WINDOWS[0], days: 7n },
    { asked: USUAL_WINDOWS[1], days: 30n },
    { asked: USUAL_WINDOWS[2], days: 90n },
  ])('measures $days days of daily reports', ({ asked, days }) => {
    const window = yieldWindow(hundred, now, asked);
    // An hour after the last report the window holds the last `days` reports but one more hour's worth at its start.
    const found = { from: (100n - days) * DAY, to: 100n * DAY, reports: Number(days) };
    expect(window.rateGrowth).toMatchObject({ method: 'rate-growth', ...found });
    expect(window.meanOfReports).toMatchObject({ method: 'mean-of-reports', ...found });
    expect(window.compounded).toMatchObject({ method: 'compounded-growth', ...found });
    expect(window).toMatchObject({ asked, uncovered: 0n });
  });

  it('leaves out what was reported after its end', () => {
    expect(yieldWindow(hundred, unixSeconds(10n * DAY), 7n * DAY).rateGrowth?.to).toBe(10n * DAY);
  });

  it('shows in from and to that a younger pool has less than the window asked for', () => {
    expect(yieldWindow(daily(10_001n, 10_002n), unixSeconds(2n * DAY), 90n * DAY).rateGrowth).toMatchObject({
      from: 0n,
      to: 2n * DAY,
      reports: 2,
    });
  });

  it('tells a hole in the list from a late report', () => {
    const late = reportsOf({ days: 1n, ether: 10_001n }, { days: 3n, ether: 10_004n });
    expect(yieldWindow(late, unixSeconds(4n * DAY), 7n * DAY).uncovered).toBe(0n);
    const holed = daily(10_001n, 10_002n, 10_003n, 10_004n).filter((_, index) => index !== 1 && index !== 2);
    expect(yieldWindow(holed, unixSeconds(4n * DAY), 7n * DAY)).toMatchObject({ uncovered: 2n * DAY });
  });

  it('knows nothing of a window without reports', () => {
    expect(yieldWindow([], now, 7n * DAY)).toEqual({
      asked: 7n * DAY,
      rateGrowth: null,
      meanOfReports: null,
      compounded: null,
      uncovered: 0n,
    });
  });
});
