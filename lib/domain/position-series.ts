import { type UnixSeconds, unixSeconds, type Wei, wei } from '@/lib/units/units';

import { isEarned, type StatementLine } from './ledger-statement';

/** A rate that is rounded can fall by so much without anything being lost. */
const DUST_WEI = 2n;

/** What an account was worth after everything of a moment, and what it had earned since the start. */
export interface PositionPoint {
  readonly at: UnixSeconds;
  readonly worth: Wei;
  readonly earned: Wei;
  /** Something was lost since the point before. */
  readonly loss: boolean;
}

/** One pool's part: what it opens with and its lines, in the order of time. */
export interface PositionStream {
  readonly opening: bigint;
  readonly lines: readonly StatementLine[];
}

/**
 * Worth and earnings over time, of several pools together, thinned to at most one point per equal slice of the span: the
 * last moment of a slice stands for it. A loss inside a slice marks its point, so that none is hidden.
 * @param since nothing before it is drawn or counted as earned; null for everything
 * @param slices how many points to draw at most; at least 1
 */
export function positionSeries(
  streams: readonly PositionStream[],
  since: UnixSeconds | null,
  slices: number,
): readonly PositionPoint[] {
  const lines = streams.flatMap((stream) => stream.lines).toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const drawn = lines.filter(({ at }) => since === null || at >= since);
  const [first, last] = [drawn[0], drawn.at(-1)];
  if (first === undefined || last === undefined) return [];
  const span = last.at - first.at + 1n;
  let worth = streams.reduce((sum, { opening }) => sum + opening, 0n);
  let earned = 0n;
  for (const { at, change } of lines) if (since !== null && at < since) worth += change;
  const bySlice = new Map<bigint, PositionPoint>();
  for (const { kind, at, change } of drawn) {
    worth += change;
    if (isEarned(kind)) earned += change;
    const slice = ((at - first.at) * BigInt(slices)) / span;
    const loss = bySlice.get(slice)?.loss === true || (kind === 'loss' && change < -DUST_WEI);
    bySlice.set(slice, { at: unixSeconds(at), worth: wei(worth), earned: wei(earned), loss });
  }
  return [...bySlice.values()];
}
