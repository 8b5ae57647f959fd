import { toEventSelector } from 'viem';
import { describe, expect, it } from 'vitest';

import { CONTRACTS } from './lido/lido.fixture';
import { lidoReports } from './lido/reports';
import { marksOf, reportLogs } from './report-history';
import { rocketPoolReports } from './rocket-pool/reports';
import { ROCKET } from './rocket-pool/rocket-pool.fixture';

describe('reportLogs', () => {
  it('asks for Lido’s one event at its token', () => {
    expect(reportLogs('lido', [lidoReports(CONTRACTS)], 7n)).toMatchObject({
      key: 'lido:reports',
      queries: [
        {
          addresses: [CONTRACTS.token],
          topics: [['0xff08c3ef606d198e316ef5b822193c489965899eb4e3c248cea1a4626c3eda50']],
        },
      ],
      fromBlock: 7n,
    });
  });

  it('asks for both forms of Rocket Pool’s event at once', () => {
    const reports = rocketPoolReports(ROCKET);
    const [query] = reportLogs('rocket-pool', reports, 0n).queries;
    expect(query?.topics).toEqual([
      reports.map(({ event }) => toEventSelector(event as Parameters<typeof toEventSelector>[0])),
    ]);
  });

  it('asks for nothing when a protocol announces nothing', () => {
    expect(reportLogs('vault', [], 0n).queries).toEqual([]);
  });
});

describe('marksOf', () => {
  const base = { address: ROCKET.balances, eventName: 'BalancesUpdated', blockNumber: 1n };

  it('reads each log with the form it has', () => {
    const marks = marksOf(rocketPoolReports(ROCKET), [
      { ...base, args: { block: 1n, totalEth: 11n, stakingEth: 1n, rethSupply: 10n, time: 5n } },
      {
        ...base,
        args: { block: 2n, slotTimestamp: 6n, totalEth: 12n, stakingEth: 1n, rethSupply: 10n, blockTimestamp: 9n },
      },
    ]);
    expect(marks.map(({ timestamp, after }) => [timestamp, after.totalPooledEther])).toEqual([
      [5n, 11n],
      [6n, 12n],
    ]);
  });

  it('refuses a log that no form fits', () => {
    expect(() => marksOf(rocketPoolReports(ROCKET), [{ ...base, args: {} }])).toThrow('has no amount');
  });
});
