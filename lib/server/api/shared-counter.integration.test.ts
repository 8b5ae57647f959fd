import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';

import { openDatabase } from '../archive/open-database';
import { postgresServer } from '../archive/postgres-server.integration.fixture';
import { RateLimit } from './rate-limit';
import { sharedCounter } from './shared-counter';

const { postgres, stop, missing } = await postgresServer();
afterAll(stop);

const url = postgres?.url ?? '';
const POINTS = 10;

const opened: { close(): Promise<void> }[] = [];

/** What one process has. */
function processLimit(address = url): RateLimit {
  const counter = sharedCounter(address, { points: POINTS, duration: 60 });
  opened.push(counter);
  return new RateLimit(counter, POINTS);
}

describe.skipIf(missing !== null)('with a real server', () => {
  beforeEach(async () => {
    const database = await openDatabase({ databaseUrl: url, dataFolder: '' });
    await database.close();
    await postgres?.query('truncate rate_limits');
  });
  afterEach(async () => {
    for (const counter of opened.splice(0)) await counter.close();
  });

  it('a client spends one allowance, whichever process it asks', async () => {
    const [one, other] = [processLimit(), processLimit()];
    expect(await one.take('a', 6)).toMatchObject({ allowed: true, remaining: 4 });
    expect(await other.take('a', 3)).toMatchObject({ allowed: true, remaining: 1 });
    expect(await one.take('a', 2)).toMatchObject({ allowed: false, remaining: 0 });
    expect(await other.take('b', 2)).toMatchObject({ allowed: true, remaining: 8 });
  });

  it('counts that arrive together at several processes are all counted', async () => {
    const processes = Array.from({ length: 4 }, () => processLimit());
    const taken = await Promise.all(Array.from({ length: 40 }, (_, index) => processes[index % 4]?.take('a', 1)));
    expect(taken.filter((allowance) => allowance?.allowed === true)).toHaveLength(POINTS);
  });

  it('starts anew once the minute is over', async () => {
    const kept = () => postgres?.query("select points from rate_limits where key = 'api:a'");
    await processLimit().take('a', POINTS);
    expect(await kept()).toBe(String(POINTS));
    await postgres?.query("update rate_limits set expire = 1 where key = 'api:a'");
    expect(await processLimit().take('a', 1)).toMatchObject({ allowed: true, remaining: POINTS - 1 });
    // Not by a process on its own, which would begin with a full allowance too.
    expect(await kept()).toBe('1');
  });

  it('each process counts for itself while the table is not there, and together again later', async () => {
    await postgres?.query('alter table rate_limits rename to elsewhere');
    const limit = processLimit();
    expect(await limit.take('a', 6)).toMatchObject({ allowed: true, remaining: 4 });
    expect(await limit.take('a', 6)).toMatchObject({ allowed: false });
    await postgres?.query('alter table elsewhere rename to rate_limits');
    expect(await processLimit().take('a', 1)).toMatchObject({ remaining: POINTS - 1 });
  });
});

it('each process counts for itself when no server is there', async () => {
  const limit = processLimit('postgres://nobody@127.0.0.1:1/none');
  expect(await limit.take('a', 6)).toMatchObject({ allowed: true, remaining: 4 });
  expect(await limit.take('a', 6)).toMatchObject({ allowed: false });
});
