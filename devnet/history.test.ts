import { formatEther } from 'viem';
import { describe, expect, it } from 'vitest';

import { type HistoryEvent, planHistory } from './history';
import { randomFrom } from './random';

const END = 1_800_000_000;
const DAY = 86_400;
const events = planHistory(END);
const reports = events.filter((event) => event.kind === 'report');
const etherOf = (found: readonly HistoryEvent[]) =>
  found.reduce((sum, event) => {
    if (event.kind === 'request') return sum + event.amountsWei.reduce((a, b) => a + Number(formatEther(b)), 0);
    return event.kind === 'stake' ? sum + Number(formatEther(event.wei)) : sum;
  }, 0);

describe('planHistory', () => {
  it('is in order, strictly before the end, and the same every time', () => {
    const times = events.map(({ at }) => at);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(new Set(times).size).toBe(times.length);
    expect(times.at(-1)).toBeLessThan(END);
    expect(planHistory(END)).toEqual(events);
  });

  it('reports daily for 90 days, the last within a day of the end', () => {
    expect(reports).toHaveLength(90);
    reports.slice(1).forEach((report, index) => {
      expect(report.at - (reports[index]?.at ?? 0)).toBe(DAY);
    });
    expect(END - (reports.at(-1)?.at ?? 0)).toBeLessThan(DAY);
  });

  it('has one slashing, on day 50', () => {
    const losses = reports.flatMap((report, index) => (report.mishap === null ? [] : [index + 1]));
    expect(losses).toEqual([50]);
  });

  it('builds a pool of about 5,000 ETH and leaves 60 to 100 ETH in the queue', () => {
    const lastReport = reports.at(-1)?.at ?? 0;
    const requests = events.filter((event) => event.kind === 'request');
    const staked = etherOf(events.filter((event) => event.kind === 'stake'));
    const open = etherOf(requests.filter((event) => event.at > lastReport));
    expect(staked - etherOf(requests)).toBeGreaterThan(4_700);
    expect(staked - etherOf(requests)).toBeLessThan(5_300);
    expect(open).toBeGreaterThanOrEqual(60);
    expect(open).toBeLessThanOrEqual(100);
  });
});

describe('randomFrom', () => {
  it('gives the same numbers from 0 to 1 for the same seed, others for another', () => {
    const [a, b, other] = [randomFrom(1), randomFrom(1), randomFrom(2)];
    const first = Array.from({ length: 1_000 }, a);
    expect(Array.from({ length: 1_000 }, b)).toEqual(first);
    expect(other()).not.toBe(first[0]);
    expect(first.every((value) => value >= 0 && value < 1)).toBe(true);
    expect(first.reduce((sum, value) => sum + value, 0) / 1_000).toBeCloseTo(0.5, 1);
  });
});
