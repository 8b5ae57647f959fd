/** A source of numbers from 0 (included) to 1 (excluded). */
export type Random = () => number;

/**
 * The mulberry32 generator: the same seed gives the same numbers on every machine, so that seeded history never changes.
 * @param seed any 32-bit integer
 */
export function randomFrom(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
