import { keccak256, size, slice, zeroHash } from 'viem';
import { describe, expect, it } from 'vitest';

import { extraDataOf } from './extra-data';

describe('extraDataOf', () => {
  it('is none when nothing changed', () => {
    expect(extraDataOf([1n, 2n], [1n, 2n])).toEqual({ format: 0n, hash: zeroHash, itemsCount: 0n, list: undefined });
  });

  it('names the operators that changed and what they have now, in the order of their ids', () => {
    const { format, hash, itemsCount, list = '0x' } = extraDataOf([1n, 2n, 3n], [4n, 2n, 5n]);
    expect([format, itemsCount, hash]).toEqual([1n, 1n, keccak256(list)]);
    expect(size(list)).toBe(32 + 16 + 2 * (8 + 16));
    expect(slice(list, 0, 32)).toBe(zeroHash);
    // Index 0, exited validators, module 1, two operators.
    expect(slice(list, 32, 48)).toBe('0x00000000020000010000000000000002');
    expect(slice(list, 48, 64)).toBe('0x00000000000000000000000000000002');
    expect(slice(list, 64)).toBe('0x0000000000000000000000000000000400000000000000000000000000000005');
  });
});
