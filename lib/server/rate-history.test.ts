import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { RateReport } from '@/lib/domain/apr';
import { CONTRACTS } from '@/lib/protocols/lido/lido.fixture';
import { lidoReports } from '@/lib/protocols/lido/reports';

import type { Archive, ArchiveAnswer } from './archive/archive';
import { blockAt, Deferred } from './blocks.fixture';
import { RateHistoryReader, reportHistory } from './rate-history';

const DAY = 7_200n;
const history = reportHistory('lido', lidoReports(CONTRACTS), 1n);

/** `TokenRebased` in a block, as the archive gives it; the rate grows by one of 10,000. */
const rebased = (blockNumber: bigint) => ({
  address: CONTRACTS.token,
  eventName: 'TokenRebased',
  args: {
    reportTimestamp: blockAt(blockNumber).timestamp as bigint,
    timeElapsed: 86_400n,
    preTotalShares: 10_000n,
    preTotalEther: 10_000n,
    postTotalShares: 10_000n,
    postTotalEther: 10_001n,
  },
  blockNumber,
  logIndex: 0,
  transaction: blockAt(blockNumber).hash,
  timestamp: null,
});
const ready = (blocks: readonly bigint[]): ArchiveAnswer => ({ status: 'ready', logs: blocks.map(rebased) });
const readLogs = vi.fn<Archive['readLogs']>();
const reader = new RateHistoryReader({ readLogs }, history);
const syncing = (state: 'working' | 'failed', reason: string | null): ArchiveAnswer => {
  const numbers = { blocksDone: 0n, blocksTotal: 0n, blocksPerSecond: null, secondsLeft: null };
  return { status: 'syncing', progress: { key: '', state, reason, wanted: null, stored: null, ...numbers } };
};

beforeEach(() => {
  vi.useFakeTimers();
  readLogs.mockReset();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('RateHistoryReader', () => {
  it('asks for one event of one contract', () => {
    expect(history.filter).toMatchObject({
      key: 'lido:reports',
      queries: [
        {
          addresses: [CONTRACTS.token],
          topics: ['0xff08c3ef606d198e316ef5b822193c489965899eb4e3c248cea1a4626c3eda50'],
        },
      ],
      fromBlock: 1n,
    });
  });

  it('measures the yearly rate over 7 days and draws 90', async () => {
    readLogs.mockResolvedValue(ready(Array.from({ length: 120 }, (_, index) => BigInt(index + 1) * DAY)));
    const found = await reader.upTo(blockAt(120n * DAY));
    // The reports of days 113 to 120, both ends of the window included.
    expect(found).toMatchObject({ status: 'ready', apr: { reports: 8 } });
    expect(found.status === 'ready' && found.points).toHaveLength(91);
    expect(found.status === 'ready' && found.points[0]?.at).toBe(blockAt(30n * DAY).timestamp);
  });

  it('looks back no further than 660,000 blocks', async () => {
    readLogs.mockResolvedValue(ready([]));
    await reader.upTo(blockAt(1_000_000n));
    await reader.upTo(blockAt(100n));
    expect(readLogs.mock.calls.map(([, { fromBlock }]) => fromBlock)).toEqual([340_000n, 0n]);
  });

  it('does not keep a picture waiting', async () => {
    const held = new Deferred<ArchiveAnswer>();
    readLogs.mockReturnValue(held.promise);
    const asked = reader.upTo(blockAt(100n));
    await vi.advanceTimersByTimeAsync(700);
    expect(await asked).toEqual({ status: 'loading' });
    held.resolve(ready([]));
    expect(await reader.upTo(blockAt(100n))).toEqual({ status: 'ready', apr: null, points: [] });
  });

  it('says that the archive is filling, or why there is none', async () => {
    readLogs.mockResolvedValue(syncing('working', null));
    expect(await reader.upTo(blockAt(100n))).toEqual({ status: 'loading' });
    readLogs.mockResolvedValue(syncing('failed', 'the node asks for a pause'));
    expect(await reader.upTo(blockAt(100n))).toEqual({ status: 'unavailable', reason: 'the node asks for a pause' });
    readLogs.mockResolvedValue({ status: 'unavailable', reason: 'the database cannot be reached' });
    expect(await reader.upTo(blockAt(100n))).toEqual({
      status: 'unavailable',
      reason: 'the database cannot be reached',
    });
  });

  it('passes on what is no trouble of a node or a database', async () => {
    const broken: RateReport | null = null;
    readLogs.mockRejectedValue(new TypeError(`not a report: ${broken}`));
    await expect(reader.upTo(blockAt(100n))).rejects.toThrow(TypeError);
  });
});
