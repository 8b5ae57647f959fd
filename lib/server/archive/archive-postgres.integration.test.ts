import { execFileSync } from 'node:child_process';

import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { Archive } from './archive';
import { describeArchive } from './archive-suite.test.fixture';
import { storageKey } from './archived-log';
import type { Database } from './database';
import { LogChain } from './log-chain.fixture';
import { LogStore } from './log-store';
import { openDatabase } from './open-database';
import { postgresDatabase, postgresServer } from './postgres-server.integration.fixture';
import { archiveOf } from './scripted-archive.fixture';
import { smallDisk } from './small-disk.integration.fixture';

const { postgres, stop, missing } = await postgresServer();
afterAll(stop);

/** The address of a server; the tests that ask for it are skipped when there is none. */
const url = postgres?.url ?? '';
const read = (archive: Archive, chain: LogChain) =>
  archive.readLogs(chain.filter, { fromBlock: 1n, toBlock: { number: chain.head, hash: chain.hashOf(chain.head) } });

/** Reads until all is stored. */
async function synced(archive: Archive, chain: LogChain): Promise<void> {
  await read(archive, chain);
  await archive.settled();
}

describe.skipIf(missing !== null)('with a real server', () => {
  describeArchive('Archive on Postgres', () => postgresDatabase(url));

  const opened: Database[] = [];
  const connect = async (): Promise<Database> => {
    const database = await openDatabase({ databaseUrl: url, dataFolder: '' });
    opened.push(database);
    return database;
  };
  beforeEach(async () => {
    const database = await postgresDatabase(url);
    await database.empty();
    await database.close();
  });
  afterEach(async () => {
    for (const database of opened.splice(0)) await database.close();
  });

  it('several processes that start at once make the tables once', async () => {
    await postgres?.query('drop table archive_logs, archive_coverage, archive_migrations, rate_limits');
    await Promise.all(Array.from({ length: 6 }, connect));
    expect(await postgres?.query('select name from archive_migrations order by name')).toBe(
      '0001-logs.sql\n0002-rate-limits.sql',
    );
  });

  it('a lock is one process’s, and free when that process has gone', async () => {
    const [first, second] = [await connect(), await connect()];
    const release = await first.tryLock('one');
    expect(release).not.toBeNull();
    expect(await second.tryLock('one')).toBeNull();
    expect(await second.tryLock('another')).not.toBeNull();
    await release?.();
    expect(await second.tryLock('one')).not.toBeNull();
    await first.tryLock('held to the end');
    await first.close();
    expect(await second.tryLock('held to the end')).not.toBeNull();
  });

  it('two processes share one history: each block is read once, and both answer from it', async () => {
    const [here, there] = [new LogChain(20_000n, 20n), new LogChain(20_000n, 20n)];
    const [one, other] = [archiveOf([here], connect), archiveOf([there], connect)];
    await Promise.all([synced(one, here), synced(other, there)]);
    const ranges = [...here.takeRanges(), ...there.takeRanges()].toSorted(([a], [b]) => Number(a - b));
    for (const [index, [from]] of ranges.entries()) expect(from).toBe((ranges[index - 1]?.[1] ?? 0n) + 1n);
    const store = new LogStore(await connect(), 5);
    expect(await store.countOf(storageKey(here.filter))).toBe(here.blocksWithLogs(1n, 19_936n).length);
    for (const [archive, chain] of [
      [one, here],
      [other, there],
    ] as const)
      expect(await read(archive, chain)).toMatchObject({ status: 'ready', logs: { length: 1_000 } });
  });

  it('a server that goes away is named, is not asked all the time, and is used again when it is back', async () => {
    const chain = new LogChain(1_000n);
    let now = 0;
    const archive = archiveOf([chain], connect, { now: () => now });
    await synced(archive, chain);
    await postgres?.down();
    expect(await read(archive, chain)).toEqual({ status: 'unavailable', reason: 'the database cannot be reached' });
    await postgres?.up();
    now += 60_000;
    await expect.poll(async () => (await read(archive, chain)).status, { timeout: 20_000 }).toBe('ready');
  });
});

const disk = missing === null ? smallDisk('8m') : null;
afterAll(() => disk?.remove());

it.skipIf(disk === null)(
  'a full disk is named, what was stored before stays, and it goes on when there is room',
  async () => {
    if (disk === null || postgres === null) throw new Error('skipped without them');
    execFileSync('chown', ['postgres', disk.folder]);
    await postgres.query(`create tablespace small location '${disk.folder}'`);
    await postgres.query('create database small tablespace pg_default');
    await postgres.query('alter database small set default_tablespace = small');
    const small = postgres.url.replace(/postgres$/, 'small');
    const chain = new LogChain(20_000n, 1n);
    chain.limits = { blocks: 500n };
    let now = 0;
    const archive = archiveOf([chain], () => openDatabase({ databaseUrl: small, dataFolder: '' }), { now: () => now });
    await synced(archive, chain);
    const [progress] = archive.progress();
    expect(progress).toMatchObject({ state: 'failed', reason: 'the disk of the database is full' });
    expect(progress?.blocksDone).toBeGreaterThan(0n);
    const before = chain.takeRanges();
    disk.grow('64m');
    now += 60_000;
    await synced(archive, chain);
    expect(archive.progress()).toMatchObject([{ state: 'idle', blocksDone: 19_936n, blocksTotal: 19_936n }]);
    expect(await read(archive, chain)).toMatchObject({ status: 'ready', logs: { length: 20_000 } });
    // Only what had been read and could not be stored is read again.
    const again = chain.takeRanges().filter(([from]) => before.some(([known]) => known === from));
    expect(again.length).toBeLessThanOrEqual(4);
    await archive.close();
  },
);
