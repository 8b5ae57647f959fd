import { describe, expect, it } from 'vitest';

import { wei } from '@/lib/units/units';

import type { Holding } from './holdings';
import { UNTOLD } from './holdings.fixture';
import { knownWorth, leavingOf } from './known-worth';

const ready: Holding = { ...UNTOLD, worth: { amount: wei(7n), estimated: false } };
const untold: Holding = { ...UNTOLD, pool: 'vault-b' };
const waiting: Holding = { ...ready, kind: 'queued', worth: { amount: wei(11n), estimated: true } };
const inDollars: Holding = { ...ready, unit: 'USDC', isEther: false, worth: null };

describe('knownWorth', () => {
  it('sums up what is told in ETH and names what is not told', () => {
    expect(knownWorth([ready, waiting, untold])).toEqual({ amount: 18n, unknown: [untold] });
  });

  it('has nothing to say of what is worth another unit, or of nothing', () => {
    expect(knownWorth([inDollars, { ...untold, amount: 0n }])).toEqual({ amount: 0n, unknown: [] });
  });
});

describe('leavingOf', () => {
  it('tells what waits from what is ready, and does not take what is not told for nothing', () => {
    const token: Holding = { ...ready, kind: 'token' };
    expect(leavingOf({ held: [token, waiting, ready, untold] })).toEqual({
      ready: { amount: 7n, unknown: [untold] },
      waiting: { amount: 11n, unknown: [] },
    });
  });
});
