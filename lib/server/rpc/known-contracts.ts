import 'server-only';

import { isAddress } from 'viem';

/** Every address in a value, at any depth, in lower case. */
export function addressesIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return isAddress(value, { strict: false }) ? [value.toLowerCase()] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(addressesIn);
}
