import { describe, expect, it } from 'vitest';

import type { QueueHistory } from '@/lib/domain/queue-history';
import type { QueueLife } from '@/lib/domain/queue-life';
import { RAY, shares, unixSeconds, wei } from '@/lib/units/units';

import { ALICE, BOB, eth, poolWith } from './lido.fixture';
import { lidoQueuePicture, type QueueLogs } from './queue-picture';
import { lidoRequestPicture } from './request-picture';
import type { LidoRequest } from './request-reads';

/** Some hours after a report of mainnet's clock: the next is of 22 November 2026, 12:00:11 UTC. */
const NEXT = 1_795_348_811n;
const now = unixSeconds(NEXT - 40_000n);
const block = { number: 50n, hash: '0x01', timestamp: now, baseFeePerGas: null } as const;
const place = { blockNumber: 40n, transaction: '0x02' } as const;
const report = (reference: bigint, paidUpTo: bigint) => ({
  reference: unixSeconds(reference),
  landedAt: unixSeconds(reference + 1_500n),
  elapsed: 86_400n,
  rewards: eth(1n),
  deposits: [],
  buffer: eth(0n),
  paidUpTo,
});
const life: QueueLife = {
  reports: [report(NEXT - 3n * 86_400n, 0n), report(NEXT - 2n * 86_400n, 3n), report(NEXT - 86_400n, 3n)],
  requests: [2n, 3n, 4n].map((id) => ({ id, at: unixSeconds(NEXT - 200_000n + id), amount: eth(5n), ...place })),
  payments: [
    { firstId: 1n, lastId: 1n, ether: eth(5n), shares: shares(5n), at: unixSeconds(NEXT - 190_000n), ...place },
    { firstId: 2n, lastId: 3n, ether: eth(9n), shares: shares(5n), at: unixSeconds(NEXT - 170_000n), ...place },
  ],
  claims: [{ id: 2n, receiver: BOB, ether: eth(4n), at: unixSeconds(NEXT - 100_000n), transaction: '0x03' }],
};
const history: QueueHistory = {
  lastReport: unixSeconds(NEXT - 86_400n),
  landingDelays: [1_000n, 2_000n],
  flows: { rewards: [eth(1n)], deposits: [], depositParts: [] },
  short: [],
};
const logs: QueueLogs = { status: 'ready', life, history };
const waiting = poolWith({
  queue: {
    unfinalized: eth(8n),
    unfinalizedCount: 2n,
    lastRequestId: 5n,
    lastFinalizedId: 3n,
    pending: [
      { id: 4n, amount: eth(5n) },
      { id: 5n, amount: eth(3n) },
    ],
  },
});

describe('lidoQueuePicture', () => {
  const parts = { pool: waiting, block, logs, record: { status: 'syncing' }, consensus: { status: 'off' } } as const;

  it('adds up what the next report can pay with', () => {
    const { funds } = lidoQueuePicture(parts, null);
    expect(funds).toMatchObject({ buffered: eth(1_000n), reserved: eth(100n), free: eth(900n), external: eth(7n) });
    expect(funds.covers).toEqual({ count: 2, upTo: 5n, ether: eth(8n), missing: null });
  });

  it('keeps what a version does not have apart from what is none', () => {
    const { payout } = waiting;
    const older = { ...waiting, payout: { ...payout, depositsReserve: null, external: null, consensusLayer: null } };
    const { funds } = lidoQueuePicture({ ...parts, pool: older }, null);
    expect(funds).toMatchObject({ reserved: null, external: null, validators: null, free: eth(1_000n) });
  });

  it('tells the next report by the frame clock, and when recent ones landed', () => {
    const { next, last } = lidoQueuePicture(parts, null).reports;
    expect(last).toBe(NEXT - 86_400n);
    expect(next.reference).toBe(NEXT);
    expect(next.cutOff).toBe(NEXT - 7_680n);
    expect(next.landing).toEqual({ p10: NEXT + 1_000n, p50: NEXT + 1_000n, p90: NEXT + 2_000n });
  });

  it('guesses nothing while logs are not known', () => {
    const { reports, past } = lidoQueuePicture({ ...parts, logs: { status: 'syncing' } }, null);
    expect(reports).toMatchObject({ last: null, next: { reference: NEXT, landing: null } });
    expect(past).toEqual({ status: 'syncing' });
  });

  it('estimates for an amount when one is asked for', () => {
    expect(lidoQueuePicture(parts, null).estimate).toBeNull();
    const { estimate } = lidoQueuePicture(parts, eth(1n));
    expect(estimate).toMatchObject({ amount: eth(1n), eta: { kind: 'range', rule: 'buffer' } });
  });

  it('tells payments newest first, with what was asked for where all of it is known', () => {
    const { past } = lidoQueuePicture(parts, null);
    expect(past).toMatchObject({
      status: 'ready',
      count: 2,
      payments: [
        { lastId: 3n, ether: eth(9n), asked: eth(10n), waited: { longest: 29_998n, shortest: 29_997n } },
        { lastId: 1n, asked: null, waited: null },
      ],
    });
  });
});

describe('lidoRequestPicture', () => {
  const request: LidoRequest = {
    id: 5n,
    owner: ALICE,
    nominal: eth(3n),
    shares: shares(eth(2n)),
    requestedAt: unixSeconds(NEXT - 90_000n),
    finalized: false,
    claimed: false,
    claimable: null,
    tokenUri: null,
  };
  const parts = { pool: waiting, block, logs, consensus: { status: 'off' } } as const;

  it('has a place and a time while it waits', () => {
    expect(lidoRequestPicture(parts, request)).toMatchObject({
      state: 'waiting',
      place: { position: 2, length: 2, etherAhead: eth(5n) },
      eta: { kind: 'range' },
      pays: null,
      discount: null,
      happened: { asked: null, paid: null, claimed: null },
    });
  });

  it('says how much less it pays, and the two rates that made it so', () => {
    const paid = { ...request, id: 3n, finalized: true, claimable: eth(2n) };
    expect(lidoRequestPicture(parts, paid)).toMatchObject({
      state: 'claimable',
      place: null,
      eta: null,
      pays: eth(2n),
      discount: { ether: eth(1n), rateAsked: (3n * RAY) / 2n, ratePaid: RAY },
      happened: { asked: { transaction: '0x02' }, paid: { lastId: 3n, report: NEXT - 2n * 86_400n } },
    });
  });

  it('takes a wei or two for rounding, not for a loss', () => {
    const rounded = { ...request, id: 3n, finalized: true, claimable: wei(eth(3n) - 2n) };
    expect(lidoRequestPicture(parts, rounded).discount).toBeNull();
    expect(lidoRequestPicture(parts, { ...rounded, claimable: wei(eth(3n) - 3n) }).discount).not.toBeNull();
  });

  it('knows what a claim paid from its event, and says nothing where that is older than the logs', () => {
    const claimed = { ...request, finalized: true, claimed: true };
    expect(lidoRequestPicture(parts, { ...claimed, id: 2n, nominal: eth(4n) })).toMatchObject({
      state: 'claimed',
      pays: eth(4n),
      happened: { claimed: { receiver: BOB } },
    });
    expect(lidoRequestPicture(parts, { ...claimed, id: 1n })).toMatchObject({ pays: null, discount: null });
  });
});
