import type { Hex } from 'viem';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { LogStore } from './log-store';
import { memoryDatabase } from './memory-database.fixture';
import type { RawLog } from './raw-log';

let database: Awaited<ReturnType<typeof memoryDatabase>>;

beforeAll(async () => {
  database = await memoryDatabase();
}, 60_000);
afterAll(() => database.close());

const bytes = (length: number, byte: string): Hex => `0x${byte.repeat(length)}`;
const topics = ['01', '02', '03', '04'].map((byte) => bytes(32, byte));

/** Every number of topics, with data and without, with a time and without, beyond what a double can count. */
const logs = Array.from(
  { length: 6_001 },
  (_, index): RawLog => ({
    blockNumber: 9_007_199_254_740_993n + BigInt(index),
    blockHash: bytes(32, 'ab'),
    logIndex: index,
    transactionHash: bytes(32, 'cd'),
    address: bytes(20, '0f'),
    topics: topics.slice(0, index % 5),
    data: index % 2 === 0 ? bytes(64, 'ee') : '0x',
    blockTimestamp: index % 3 === 0 ? null : 1_700_000_000n + BigInt(index),
  }),
);

it('gives back what it was given, in more than one statement', async () => {
  const store = new LogStore(database, 31_337);
  const range = { from: 1n, to: 2n ** 60n, toHash: bytes(32, 'aa') };
  await store.append('some', null, range, logs);
  await store.append('none', null, range, []);
  expect(await store.read('some', range)).toEqual(logs);
  expect(await store.read('none', range)).toEqual([]);
}, 60_000);
