import type { Hash } from 'viem';

/** Blocks from one to another, both included. */
export interface BlockRange {
  readonly from: bigint;
  readonly to: bigint;
}

/** The blocks of a history that are stored, without a hole, and the hash of the newest, by which the chain is known again. */
export interface Coverage extends BlockRange {
  readonly toHash: Hash;
}

/** How many blocks a range has; none when it ends before it begins. */
export function blocksIn({ from, to }: BlockRange): bigint {
  return to < from ? 0n : to - from + 1n;
}

/**
 * What to read next so that the stored blocks stay without a hole. The newest blocks come first, then older ones going
 * back: what pages show most is there first.
 * @param stored null when nothing is
 * @param wanted all that shall be stored
 * @param size most blocks to read at once, at least 1
 * @returns null when all is stored
 */
export function nextRange(stored: BlockRange | null, wanted: BlockRange, size: bigint): BlockRange | null {
  if (wanted.to < wanted.from) return null;
  if (stored === null) return { from: later(wanted.from, wanted.to - size + 1n), to: wanted.to };
  if (stored.to < wanted.to) return { from: stored.to + 1n, to: earlier(wanted.to, stored.to + size) };
  if (stored.from > wanted.from) return { from: later(wanted.from, stored.from - size), to: stored.from - 1n };
  return null;
}

/**
 * The stored blocks once a neighbouring range is stored too.
 * @throws RangeError for a range that would leave a hole or overlaps
 */
export function extended(stored: Coverage | null, range: Coverage): Coverage {
  if (stored === null) return range;
  if (range.from === stored.to + 1n) return { from: stored.from, to: range.to, toHash: range.toHash };
  if (range.to === stored.from - 1n) return { from: range.from, to: stored.to, toHash: stored.toHash };
  throw new RangeError(`blocks ${range.from} to ${range.to} do not adjoin ${stored.from} to ${stored.to}`);
}

const later = (a: bigint, b: bigint): bigint => (a > b ? a : b);
const earlier = (a: bigint, b: bigint): bigint => (a < b ? a : b);
