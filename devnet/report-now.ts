import path from 'node:path';

import type { Mishap } from './beacon-frame';
import type { DevnetLink } from './devnet-link';
import { withFileLock } from './file-lock';
import { beginFrame } from './frames';
import { executionRatePpm } from './rates';
import { type ReportOutcome, sendReport } from './reports';

/**
 * What queues move on by in a live report, however soon it comes after the one before: a turn of the sweep. A validator
 * asked to leave is then paid out one or two reports later, instead of after one to nine days.
 */
const LIVE_QUEUE_SECONDS = 8 * 86_400;
const LOCK_PATIENCE = { pollMs: 20, patienceMs: 20_000 };

/**
 * Makes one report that describes the chain as it is now, requests of the latest block included.
 * The live loop, the command line and tests may all do so at once; each waits for the one before.
 * @param mishap what went wrong since the last report; nothing by default
 * @param isBunkerMode whether bunker mode is on from then; as it was by default
 */
export function reportNow(
  link: DevnetLink,
  mishap: Mishap | null = null,
  isBunkerMode?: boolean,
): Promise<ReportOutcome> {
  return withoutReports(link, async () => {
    return sendReport(link, {
      timestamp: await beginFrame(link),
      mishap,
      leastQueueSeconds: LIVE_QUEUE_SECONDS,
      executionRatePpm: executionRatePpm(Math.random),
      ...(isBunkerMode === undefined ? {} : { isBunkerMode }),
    });
  });
}

/** Runs `work` while no report lands, whoever makes it: for comparing what was quoted with what happened. */
export function withoutReports<T>(link: DevnetLink, work: () => Promise<T>): Promise<T> {
  return withFileLock(path.join(link.folder, 'report.lock'), LOCK_PATIENCE, work);
}
