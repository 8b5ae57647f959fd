/** Requests that one call names. */
const MOST_NAMED = 20n;

/**
 * The arguments with which the queue tells what is ahead of a waiting request: the numbers of the requests before it that
 * are not paid, of very many the first twenty.
 * @param position its place among those that wait, from 1
 * @example request 9 in third place: ["[7,8]"]
 */
export function aheadOf(id: bigint, position: number): readonly [string] {
  const first = id - BigInt(position) + 1n;
  const count = id - first < MOST_NAMED ? id - first : MOST_NAMED;
  return [`[${Array.from({ length: Number(count) }, (_, index) => first + BigInt(index)).join(',')}]`];
}
