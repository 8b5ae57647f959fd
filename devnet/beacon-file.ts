import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { adoptedBeacon } from './beacon/adopt';
import { type BeaconRecord, decodeBeacon, encodeBeacon } from './beacon/beacon-json';
import type { BeaconState } from './beacon/state';

const SEED = 0x6d696c6c;
const GWEI = 10n ** 9n;
/** Reports that a chain may be taken back by and still find its beacon chain. */
const EARLIER_KEPT = 48;

/** The last report that landed on the chain. */
export type LastReport = Pick<BeaconRecord, 'reportedAt' | 'validatorsWei' | 'pendingWei'>;

/**
 * The beacon chain as the chain's last report described it. Also found are those of some reports before, because a test
 * may take the chain back; where nothing fits, one with the balances of the chain takes over.
 * Reading and writing both belong under the lock for reports.
 */
export function readBeacon(folder: string, last: LastReport): BeaconState {
  const files = [newestFile(folder), earlierFile(folder, last.reportedAt)];
  const found = files.map(readRecord).find((record) => record !== undefined && describesSame(record, last));
  return found?.state ?? adoptedBeacon(SEED, last.validatorsWei / GWEI, last.pendingWei / GWEI);
}

/**
 * Keeps a state for the time its report has landed: written before the report is sent, it is found when the report is
 * on the chain and passed over when it never got there.
 */
export function writeBeacon(folder: string, record: BeaconRecord): void {
  mkdirSync(earlierFolder(folder), { recursive: true });
  const newest = newestFile(folder);
  const replaced = readRecord(newest);
  if (replaced !== undefined && replaced.reportedAt !== record.reportedAt) {
    renameSync(newest, earlierFile(folder, replaced.reportedAt));
    forgetOldest(folder);
  }
  writeFileSync(`${newest}.new`, encodeBeacon(record));
  renameSync(`${newest}.new`, newest);
}

function describesSame(record: BeaconRecord, last: LastReport): boolean {
  return (
    record.reportedAt === last.reportedAt &&
    record.validatorsWei === last.validatorsWei &&
    record.pendingWei === last.pendingWei
  );
}

function readRecord(file: string): BeaconRecord | undefined {
  return existsSync(file) ? decodeBeacon(readFileSync(file, 'utf8')) : undefined;
}

function forgetOldest(folder: string): void {
  const times = readdirSync(earlierFolder(folder)).map((name) => Number.parseInt(name, 10));
  const oldest = times.sort((a, b) => a - b).slice(0, Math.max(0, times.length - EARLIER_KEPT));
  for (const reportedAt of oldest) rmSync(earlierFile(folder, reportedAt), { force: true });
}

function newestFile(folder: string): string {
  return path.join(folder, 'beacon.json');
}

function earlierFolder(folder: string): string {
  return path.join(folder, 'beacon-earlier');
}

function earlierFile(folder: string, reportedAt: number): string {
  return path.join(earlierFolder(folder), `${reportedAt}.json`);
}
