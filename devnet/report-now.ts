import path from 'node:path';

import type { DevnetLink } from './devnet-link';
import { withFileLock } from './file-lock';
import { beginFrame } from './frames';
import { ordinaryRewards, type ReportCause } from './rates';
import { type ReportOutcome, sendReport } from './reports';

const LOCK_PATIENCE = { pollMs: 20, patienceMs: 20_000 };

/**
 * Makes one report that describes the chain as it is now, requests of the latest block included.
 * The live loop, the command line and tests may all do so at once; each waits for the one before.
 * @param cause what happened since the last report; by default an ordinary day's rate for the time that passed
 */
export function reportNow(link: DevnetLink, cause: ReportCause = ordinaryRewards(Math.random)): Promise<ReportOutcome> {
  return withoutReports(link, async () => {
    const timestamp = await beginFrame(link);
    return sendReport(link, { timestamp, cause });
  });
}

/** Runs `work` while no report lands, whoever makes it: for comparing what was quoted with what happened. */
export function withoutReports<T>(link: DevnetLink, work: () => Promise<T>): Promise<T> {
  return withFileLock(path.join(link.folder, 'report.lock'), LOCK_PATIENCE, work);
}
