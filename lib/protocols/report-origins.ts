import type { UnixSeconds } from '@/lib/units/units';

import type { Provenance } from './protocol';

/**
 * Where the number of reports in a window comes from.
 * @param apr where the pool's yearly rate comes from: its reports
 * @param asked the window's length, seconds
 * @param now the end of the window: the time of the block that is shown
 */
export function reportCountOrigin(apr: Provenance, asked: bigint, now: UnixSeconds): Provenance {
  return {
    ...apr,
    title: 'Reports',
    formula: `these events, as far as their data is of the last ${asked / 86_400n} days, so from ${now - asked} on (seconds since 1970); one with no earlier rate to grow from is not counted. The time runs from the data before the first of them to that of the last.`,
  };
}
