import { describe, expect, it } from 'vitest';

import { randomFrom } from '../random';
import { nextPremiumPpm, WALK_BOUND_PPM } from './walk';

function walk(seed: number, steps: number, from = 0): readonly number[] {
  const random = randomFrom(seed);
  const path = [from];
  for (let step = 0; step < steps; step++) path.push(nextPremiumPpm(path.at(-1) ?? 0, random));
  return path.slice(1);
}

describe('nextPremiumPpm', () => {
  it('is the same walk for the same seed', () => {
    expect(walk(1, 50)).toEqual(walk(1, 50));
    expect(walk(1, 50)).not.toEqual(walk(2, 50));
  });

  it('stays near the value, on both sides of it, in whole millionths', () => {
    const path = walk(3, 2_000);
    const mean = path.reduce((sum, ppm) => sum + ppm, 0) / path.length;
    expect(Math.abs(mean + 300)).toBeLessThan(100);
    expect(Math.max(...path)).toBeGreaterThan(300);
    expect(Math.max(...path.map(Math.abs))).toBeLessThanOrEqual(WALK_BOUND_PPM);
    expect(path.every(Number.isInteger)).toBe(true);
  });

  it('returns from either bound', () => {
    for (const bound of [WALK_BOUND_PPM, -WALK_BOUND_PPM]) {
      expect(Math.abs(walk(4, 40, bound).at(-1) ?? bound)).toBeLessThan(WALK_BOUND_PPM / 2);
    }
  });
});
