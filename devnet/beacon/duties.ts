import { SECONDS_PER_EPOCH } from './constants';

const PARTS = 1_000_000;

/** Seconds of a span, by whether the duties of their epoch were done. Whole epochs apart from the two ends. */
export type Duties = {
  readonly wholeDone: number;
  readonly wholeMissed: number;
  /** The pieces of epochs at the ends, at most two. */
  readonly pieces: readonly { readonly fromSecond: number; readonly toSecond: number; readonly isMissed: boolean }[];
};

/** Whether a validator misses its duties in an epoch: the same answer every time, `missesPpm` of a million times yes. */
export function isDutyMissed(seed: number, validatorIndex: number, epoch: number, missesPpm: number): boolean {
  let mixed = Math.imul(seed ^ Math.imul(validatorIndex, 0x9e3779b1), 0x85ebca6b) ^ Math.imul(epoch, 0xc2b2ae35);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x7feb352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
  return ((mixed ^ (mixed >>> 16)) >>> 0) % PARTS < missesPpm;
}

/** The duties of a validator from one second to another. */
export function dutiesBetween(
  seed: number,
  validatorIndex: number,
  missesPpm: number,
  fromSecond: number,
  toSecond: number,
): Duties {
  const isMissed = (epoch: number) => isDutyMissed(seed, validatorIndex, epoch, missesPpm);
  const firstWhole = Math.ceil(fromSecond / SECONDS_PER_EPOCH);
  const endOfWhole = Math.floor(toSecond / SECONDS_PER_EPOCH);
  const piece = (from: number, to: number, epoch: number) =>
    from < to ? [{ fromSecond: from, toSecond: to, isMissed: isMissed(epoch) }] : [];
  if (firstWhole > endOfWhole) {
    return { wholeDone: 0, wholeMissed: 0, pieces: piece(fromSecond, toSecond, endOfWhole) };
  }
  let wholeMissed = 0;
  for (let epoch = firstWhole; epoch < endOfWhole; epoch += 1) if (isMissed(epoch)) wholeMissed += 1;
  return {
    wholeDone: endOfWhole - firstWhole - wholeMissed,
    wholeMissed,
    pieces: [
      ...piece(fromSecond, firstWhole * SECONDS_PER_EPOCH, firstWhole - 1),
      ...piece(endOfWhole * SECONDS_PER_EPOCH, toSecond, endOfWhole),
    ],
  };
}
