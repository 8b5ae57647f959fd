import { parseEther } from 'viem';
import { describe, expect, it } from 'vitest';

import { HISTORY_DAYS, planHistory } from '../history';
import { OPENING_RATE, planRocketPoolHistory } from './rocket-pool-history';

const END = 1_800_000_000;
const events = planRocketPoolHistory(END);
const rates = events.flatMap((event) => (event.kind === 'balances' ? [event] : []));

describe('history of Rocket Pool', () => {
  it('is the same for every run, moved by the end', () => {
    expect(planRocketPoolHistory(END)).toEqual(events);
    const later = planRocketPoolHistory(END + 100).map((event) => ({ ...event, at: event.at - 100 }));
    expect(later).toEqual(events);
  });

  it('has a report on each day, exactly a day apart, from 1.1129 to about 1.12', () => {
    expect(rates).toHaveLength(HISTORY_DAYS);
    expect(rates.slice(1).every((event, index) => event.at - (rates[index]?.at ?? 0) === 86_400)).toBe(true);
    expect(rates[0]?.rate).toBe(parseEther('1.1129'));
    const last = Number(rates.at(-1)?.rate) / 1e18;
    // 89 days at 2.6 % a year.
    expect(last).toBeGreaterThan(1.119);
    expect(last).toBeLessThan(1.121);
  });

  it('never moves the rate by more than 2 % or down', () => {
    rates.forEach((event, index) => {
      const before = rates[index - 1]?.rate ?? OPENING_RATE;
      expect(event.rate > before && event.rate - before < before / 50n).toBe(true);
    });
  });

  it('is in the order of time and leaves room for what else happens', () => {
    const all = [...events, ...planHistory(END)].map((event) => event.at).toSorted((a, b) => a - b);
    const gaps = all.slice(1).map((at, index) => at - (all[index] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(120);
    expect(events.map((event) => event.at)).toEqual(events.map((event) => event.at).toSorted((a, b) => a - b));
  });
});
