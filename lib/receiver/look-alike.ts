import type { Address } from 'viem';

/** Hex digits at each end that people compare, if they compare any: wallets show three or four. */
const DIGITS = 3;

/**
 * The address among those known whose ends are the same as another's. Whoever wants to be paid by mistake makes an address
 * with such ends and waits for it to be copied from a list of transactions ("address poisoning"). By chance two addresses
 * are alike in 24 bits once in 17 million.
 * @returns null when none is alike, or it is one of them
 */
export function lookAlike(address: Address, known: readonly Address[]): Address | null {
  const wanted = address.toLowerCase();
  if (known.some((one) => one.toLowerCase() === wanted)) return null;
  return known.find((one) => endsOf(one) === endsOf(address)) ?? null;
}

function endsOf(address: Address): string {
  const digits = address.slice(2).toLowerCase();
  return `${digits.slice(0, DIGITS)}…${digits.slice(-DIGITS)}`;
}
