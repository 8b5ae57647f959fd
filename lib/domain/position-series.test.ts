import { describe, expect, it } from 'vitest';

import { unixSeconds } from '@/lib/units/units';

import { positionSeries } from './position-series';

const lido = {
  opening: 10n,
  lines: [
    { kind: 'deposit', at: 100n, change: 90n },
    { kind: 'reward', at: 200n, change: 5n },
    { kind: 'loss', at: 300n, change: -3n },
  ],
} as const;
const other = { opening: 0n, lines: [{ kind: 'transfer-in', at: 250n, change: 50n }] } as const;

describe('positionSeries', () => {
  it('adds pools up in the order of time, and tells what was earned', () => {
    expect(positionSeries([lido, other], null, 1_000)).toEqual([
      { at: 100n, worth: 100n, earned: 0n, loss: false },
      { at: 200n, worth: 105n, earned: 5n, loss: false },
      { at: 250n, worth: 155n, earned: 5n, loss: false },
      { at: 300n, worth: 152n, earned: 2n, loss: true },
    ]);
  });

  it('begins at a day with what was there by then, and nothing earned', () => {
    expect(positionSeries([lido, other], unixSeconds(250n), 1_000)[0]).toEqual({
      at: 250n,
      worth: 155n,
      earned: 0n,
      loss: false,
    });
  });

  it('ends at the end however few points are drawn, and hides no loss', () => {
    const [only] = positionSeries([lido, other], null, 1);
    expect(only).toEqual({ at: 300n, worth: 152n, earned: 2n, loss: true });
    expect(positionSeries([], null, 5)).toEqual([]);
  });
});
