import { type RandomStream, seededRandom } from '@/lib/domain/seeded-random';

/** The amounts of all suites, the same in every run. */
export const random: RandomStream = seededRandom(0x6d696c6c72616365n);

/**
 * An amount up to `most` and now and then a little beyond it: every order of magnitude as often, so that rounding shows,
 * and the edges themselves.
 */
export function amountUpTo(most: bigint): bigint {
  const kind = Number(random.next() % 10n);
  if (kind === 0) return most;
  if (kind === 1) return most + 1n + (random.next() % 3n);
  if (kind === 2) return random.next() % 5n;
  const magnitude = 10n ** (random.next() % BigInt(Math.max(1, most.toString().length)));
  const range = magnitude * 10n < most ? magnitude * 10n : most;
  return range === 0n ? 0n : between(range);
}

/** Any number below `end`, which may be larger than a stream's own numbers. */
function between(end: bigint): bigint {
  let value = 0n;
  for (let bits = 0; bits < 320; bits += 64) value = (value << 64n) | random.next();
  return value % end;
}
