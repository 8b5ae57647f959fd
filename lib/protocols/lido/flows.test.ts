import { toEventSelector } from 'viem';
import { describe, expect, it } from 'vitest';

import { unixSeconds } from '@/lib/units/units';

import type { PlacedLog } from '../protocol';
import { DecodeError } from '../read-plan';
import { lidoQueueLife, lidoQueueLogs } from './flows';
import { ALICE, BOB, CONTRACTS, eth } from './lido.fixture';

function log(eventName: string, args: Record<string, unknown>, change: Partial<PlacedLog> = {}): PlacedLog {
  const place = { transaction: '0x01', timestamp: null, blockNumber: 9n } as const;
  return { address: CONTRACTS.token, eventName, args, ...place, ...change };
}
const submitted = (amount: bigint) => log('Submitted', { amount: eth(amount) }, { timestamp: 77n });
const requested = (requestId: bigint, timestamp: bigint | null) =>
  log('WithdrawalRequested', { requestId, amountOfStETH: eth(6n) }, { timestamp });
const deposited = (amount: bigint) => ({ at: unixSeconds(77n), amount: eth(amount) });
const distributed = (pre: bigint, post: bigint, withdrawn: bigint, execution: bigint) =>
  log('ETHDistributed', {
    preCLBalance: eth(pre),
    postCLBalance: eth(post),
    withdrawalsWithdrawn: eth(withdrawn),
    executionLayerRewardsWithdrawn: eth(execution),
    postBufferedEther: eth(11n),
  });
const rebased = (reportTimestamp: bigint, timestamp: bigint | null = null) =>
  log('TokenRebased', { reportTimestamp, timeElapsed: 1_000n }, { timestamp });

describe('lidoQueueLogs', () => {
  it('asks each contract for its own events', () => {
    const { queries } = lidoQueueLogs(CONTRACTS, 7n);
    expect(queries.map(({ addresses }) => addresses)).toEqual([[CONTRACTS.token], [CONTRACTS.queue]]);
    const topics = (signatures: readonly string[]) => signatures.map((one) => toEventSelector(one));
    expect(queries.map(({ topics: [first] }) => [...(first ?? [])].toSorted())).toEqual([
      topics([
        'Submitted(address,uint256,address)',
        'ETHDistributed(uint256,uint256,uint256,uint256,uint256,uint256)',
        'TokenRebased(uint256,uint256,uint256,uint256,uint256,uint256,uint256)',
      ]).toSorted(),
      topics([
        'WithdrawalRequested(uint256,address,address,uint256,uint256)',
        'WithdrawalsFinalized(uint256,uint256,uint256,uint256,uint256)',
        'WithdrawalClaimed(uint256,address,address,uint256)',
      ]).toSorted(),
    ]);
  });
});

describe('lidoQueueLife', () => {
  it('gives each report what came in since the one before', () => {
    const { reports } = lidoQueueLife([
      submitted(3n),
      submitted(4n),
      distributed(100n, 101n, 2n, 5n),
      rebased(1_000n, 1_060n),
      submitted(9n),
      distributed(101n, 102n, 0n, 1n),
      rebased(2_000n, 2_070n),
    ]);
    expect(reports).toEqual([
      // Validators paid out 2 and gained 3: all of it is rewards. And 5 of execution.
      {
        reference: 1_000n,
        landedAt: 1_060n,
        elapsed: 1_000n,
        rewards: eth(7n),
        deposits: [deposited(3n), deposited(4n)],
        buffer: eth(11n),
        paidUpTo: 0n,
      },
      {
        reference: 2_000n,
        landedAt: 2_070n,
        elapsed: 1_000n,
        rewards: eth(1n),
        deposits: [deposited(9n)],
        buffer: eth(11n),
        paidUpTo: 0n,
      },
    ]);
  });

  it.each([
    { why: '34 paid out, 2 gained: 32 are of an exit', report: distributed(100n, 68n, 34n, 1n), rewards: 3n },
    { why: 'a loss: nothing of it is rewards', report: distributed(100n, 60n, 34n, 1n), rewards: 1n },
    { why: 'gained and left with the validators', report: distributed(100n, 104n, 1n, 0n), rewards: 1n },
  ])('$why', ({ report, rewards }) => {
    expect(lidoQueueLife([report, rebased(1_000n)]).reports[0]?.rewards).toBe(eth(rewards));
  });

  it('knows up to which request was paid, and by that event when a report landed if the node does not say', () => {
    const paid = log(
      'WithdrawalsFinalized',
      { from: 3n, to: 4n, timestamp: 2_055n, amountOfETHLocked: eth(12n), sharesToBurn: eth(11n) },
      { transaction: '0x02' },
    );
    const { reports, requests, payments } = lidoQueueLife([
      requested(4n, 1_500n),
      requested(5n, null),
      distributed(1n, 1n, 0n, 0n),
      rebased(1_000n),
      paid,
      distributed(1n, 1n, 0n, 0n),
      { ...rebased(2_000n), transaction: '0x02' },
      distributed(1n, 1n, 0n, 0n),
      rebased(3_000n),
    ]);
    expect(reports.map(({ paidUpTo, landedAt }) => [paidUpTo, landedAt])).toEqual([
      [0n, null],
      [4n, 2_055n],
      [4n, null],
    ]);
    // When request 5 was made is not known, so it teaches nothing.
    const place = { transaction: '0x01', blockNumber: 9n };
    expect(requests).toEqual([{ id: 4n, at: unixSeconds(1_500n), amount: eth(6n), ...place }]);
    const paidWith = { firstId: 3n, lastId: 4n, ether: eth(12n), shares: eth(11n), at: 2_055n };
    expect(payments).toEqual([{ ...paidWith, transaction: '0x02', blockNumber: 9n }]);
  });

  it('knows who claimed what', () => {
    const args = { requestId: 4n, owner: ALICE, receiver: BOB, amountOfETH: eth(5n) };
    const { claims } = lidoQueueLife([log('WithdrawalClaimed', args, { timestamp: 3_000n })]);
    expect(claims).toEqual([{ id: 4n, receiver: BOB, ether: eth(5n), at: 3_000n, transaction: '0x01' }]);
  });

  it.each([
    { why: 'a report without what it took', logs: [rebased(1_000n)] },
    { why: 'an event of something else', logs: [log('Transfer', {})] },
    { why: 'an event without its amount', logs: [log('Submitted', {})] },
  ])('refuses $why', ({ logs }) => {
    expect(() => lidoQueueLife(logs)).toThrow(DecodeError);
  });
});
