import type { UnixSeconds } from '@/lib/units/units';

import type { RateReport } from './apr';
import type { ShareRate } from './share-rate';

/**
 * What one event says of the rate. Some protocols announce each change with the rate before it (Lido), others only the
 * rate after it (Rocket Pool).
 */
export interface RateMark {
  readonly blockNumber: bigint;
  /** When the rate was that, by the event's own word. */
  readonly timestamp: UnixSeconds;
  readonly after: ShareRate;
  /** The rate before, and the seconds since then; null when the event says neither. */
  readonly before: { readonly rate: ShareRate; readonly elapsed: bigint } | null;
}

/**
 * Reports from marks. A mark without a rate before it takes that of the mark before; the first of such marks only opens
 * the series, and a mark at the same second as the one before replaces nothing and adds nothing.
 * @param marks oldest first
 */
export function reportsFromMarks(marks: readonly RateMark[]): readonly RateReport[] {
  return marks.flatMap((mark, index) => {
    const before = mark.before ?? previousOf(mark, marks[index - 1]);
    if (before === null) return [];
    const { blockNumber, timestamp, after } = mark;
    return [{ blockNumber, timestamp, elapsed: before.elapsed, before: before.rate, after }];
  });
}

function previousOf(mark: RateMark, previous: RateMark | undefined): RateMark['before'] {
  if (previous === undefined || previous.timestamp >= mark.timestamp) return null;
  return { rate: previous.after, elapsed: mark.timestamp - previous.timestamp };
}
