import { parseEther } from 'viem';
import { describe, expect, it } from 'vitest';

import { splitRequest } from './accounts';

describe('splitRequest', () => {
  it.each([
    ['0.5', 1],
    ['1000', 1],
    ['1000.5', 2],
    ['2500', 3],
  ])('makes %s ether into %d requests that sum up to it', (ether, count) => {
    const parts = splitRequest(parseEther(ether));
    expect(parts).toHaveLength(count);
    expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(parseEther(ether));
    expect(parts.every((part) => part > 0n && part <= parseEther('1000'))).toBe(true);
  });
});
