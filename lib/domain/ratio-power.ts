import { RAY, type Ray, ray } from '@/lib/units/units';

/** The working scale: 60 decimals, 33 more than the result shows. */
const SCALE = 10n ** 60n;
const LN_2 = 693_147_180_559_945_309_417_232_121_458_176_568_075_500_134_360_255_254_120_680n;
/** Above this growth (a thousand million times) no result is given: it would say nothing, and the error bound ends here. */
const MOST = 10n ** 9n;

/** base = numerator ÷ denominator, exponent = over ÷ under. All four in any unit that cancels out. */
export interface RatioPower {
  /** Zero or more. */
  readonly numerator: bigint;
  /** Greater than zero. */
  readonly denominator: bigint;
  /** Greater than zero. */
  readonly over: bigint;
  /** Greater than zero. */
  readonly under: bigint;
}

/**
 * (numerator ÷ denominator) ^ (over ÷ under) as a ratio scaled by 1e27, in whole numbers only: exp(over ÷ under × ln(base)).
 * ln: base = m × 2^k with 3/4 ≤ m < 3/2, ln(m) = 2 artanh((m − 1) ÷ (m + 1)) as its power series. exp: the multiple of
 * ln 2 is taken out, the rest (at most ln 2) is a power series. Both run at 60 decimals until a term vanishes.
 *
 * Error: every term is cut by less than one unit of 1e-60 and each series has fewer than 100, so ln is off by less than
 * 1e-57 for k up to 500. An exponent up to 31,536,000 (one second in a year) makes that 1e-49 of the result, and the result is at most
 * 1e9: less than 1e-39. Cut down to 1e-27, the answer is the true one rounded down, or one unit of 1e-27 beside it.
 *
 * @returns ray, rounded down to within one unit of 1e-27; null when it is more than 1e9
 * @throws RangeError for a negative base, a zero denominator or an exponent that is not above zero
 * @example (4 ÷ 1) ^ (1 ÷ 2) is 2
 */
export function powerOfRatio({ numerator, denominator, over, under }: RatioPower): Ray | null {
  if (numerator < 0n || denominator <= 0n) throw new RangeError(`no power of ${numerator} ÷ ${denominator}`);
  if (over <= 0n || under <= 0n) throw new RangeError(`no exponent ${over} ÷ ${under}`);
  if (numerator === 0n) return ray(0n);
  if (numerator === denominator) return ray(RAY);
  const exponent = (naturalLogarithm(numerator, denominator) * over) / under;
  // e^21 is more than 1e9: the exact comparison below is for what is left.
  if (exponent > 21n * SCALE) return null;
  const power = exponential(exponent);
  return power > MOST * SCALE ? null : ray(power / (SCALE / RAY));
}

/** ln(numerator ÷ denominator), scaled by 1e60. */
function naturalLogarithm(numerator: bigint, denominator: bigint): bigint {
  let [top, bottom, twos] = [numerator, denominator, 0n];
  for (; 2n * top >= 3n * bottom; twos += 1n) bottom *= 2n;
  for (; 4n * top < 3n * bottom; twos -= 1n) top *= 2n;
  const z = ((top - bottom) * SCALE) / (top + bottom);
  const square = (z * z) / SCALE;
  let sum = 0n;
  for (let [term, odd] = [z, 1n]; term !== 0n; term = (term * square) / SCALE, odd += 2n) sum += term / odd;
  return 2n * sum + twos * LN_2;
}

/** e^(exponent), both scaled by 1e60. */
function exponential(exponent: bigint): bigint {
  const twos = exponent / LN_2;
  const rest = exponent - twos * LN_2;
  let sum = 0n;
  for (let [term, n] = [SCALE, 1n]; term !== 0n; term = (term * rest) / (SCALE * n), n += 1n) sum += term;
  return twos >= 0n ? sum << twos : sum >> -twos;
}
