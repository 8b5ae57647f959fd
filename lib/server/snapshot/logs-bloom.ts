import 'server-only';

import { type Hex, hexToBytes, keccak256 } from 'viem';

const BLOOM_BYTES = 256;
/** Each item sets three bits, of eleven bits of its hash each. */
const PAIRS = [0, 2, 4] as const;

/**
 * Whether a block can have logs that carry all of these items: an address or a topic each. "No" is certain; "yes" can be
 * wrong. Yellow paper, 4.3.1, function M.
 */
export function mayHaveLogs(logsBloom: Hex, items: readonly Hex[]): boolean {
  const bloom = hexToBytes(logsBloom);
  if (bloom.length !== BLOOM_BYTES) return true;
  return items.every((item) => PAIRS.every((pair) => isSet(bloom, bitOf(keccak256(item, 'bytes'), pair))));
}

function bitOf(hash: Uint8Array, pair: number): number {
  return (((hash[pair] ?? 0) << 8) | (hash[pair + 1] ?? 0)) & 0x7ff;
}

/** Bit 0 is the lowest bit of the last byte. */
function isSet(bloom: Uint8Array, bit: number): boolean {
  return ((bloom[BLOOM_BYTES - 1 - (bit >> 3)] ?? 0) & (1 << (bit & 7))) !== 0;
}
