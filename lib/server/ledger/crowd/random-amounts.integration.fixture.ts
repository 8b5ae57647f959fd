import { parseEther } from 'viem';

import type { Random } from '@/devnet/random';

/** From 0.05 to 4 ETH, odd to the wei. */
export function stakeOf(random: Random): bigint {
  return parseEther('0.05') + partOf(parseEther('3.95'), random);
}

/** Some of an amount, from nothing to all of it. */
export function partOf(amount: bigint, random: Random): bigint {
  return (amount * BigInt(Math.floor(random() * 2 ** 32)) + BigInt(Math.floor(random() * 2 ** 32))) / 2n ** 32n;
}

/** Some of an amount, and now and then all of it. */
export function someOf(amount: bigint, random: Random): bigint {
  return random() < 0.1 ? amount : partOf(amount, random);
}
