import 'server-only';

/** A block and when it was made, Unix seconds. */
export interface BlockTime {
  readonly number: bigint;
  readonly timestamp: bigint;
}

/**
 * The first block made at a moment or later, found by halving: about 25 headers on mainnet.
 * @param moment Unix seconds
 * @param readTime when a block was made
 * @param last the newest block to look at
 * @returns null when every block up to the last was made before
 */
export async function firstBlockSince(
  moment: bigint,
  readTime: (block: bigint) => Promise<bigint>,
  last: BlockTime,
): Promise<bigint | null> {
  if (last.timestamp < moment) return null;
  let [low, high] = [0n, last.number];
  while (low < high) {
    const middle = (low + high) / 2n;
    if ((await readTime(middle)) < moment) low = middle + 1n;
    else high = middle;
  }
  return low;
}
