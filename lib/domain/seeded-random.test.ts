import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { seededRandom } from './seeded-random';

describe('seededRandom', () => {
  it('replays the published numbers of SplitMix64 for seed 1234567', () => {
    const random = seededRandom(1_234_567n);
    expect([random.next(), random.next(), random.next(), random.next(), random.next()]).toEqual([
      6_457_827_717_110_365_317n,
      3_203_168_211_198_807_973n,
      9_817_491_932_198_370_423n,
      4_593_380_528_125_082_431n,
      16_408_922_859_458_223_821n,
    ]);
  });

  it('gives the same for the same seed', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }), (seed) => {
        expect(seededRandom(seed).next()).toBe(seededRandom(seed).next());
      }),
    );
  });

  it('picks each of ten about as often', () => {
    const random = seededRandom(1n);
    const counts = new Map<number, number>();
    for (let draw = 0; draw < 10_000; draw += 1) {
      const picked = random.pick([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
      counts.set(picked, (counts.get(picked) ?? 0) + 1);
    }
    expect(counts.size).toBe(10);
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });

  it('picks nothing from nothing', () => {
    expect(() => seededRandom(1n).pick([])).toThrow(RangeError);
  });
});
