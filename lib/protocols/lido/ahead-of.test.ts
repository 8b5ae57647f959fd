import { describe, expect, it } from 'vitest';

import { aheadOf } from './ahead-of';

describe('aheadOf', () => {
  it.each([
    [9n, 3, '[7,8]'],
    [9n, 1, '[]'],
    [1n, 1, '[]'],
  ])('names what is before request %s in place %s', (id, position, list) => {
    expect(aheadOf(id, position)).toEqual([list]);
  });

  it('of very many names the first twenty', () => {
    const [list] = aheadOf(1_000n, 900);
    expect(list.slice(1, -1).split(',').map(Number)).toEqual(Array.from({ length: 20 }, (_, index) => 101 + index));
  });
});
