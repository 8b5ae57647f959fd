import type { Wei } from '@/lib/units/units';

/** A past request that the first report that could did not pay. */
export interface ShortRequest {
  /** What the pool lacked to pay it when that report was through, wei. */
  readonly shortage: Wei;
  /** Frames from that report to the one that paid it, or to the last one while it waits; at least 1. */
  readonly frames: bigint;
  /** Whether it took exited validators; false when rewards and deposits were enough, or it still waits. */
  readonly byExits: boolean;
}

/** Of the requests, so many whose shortage is most alike teach; a third of them when there are more. */
const LEAST_ALIKE = 12;
/** Equally likely turnarounds that the answer is made of. */
const POINTS = 40;

/** Longer than anything looks ahead: the past does not say how long. */
export const BEYOND_EXPERIENCE = 1n << 40n;

/**
 * How many frames exits take for a shortage, by the product-limit estimate (Kaplan, Meier: Nonparametric Estimation from
 * Incomplete Observations, 1958). What deposits paid, or nothing yet, still says that exits took at least so long; leaving
 * those out would make exits seem quicker than they are.
 * @param past requests that were short
 * @param shortage of the request in question, wei; those most like it count
 * @param waited frames it has waited since the first report that could have paid it; 0 or less when that is to come
 * @returns equally likely turnarounds, longest last, all longer than `waited`; {@link BEYOND_EXPERIENCE} where the past
 *   ends; empty when no exit was ever seen to take longer than `waited`
 * @example of 4 requests, exits paid two after 2 and 4 frames and deposits two after 3: three in four take longer than 2,
 *   none is known to take longer than 4
 */
export function exitTurnarounds(past: readonly ShortRequest[], shortage: Wei, waited: bigint): readonly bigint[] {
  const alike = mostAlike(past, shortage).filter(({ frames }) => frames > waited);
  const ends = [...new Set(alike.filter(({ byExits }) => byExits).map(({ frames }) => frames))].sort(ascending);
  const points: bigint[] = [];
  let surviving = 1;
  for (const end of ends) {
    const atRisk = alike.filter(({ frames }) => frames >= end).length;
    const ended = alike.filter(({ frames, byExits }) => byExits && frames === end).length;
    surviving *= 1 - ended / atRisk;
    while (points.length < Math.round(POINTS * (1 - surviving))) points.push(end);
  }
  if (points.length === 0) return [];
  while (points.length < POINTS) points.push(BEYOND_EXPERIENCE);
  return points;
}

/** How many past requests {@link exitTurnarounds} goes by for the same question. */
export function turnaroundsKnown(past: readonly ShortRequest[], shortage: Wei, waited: bigint): number {
  return mostAlike(past, shortage).filter(({ frames }) => frames > waited).length;
}

function mostAlike(past: readonly ShortRequest[], shortage: Wei): readonly ShortRequest[] {
  const count = Math.max(LEAST_ALIKE, Math.ceil(past.length / 3));
  if (past.length <= count) return past;
  const distance = (one: ShortRequest) => Math.abs(Math.log(Number(one.shortage) / Math.max(1, Number(shortage))));
  return past
    .map((one) => ({ one, distance: distance(one) }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, count)
    .map(({ one }) => one);
}

const ascending = (a: bigint, b: bigint) => (a < b ? -1 : a > b ? 1 : 0);
