import { describe, expect, it } from 'vitest';

import { priceHistory } from '../feed/price-history';
import { planHistory } from '../history';
import { planRocketPoolHistory } from '../rocket-pool/rocket-pool-history';
import { planVaultHistory } from './vault-history';

const END = 1_800_000_000;
const events = planVaultHistory(END);

describe('history of the vault', () => {
  it('is the same for every run, moved by the end', () => {
    expect(planVaultHistory(END)).toEqual(events);
    const later = planVaultHistory(END + 100).map((event) => ({ ...event, at: event.at - 100 }));
    expect(later).toEqual(events);
  });

  it('leaves a fulfilled epoch to claim from, a closed one, and requests in the open one', () => {
    const last = events.filter((event) => event.kind !== 'report').slice(-6);
    expect(last.map((event) => event.kind)).toEqual(['close', 'fulfil', 'request', 'close', 'request', 'request']);
  });

  it('has one loss, reported while an epoch waits', () => {
    const losses = events.filter((event) => event.kind === 'report' && event.ppm < 0);
    expect(losses).toHaveLength(1);
    const before = events.slice(
      0,
      events.findIndex((event) => event.kind === 'report' && event.ppm < 0),
    );
    expect(before.filter((event) => event.kind === 'close')).toHaveLength(2);
    expect(before.filter((event) => event.kind === 'fulfil')).toHaveLength(1);
  });

  it('leaves room between what the histories do', () => {
    const moments = new Set(
      [...planRocketPoolHistory(END), ...planHistory(END), ...priceHistory(END)].map(({ at }) => at),
    );
    const all = [...moments, ...events.map(({ at }) => at)].toSorted((a, b) => a - b);
    const gaps = all.slice(1).map((at, index) => at - (all[index] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(80);
  });
});
