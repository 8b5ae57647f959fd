import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { ONE_ETHER, RAY, shares, unixSeconds, wei } from '@/lib/units/units';

import type { RateReport } from './apr';
import { rateSeries } from './rate-series';

/** One report at `at` seconds that moves the pool over one share from `before` to `after` ether. */
function report(at: bigint, before: bigint, after: bigint): RateReport {
  const rate = (ether: bigint) => ({ totalPooledEther: wei(ether * ONE_ETHER), totalShares: shares(ONE_ETHER) });
  return { blockNumber: at + 100n, timestamp: unixSeconds(at), elapsed: 1n, before: rate(before), after: rate(after) };
}

const gain = (at: bigint) => report(at, 1n, 2n);
const loss = (at: bigint) => report(at, 2n, 1n);

describe('rateSeries', () => {
  it('draws nothing without reports', () => {
    expect(rateSeries([], 10)).toEqual([]);
  });

  it('draws a single report as one point at the rate after it', () => {
    expect(rateSeries([gain(5n)], 10)).toEqual([{ at: 5n, blockNumber: 105n, rate: 2n * RAY, loss: false }]);
  });

  it('keeps every report while there are slices enough', () => {
    expect(rateSeries([gain(0n), loss(1n), gain(2n)], 3).map((point) => point.at)).toEqual([0n, 1n, 2n]);
  });

  it('lets the last report of a slice stand for it', () => {
    expect(rateSeries([gain(0n), gain(1n), gain(2n), gain(3n)], 2).map((point) => point.at)).toEqual([1n, 3n]);
  });

  it('lets a loss take its slice’s place from the gains after it', () => {
    const [point] = rateSeries([gain(0n), loss(1n), gain(2n), gain(3n), gain(9n)], 2);
    expect(point).toEqual({ at: 1n, blockNumber: 101n, rate: RAY, loss: true });
  });

  it('ends with the newest report, also after a loss in its slice', () => {
    const points = rateSeries([gain(0n), loss(1n), gain(2n), gain(3n)], 1);
    expect(points).toEqual([
      { at: 1n, blockNumber: 101n, rate: RAY, loss: true },
      { at: 3n, blockNumber: 103n, rate: 2n * RAY, loss: false },
    ]);
  });

  it('does not call a standstill a loss', () => {
    expect(rateSeries([report(0n, 2n, 2n)], 1)[0]?.loss).toBe(false);
  });

  it('has at most one point a slice and the newest report, in order, and shows a loss in every slice that had one', () => {
    const steps = fc.array(fc.record({ gap: fc.bigInt({ min: 1n, max: 1000n }), fell: fc.boolean() }), {
      minLength: 1,
    });
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 50 }), (moves, slices) => {
        let at = 0n;
        const reports = moves.map(({ gap, fell }) => {
          at += gap;
          return fell ? loss(at) : gain(at);
        });
        const points = rateSeries(reports, slices);
        expect(points.length).toBeLessThanOrEqual(slices + 1);
        expect(points.at(-1)?.at).toBe(at);
        expect(points.map((point) => point.at)).toEqual(
          points.map((point) => point.at).toSorted((a, b) => Number(a - b)),
        );

        const first = reports[0]?.timestamp ?? 0n;
        const sliceOf = (time: bigint) => ((time - first) * BigInt(slices)) / (at - first + 1n);
        const lossSlices = reports.filter((one) => one.after.totalPooledEther < one.before.totalPooledEther);
        const drawn = points.filter((point) => point.loss);
        expect(new Set(drawn.map((point) => sliceOf(point.at)))).toEqual(
          new Set(lossSlices.map((one) => sliceOf(one.timestamp))),
        );
      }),
    );
  });
});
