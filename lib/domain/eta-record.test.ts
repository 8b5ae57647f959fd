import { describe, expect, it } from 'vitest';

import { ONE_ETHER, unixSeconds, wei } from '@/lib/units/units';

import { type EtaTrial, etaScore, etaVerdict } from './eta-record';

const at = (seconds: bigint) => unixSeconds(seconds);
const trial = (paidAt: bigint, range: readonly [bigint, bigint, bigint] | null): EtaTrial => ({
  id: 1n,
  amount: wei(ONE_ETHER),
  askedAt: at(0n),
  paidAt: at(paidAt),
  paidBlock: 7n,
  said:
    range === null
      ? { kind: 'unknown', reason: 'no-report-history', notBefore: null, changes: [], consensus: { status: 'off' } }
      : {
          kind: 'range',
          at: { p10: at(range[0]), p50: at(range[1]), p90: at(range[2]) },
          rule: 'buffer',
          changes: [],
          consensus: { status: 'off' },
        },
});

describe('etaVerdict', () => {
  it.each([
    [9n, 'earlier'],
    [10n, 'inside'],
    [20n, 'inside'],
    [21n, 'later'],
  ] as const)('paid at %s of 10 to 20: %s', (paidAt, verdict) => {
    expect(etaVerdict(trial(paidAt, [10n, 12n, 20n]))).toBe(verdict);
  });

  it('counts what was not said apart', () => {
    expect(etaVerdict(trial(5n, null))).toBe('unsaid');
  });
});

describe('etaScore', () => {
  it('counts, and takes medians over those with a range', () => {
    const trials = [
      trial(15n, [10n, 12n, 20n]),
      trial(30n, [10n, 12n, 20n]),
      trial(1n, [10n, 12n, 13n]),
      trial(5n, null),
    ];
    expect(etaScore(trials)).toEqual({
      trials: 4,
      inside: 1,
      earlier: 1,
      later: 1,
      unsaid: 1,
      medianMiss: 11n,
      medianWidth: 10n,
    });
  });

  it('has no median of nothing', () => {
    expect(etaScore([])).toMatchObject({ trials: 0, medianMiss: null, medianWidth: null });
  });
});
