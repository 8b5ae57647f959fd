import { describe, expect, it } from 'vitest';

import { wei } from '@/lib/units/units';

import type { Holding } from './holdings';
import { UNTOLD } from './holdings.fixture';
import { sumOrigin } from './worth-origin';

function holding(symbol: string, amount: bigint, changes: Partial<Holding> = {}): Holding {
  const worth = { ...UNTOLD.origins.amount, title: `Worth of ${symbol}`, call: `worthOf${symbol}()`, formula: 'told.' };
  return {
    ...UNTOLD,
    kind: 'token',
    symbol,
    poolName: 'P',
    worth: { amount: wei(amount), estimated: false },
    origins: { amount: UNTOLD.origins.amount, worth },
    ...changes,
  };
}

describe('sumOrigin', () => {
  it('names every part, the largest first, and reads that one', () => {
    const origin = sumOrigin('Together', [holding('a', 1n), holding('b', 3n), holding('c', 2n, { kind: 'queued' })]);
    expect(origin).toMatchObject({ title: 'Together', call: 'worthOfb()' });
    expect(origin?.formula).toBe(
      'The sum of what each is worth: b (P) + c asked for (P) + a (P). The call reads the largest, b (P). told.',
    );
  });

  it('leaves out what counts in another unit, what nobody tells, and what is nothing', () => {
    const held = [holding('a', 1n), holding('usd', 9n, { isEther: false }), holding('zero', 0n), UNTOLD];
    expect(sumOrigin('Together', held)?.formula).toBe('The worth of a (P). told.');
  });

  it('has none where nothing is summed', () => {
    expect(sumOrigin('Together', [UNTOLD])).toBeNull();
  });
});
