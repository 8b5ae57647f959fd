/**
 * value × numerator ÷ denominator, rounded down, with no intermediate overflow (bigint has none).
 * @param value any non-negative bigint
 * @param numerator non-negative
 * @param denominator greater than zero
 * @returns floor(value × numerator ÷ denominator), in the unit of `value` times the ratio's unit
 * @throws RangeError when the denominator is zero or anything is negative: floor and truncation would then differ
 */
export function mulDivDown(value: bigint, numerator: bigint, denominator: bigint): bigint {
  assertNatural(value, numerator, denominator);
  return (value * numerator) / denominator;
}

/**
 * value × numerator ÷ denominator, rounded up.
 * @returns ceil(value × numerator ÷ denominator)
 * @throws RangeError as {@link mulDivDown}
 */
export function mulDivUp(value: bigint, numerator: bigint, denominator: bigint): bigint {
  assertNatural(value, numerator, denominator);
  return (value * numerator + denominator - 1n) / denominator;
}

function assertNatural(value: bigint, numerator: bigint, denominator: bigint): void {
  if (value < 0n || numerator < 0n) throw new RangeError(`mulDiv of a negative: ${value} × ${numerator}`);
  if (denominator <= 0n) throw new RangeError(`mulDiv by ${denominator}`);
}
