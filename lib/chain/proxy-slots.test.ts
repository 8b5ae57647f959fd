import { hexToBigInt, keccak256, numberToHex, toHex } from 'viem';
import { expect, it } from 'vitest';

import { IMPLEMENTATION_SLOT } from './proxy-slots';

it('is the slot of ERC-1967', () => {
  const slot = hexToBigInt(keccak256(toHex('eip1967.proxy.implementation'))) - 1n;
  expect(IMPLEMENTATION_SLOT).toBe(numberToHex(slot, { size: 32 }));
});
