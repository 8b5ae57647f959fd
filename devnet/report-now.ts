import path from 'node:path';

import { accountingAbi } from '@/contracts-abi/accounting';

import { untilClockPasses } from './clock';
import type { DevnetLink } from './devnet-link';
import { withFileLock } from './file-lock';
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
    const timestamp = await momentToDescribe(link);
    // A report describes the past: its block must be younger than the moment it describes.
    await untilClockPasses(timestamp);
    return sendReport(link, { timestamp, cause });
  });
}

/** Runs `work` while no report lands, whoever makes it: for comparing what was quoted with what happened. */
export function withoutReports<T>(link: DevnetLink, work: () => Promise<T>): Promise<T> {
  return withFileLock(path.join(link.folder, 'report.lock'), LOCK_PATIENCE, work);
}

/** The latest block's time; when that was described already, the time of a new block. */
async function momentToDescribe({ client, contracts: { addresses } }: DevnetLink): Promise<bigint> {
  const { timestamp } = await client.getBlock();
  const lastDescribed = await client.readContract({
    address: addresses.Accounting,
    abi: accountingAbi,
    functionName: 'getLastReportTimestamp',
  });
  if (timestamp > lastDescribed) return timestamp;
  await untilClockPasses(timestamp);
  await client.mine({ blocks: 1 });
  return (await client.getBlock()).timestamp;
}
