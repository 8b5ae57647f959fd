import { bytesToHex, type Hex, keccak256 } from 'viem';
import { describe, expect, it } from 'vitest';

import { mayHaveLogs } from './logs-bloom';

const address = '0x0f572e5295c57f15886f9b263e2f6d2d6c7b5ec6';
const topic = `0x${'11'.repeat(32)}` as const;
const EMPTY = `0x${'00'.repeat(256)}` as const;

/** Written from the yellow paper's words, the other way round from the code: sets what the code looks for. */
function bloomOf(...items: readonly Hex[]): Hex {
  const bloom = new Uint8Array(256);
  for (const item of items) {
    const hash = BigInt(keccak256(item));
    for (const from of [240n, 224n, 208n]) {
      const bit = Number((hash >> from) & 2_047n);
      const index = 255 - Math.floor(bit / 8);
      bloom[index] = (bloom[index] ?? 0) | (1 << (bit % 8));
    }
  }
  return bytesToHex(bloom);
}

describe('mayHaveLogs', () => {
  it('is sure that an empty bloom has none', () => {
    expect(mayHaveLogs(EMPTY, [address])).toBe(false);
  });

  it('finds what was put in, and needs all of it', () => {
    expect(mayHaveLogs(bloomOf(address, topic), [address, topic])).toBe(true);
    expect(mayHaveLogs(bloomOf(address), [address, topic])).toBe(false);
    expect(mayHaveLogs(bloomOf(topic), [address, topic])).toBe(false);
  });

  it('knows an item by the three bits that the yellow paper gives it', () => {
    // Bits of keccak256(0x0f572e52…), worked out by hand from its first six bytes.
    const [a, b, c] = [0, 2, 4].map(
      (at) => Number.parseInt(keccak256(address).slice(2 + at * 2, 6 + at * 2), 16) % 2_048,
    );
    const bits = new Set([a, b, c]);
    let value = 0n;
    for (const bit of bits) value |= 1n << BigInt(bit ?? 0);
    expect(bloomOf(address)).toBe(`0x${value.toString(16).padStart(512, '0')}`);
    expect(mayHaveLogs(`0x${value.toString(16).padStart(512, '0')}`, [address])).toBe(true);
  });
});
