/**
 * The whole part of a square root, by Newton's method from above.
 * @param value zero or more
 * @returns the largest number whose square is at most the value
 * @throws RangeError for a negative value
 * @example the root of 99 is 9
 */
export function squareRootDown(value: bigint): bigint {
  if (value < 0n) throw new RangeError(`${value} has no square root`);
  if (value < 2n) return value;
  let root = 1n << BigInt((value.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (root + value / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}
