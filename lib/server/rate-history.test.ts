import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { CONTRACTS } from '@/lib/protocols/lido/lido.fixture';
import { lidoReports } from '@/lib/protocols/lido/reports';

import { blockAt, Deferred } from './blocks.fixture';
import { RateHistoryReader } from './rate-history';
import { LogNode } from './report-log.fixture';

const DAY = 7_200n;
const explain = (error: unknown) => (error instanceof Error ? 'the logs cannot be read' : '');
const readerOf = (node: LogNode, firstBlock = 1n) =>
  new RateHistoryReader(node.reader(), [lidoReports(CONTRACTS)], firstBlock, explain);

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('RateHistoryReader', () => {
  it('is ready at once when the node answers at once', async () => {
    const history = await readerOf(new LogNode([DAY, 2n * DAY])).upTo(blockAt(2n * DAY));
    expect(history).toMatchObject({ status: 'ready', apr: { reports: 2 } });
    expect(history.status === 'ready' && history.points).toHaveLength(2);
  });

  it('measures the yearly rate over 7 days and draws 90', async () => {
    const days = Array.from({ length: 120 }, (_, index) => BigInt(index + 1) * DAY);
    const history = await readerOf(new LogNode(days)).upTo(blockAt(120n * DAY));
    // The reports of days 113 to 120, both ends of the window included.
    expect(history).toMatchObject({ status: 'ready', apr: { reports: 8 } });
    expect(history.status === 'ready' && history.points).toHaveLength(91);
    expect(history.status === 'ready' && history.points[0]?.at).toBe(blockAt(30n * DAY).timestamp);
  });

  it('looks back no further than 660,000 blocks, and never before the first block', async () => {
    const far = new LogNode([]);
    await readerOf(far).upTo(blockAt(1_000_000n));
    expect(far.ranges[0]?.[0]).toBe(340_000n);
    const near = new LogNode([]);
    await readerOf(near, 50n).upTo(blockAt(100n));
    expect(near.ranges).toEqual([[50n, 100n]]);
  });

  it('says that it is loading while the first read takes long, starts no second one, and then is ready', async () => {
    const node = new LogNode([]);
    const held = new Deferred<readonly unknown[]>();
    node.set({ eth_getLogs: () => held.promise });
    const reader = readerOf(node);
    for (let visit = 0; visit < 3; visit += 1) {
      const asked = reader.upTo(blockAt(100n));
      await vi.advanceTimersByTimeAsync(700);
      expect(await asked).toEqual({ status: 'loading' });
    }
    expect(node.requests).toHaveLength(1);
    held.resolve([]);
    expect(await reader.upTo(blockAt(100n))).toEqual({
      status: 'ready',
      apr: null,
      windows: [604_800n, 2_592_000n, 7_776_000n].map((asked) => ({ asked, apr: null })),
      points: [],
    });
  });

  it('says why there is none when the node refuses, and tries again with the next picture', async () => {
    const node = new LogNode([50n]);
    node.longest = 0n;
    const reader = readerOf(node);
    const refused = reader.upTo(blockAt(100n));
    await vi.advanceTimersByTimeAsync(700);
    expect(await refused).toEqual({ status: 'unavailable', reason: 'the logs cannot be read' });
    node.longest = 10_000n;
    expect(await reader.upTo(blockAt(101n))).toMatchObject({ status: 'ready', apr: { reports: 1 } });
  });

  it('reads only what is new once it is ready', async () => {
    const node = new LogNode([50n]);
    const reader = readerOf(node);
    await reader.upTo(blockAt(1_000n));
    node.ranges.length = 0;
    node.reports = [50n, 1_001n];
    expect(await reader.upTo(blockAt(1_001n))).toMatchObject({ status: 'ready', apr: { reports: 2 } });
    expect(node.ranges).toEqual([[937n, 1_001n]]);
  });

  it('fails the picture, rather than draw an old history as new, when a later read fails', async () => {
    const node = new LogNode([50n]);
    const reader = readerOf(node);
    await reader.upTo(blockAt(100n));
    node.longest = 0n;
    await expect(reader.upTo(blockAt(101n))).rejects.toThrow(/max block range/);
  });
});
