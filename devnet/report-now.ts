import path from 'node:path';

import { accountingAbi } from '@/contracts-abi/accounting';

import type { Mishap } from './beacon-frame';
import { untilClockPasses } from './clock';
import type { DevnetLink } from './devnet-link';
import { withFileLock } from './file-lock';
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
 */
export function reportNow(link: DevnetLink, mishap: Mishap | null = null): Promise<ReportOutcome> {
  return withoutReports(link, async () => {
    const timestamp = await momentToDescribe(link);
    // A report describes the past: its block must be younger than the moment it describes.
    await untilClockPasses(timestamp);
    return sendReport(link, {
      timestamp,
      mishap,
      leastQueueSeconds: LIVE_QUEUE_SECONDS,
      executionRatePpm: executionRatePpm(Math.random),
    });
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
