/** One figure at three percentiles of the waiting time, soonest first; all equal when nothing waits. */
export interface Range<T> {
  readonly p10: T;
  readonly p50: T;
  readonly p90: T;
}

/** Applies a function at each point of a range. */
export function mapRange<T, U>({ p10, p50, p90 }: Range<T>, map: (value: T) => U): Range<U> {
  return { p10: map(p10), p50: map(p50), p90: map(p90) };
}
