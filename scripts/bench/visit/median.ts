/** The middle one of an odd number of measurements, which one bad run does not move. */
export function median(numbers: readonly number[]): number {
  const middle = numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
  if (middle === undefined) throw new Error('no measurement has a median');
  return middle;
}
