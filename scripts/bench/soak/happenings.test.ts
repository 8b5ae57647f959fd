import { expect, it } from 'vitest';

import { randomFrom } from '../../../devnet/random';
import { happenings, KINDS } from './happenings';

const first = (seed: number, count: number) => {
  const plan = happenings(randomFrom(seed));
  return Array.from({ length: count }, () => plan.next().value);
};

it('is the same for the same seed and another for another', () => {
  expect(first(7, 30)).toEqual(first(7, 30));
  expect(first(8, 30)).not.toEqual(first(7, 30));
});

it('has everything happen in each round, within its bounds', () => {
  const plan = first(3, KINDS.length * 4);
  for (let round = 0; round < 4; round += 1) {
    const part = plan.slice(round * KINDS.length, (round + 1) * KINDS.length);
    expect(new Set(part.map(({ kind }) => kind))).toEqual(new Set(KINDS));
  }
  for (const { lastsSeconds, restSeconds, depth } of plan) {
    expect(lastsSeconds >= 5 && lastsSeconds <= 20).toBe(true);
    expect(restSeconds >= 15 && restSeconds <= 30).toBe(true);
    expect(depth >= 1 && depth <= 3).toBe(true);
  }
});
