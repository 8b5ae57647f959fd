import { pad } from 'viem';
import { describe, expect, it } from 'vitest';

import { CONTRACTS } from '@/lib/protocols/lido/lido.fixture';
import { lidoReports } from '@/lib/protocols/lido/reports';

import type { ArchiveAnswer } from '../archive/archive';
import type { ArchivedLog } from '../archive/archived-log';
import { blockAt } from '../blocks.fixture';
import { readPoolHistory } from './pool-history';

const DAY = 86_400n;
const BLOCK = blockAt(1_000n);
const POOL = { id: 'lido', reports: [lidoReports(CONTRACTS)], fromBlock: 5n };

/** A report so many days before the block, from 1.0 to 1.0001. */
function rebased(daysAgo: bigint): ArchivedLog {
  return {
    address: CONTRACTS.token,
    eventName: 'TokenRebased',
    args: {
      reportTimestamp: BLOCK.timestamp - daysAgo * DAY,
      timeElapsed: DAY,
      preTotalEther: 10_000n,
      preTotalShares: 10_000n,
      postTotalEther: 10_001n,
      postTotalShares: 10_000n,
    },
    blockNumber: 1_000n - daysAgo,
    logIndex: 0,
    transaction: pad('0x1'),
    timestamp: null,
  };
}

/** An archive that gives one answer and keeps what it was asked for. */
function archiveWith(answer: ArchiveAnswer) {
  const asked: unknown[] = [];
  const readLogs = async (...question: readonly unknown[]) => {
    asked.push(question);
    return answer;
  };
  return { archive: { readLogs }, asked };
}

describe('readPoolHistory', () => {
  it('measures the yield of each window and of each report', async () => {
    const { archive, asked } = archiveWith({ status: 'ready', logs: [rebased(20n), rebased(2n), rebased(1n)] });
    const answer = await readPoolHistory(archive, POOL, BLOCK);
    if (answer.status !== 'ready') throw new Error(answer.status);
    const { reports, windows, points, block } = answer.history;
    expect(block).toEqual(BLOCK);
    expect(reports).toHaveLength(3);
    // A day from 1.0 to 1.0001 is 3.65 % a year.
    expect(reports[0]?.apr).toBe(365n * 10n ** 23n);
    expect(windows.map(({ rateGrowth }) => rateGrowth?.reports)).toEqual([2, 3, 3]);
    expect(points.length).toBeGreaterThan(0);
    expect(asked).toMatchObject([[{ key: 'lido:reports' }, { fromBlock: 5n, toBlock: BLOCK }]]);
  });

  it.each([
    { status: 'unavailable', reason: 'the database is away' },
    {
      status: 'syncing',
      progress: {
        key: 'lido:reports',
        state: 'working',
        reason: null,
        wanted: null,
        stored: null,
        blocksDone: 0n,
        blocksTotal: 0n,
        blocksPerSecond: null,
        secondsLeft: null,
      },
    },
  ] as const)('hands on that the archive is $status', async (answer) => {
    expect(await readPoolHistory(archiveWith(answer).archive, POOL, BLOCK)).toEqual(answer);
  });
});
