import { median } from './median';
import { withBrowser } from './open-browser';
import { type LighthouseRun, type Marks, marksBy, runLighthouse } from './run-lighthouse';
import { type TimesToInput, timesToInput } from './time-to-input';
import { type VisitWeight, weighVisit } from './weigh-visit';

const RUNS = 3;

/** Everything measured of one page. */
export interface Visit extends VisitWeight, TimesToInput {
  /** Null where Lighthouse was not asked. */
  readonly lighthouse: LighthouseRun | null;
}

/**
 * Visits a page for the first time, again and again.
 * @param browser the path of a Chromium
 */
export async function measureVisit(browser: string, url: string, withLighthouse: boolean): Promise<Visit> {
  const weights = await times(() => withBrowser(browser, (fresh) => weighVisit(fresh, url)));
  const usable = await times(() => withBrowser(browser, (fresh) => timesToInput(fresh, url)));
  const runs = withLighthouse ? await times(() => withBrowser(browser, (fresh) => runLighthouse(fresh, url))) : [];
  const most = (of: (weight: VisitWeight) => number) => Math.max(...weights.map(of));
  return {
    scriptBytes: median(weights.map(({ scriptBytes }) => scriptBytes)),
    // One call is one too many, in whichever run it was made.
    nodeCalls: most(({ nodeCalls }) => nodeCalls),
    thirdPartyCalls: most(({ thirdPartyCalls }) => thirdPartyCalls),
    usableSeconds: median(usable.map(({ usableSeconds }) => usableSeconds)),
    answeredSeconds: median(usable.map(({ answeredSeconds }) => answeredSeconds)),
    lighthouse: runs.length === 0 ? null : middleOf(runs),
  };
}

function middleOf(runs: readonly LighthouseRun[]): LighthouseRun {
  const mark = (name: keyof Marks) => median(runs.map(({ marks }) => marks[name]));
  return {
    marks: marksBy(mark),
    blockingMs: median(runs.map(({ blockingMs }) => blockingMs)),
    shift: median(runs.map(({ shift }) => shift)),
    firstPaintMs: median(runs.map(({ firstPaintMs }) => firstPaintMs)),
    largestPaintMs: median(runs.map(({ largestPaintMs }) => largestPaintMs)),
  };
}

async function times<T>(measure: () => Promise<T>): Promise<readonly T[]> {
  const found: T[] = [];
  for (let run = 0; run < RUNS; run += 1) found.push(await measure());
  return found;
}
