import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { RAY, unixSeconds } from '@/lib/units/units';

import { accountYield, sumOfYields, type YieldLine, yearlyYield } from './account-yield';
import { SECONDS_PER_YEAR } from './apr';

const YEAR = SECONDS_PER_YEAR;
const line = (kind: YieldLine['kind'], at: bigint, liquid: bigint, wrapped = 0n): YieldLine => {
  return { kind, at, exact: { liquid: liquid * RAY, wrapped: wrapped * RAY, queued: 0n } };
};
const span = (from: bigint, to: bigint) => ({ from: unixSeconds(from), to: unixSeconds(to) });
const percent = (value: bigint | null) => value && (value * 10_000n) / RAY;

describe('accountYield', () => {
  it('is 3 % for 100 held for a year that earn 3, and 6 % when they came in the middle of it', () => {
    const whole = accountYield(100n * RAY, [line('reward', YEAR, 3n)], span(0n, YEAR));
    expect(percent(yearlyYield(whole))).toBe(300n);
    const half = accountYield(0n, [line('deposit', YEAR / 2n, 100n), line('reward', YEAR, 3n)], span(0n, YEAR));
    expect(percent(yearlyYield(half))).toBe(600n);
  });

  it('counts what came before the span as capital and what was earned before as nothing', () => {
    const lines = [line('deposit', 10n, 0n, 100n), line('reward', 20n, 0n, 50n), line('reward', 20n + YEAR, 0n, 3n)];
    const found = accountYield(0n, lines, span(20n + 1n, 20n + YEAR));
    expect(found.earned).toBe(3n * RAY);
    expect(found.capital).toBe(150n * RAY * (YEAR - 1n));
  });

  it('counts reports, and neither steps between them nor what a claim paid less', () => {
    const lines = (['reward', 'between-reports', 'claim-discount', 'loss'] as const).map((kind) => line(kind, 5n, 1n));
    expect(accountYield(100n * RAY, lines, span(0n, YEAR)).reports).toBe(2);
  });

  it('is negative after a loss', () => {
    const found = accountYield(100n * RAY, [line('loss', YEAR, -2n)], span(0n, YEAR));
    expect(percent(yearlyYield(found))).toBe(-200n);
  });

  it('is nothing without capital, or without a report', () => {
    expect(yearlyYield(accountYield(0n, [], span(0n, YEAR)))).toBeNull();
    expect(yearlyYield(accountYield(100n * RAY, [line('transfer-out', 5n, -1n)], span(0n, YEAR)))).toBeNull();
  });

  it('does not depend on how much is held, only on when', () => {
    const step = fc.record({ gap: fc.bigInt({ min: 1n, max: 10_000n }), ppm: fc.bigInt({ min: -500n, max: 500n }) });
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 1, maxLength: 20 }),
        fc.bigInt({ min: 2n, max: 1_000n }),
        (steps, times) => {
          const yieldOn = (capital: bigint) => {
            let [at, held] = [0n, capital];
            const lines = steps.map(({ gap, ppm }): YieldLine => {
              at += gap;
              const change = held * ppm;
              held += change;
              return { kind: ppm < 0n ? 'loss' : 'reward', at, exact: { liquid: change, wrapped: 0n, queued: 0n } };
            });
            return yearlyYield(accountYield(capital, lines, span(0n, at)));
          };
          expect(yieldOn(RAY * times)).toBe(yieldOn(RAY));
        },
      ),
    );
  });
});

describe('sumOfYields', () => {
  it('weighs pools by their capital', () => {
    const one = accountYield(100n * RAY, [line('reward', YEAR, 4n)], span(0n, YEAR));
    const other = accountYield(300n * RAY, [line('reward', YEAR, 4n)], span(0n, YEAR));
    expect(percent(yearlyYield(sumOfYields([one, other])))).toBe(200n);
  });
});
