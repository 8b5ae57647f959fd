import { slashMany } from './beacon/slashing';
import { frameBetween } from './beacon/step';
import { readBeacon, writeBeacon } from './beacon-file';
import type { DevnetLink } from './devnet-link';
import { readLastReport } from './report-basis';
import { withoutReports } from './report-now';

/** What slashings did at once; the correlation penalty and missed duties follow with the next reports. */
export type SlashOutcome = {
  /** May be fewer than asked for: only validators that work and stay can be slashed. */
  readonly slashed: number;
  readonly penaltyWei: bigint;
};

/** Slashes so many validators now. The next report shows it, whoever makes it. */
export function slashNow(link: DevnetLink, count: number): Promise<SlashOutcome> {
  return withoutReports(link, async () => {
    const last = await readLastReport(link);
    const before = readBeacon(link.folder, last);
    const state = slashMany(before, count);
    writeBeacon(link.folder, { ...last, state });
    const { change } = frameBetween(before, state);
    const slashed = state.slashings.length - before.slashings.length;
    return { slashed, penaltyWei: change.slashedGwei * 10n ** 9n };
  });
}
