import { describe, expect, it } from 'vitest';

import { randomFrom } from '../random';
import { FIRST_PRICE, nextPrice } from './price-walk';

const DAY = 86_400;
const USD = 10n ** 8n;

function walk(seed: number, steps: number, seconds = DAY, from = FIRST_PRICE): readonly bigint[] {
  const random = randomFrom(seed);
  const path = [from];
  for (let step = 0; step < steps; step++) path.push(nextPrice(path.at(-1) ?? from, seconds, random));
  return path.slice(1);
}

describe('nextPrice', () => {
  it('is the same walk for the same seed', () => {
    expect(walk(1, 50)).toEqual(walk(1, 50));
    expect(walk(1, 50)).not.toEqual(walk(2, 50));
  });

  it('moves by a few percent a day and by little in a minute', () => {
    const moves = (path: readonly bigint[]) =>
      path.slice(1).map((price, index) => Math.abs(Number(price) / Number(path[index]) - 1));
    const daily = moves(walk(3, 500));
    const mean = daily.reduce((sum, move) => sum + move, 0) / daily.length;
    expect(mean).toBeGreaterThan(0.02);
    expect(mean).toBeLessThan(0.035);
    expect(Math.max(...moves(walk(3, 500, 60)))).toBeLessThan(0.004);
  });

  it('stays between the bounds and comes back from them', () => {
    const path = walk(4, 2_000);
    expect(path.every((price) => price >= 1_000n * USD && price <= 9_000n * USD)).toBe(true);
    const centre = (values: readonly bigint[]) =>
      Number(values.reduce((sum, price) => sum + price, 0n)) / values.length;
    expect(centre(walk(5, 400, DAY, 9_000n * USD).slice(200))).toBeLessThan(6_000 * 1e8);
    expect(centre(walk(5, 400, DAY, 1_000n * USD).slice(200))).toBeGreaterThan(1_800 * 1e8);
  });
});
