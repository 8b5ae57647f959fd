/** A stream of numbers that only its seed decides. */
export interface RandomStream {
  /** The next number, 0 to 2^64 − 1, every one as likely. */
  next(): bigint;
  /**
   * One of a list, each as likely to within length ÷ 2^64.
   * @throws RangeError for an empty list
   */
  pick<T extends NonNullable<unknown>>(list: readonly T[]): T;
}

const bits64 = (value: bigint) => BigInt.asUintN(64, value);

/**
 * The generator SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, 2014). Good for
 * simulation, no good for secrets.
 * @param seed any bigint; its lowest 64 bits count
 * @example the first number of seed 1234567 is 6457827717110365317
 */
export function seededRandom(seed: bigint): RandomStream {
  let state = bits64(seed);
  function next(): bigint {
    state = bits64(state + 0x9e3779b97f4a7c15n);
    let mixed = bits64((state ^ (state >> 30n)) * 0xbf58476d1ce4e5b9n);
    mixed = bits64((mixed ^ (mixed >> 27n)) * 0x94d049bb133111ebn);
    return mixed ^ (mixed >> 31n);
  }
  function pick<T extends NonNullable<unknown>>(list: readonly T[]): T {
    const picked = list[Number((next() * BigInt(list.length)) >> 64n)];
    if (picked === undefined) throw new RangeError('nothing to pick from');
    return picked;
  }
  return { next, pick };
}
