import type { Address } from 'viem';

/** The unlocked account of that number. Throws when the chain has fewer. */
export function accountOf(accounts: readonly Address[], index: number): Address {
  const address = accounts[index];
  if (address === undefined) throw new Error(`The chain has no unlocked account number ${index}.`);
  return address;
}
