import { describe, expect, it } from 'vitest';

import { shares, unixSeconds, wei } from '@/lib/units/units';

import { newestReports, pastUntil, paymentOf, type QueueLife } from './queue-life';
import { trialRequests } from './trial-requests';

const place = { blockNumber: 1n, transaction: '0x01' } as const;
const report = (reference: bigint, paidUpTo: bigint) => ({
  reference: unixSeconds(reference),
  landedAt: unixSeconds(reference + 10n),
  elapsed: 100n,
  rewards: wei(1n),
  deposits: [],
  buffer: wei(0n),
  paidUpTo,
});
const request = (id: bigint, at: bigint) => ({ id, at: unixSeconds(at), amount: wei(5n), ...place });
const payment = (firstId: bigint, lastId: bigint, at: bigint) => ({
  ...place,
  ...{ firstId, lastId, at: unixSeconds(at), ether: wei(5n), shares: shares(5n), blockNumber: at + 7n },
});

describe('pastUntil', () => {
  const past = {
    reports: [report(100n, 0n), report(200n, 1n), report(300n, 2n)],
    requests: [request(1n, 150n), request(2n, 205n)],
  };

  it('knows only reports that had landed and requests that had been made', () => {
    const known = pastUntil(past, unixSeconds(209n), 90);
    expect(known.reports.map(({ reference }) => reference)).toEqual([100n]);
    expect(known.requests.map(({ id }) => id)).toEqual([1n, 2n]);
    expect(pastUntil(past, unixSeconds(210n), 90).reports).toHaveLength(2);
  });

  it('leaves out a report whose landing is not known', () => {
    const unknown = { ...past, reports: [{ ...report(100n, 0n), landedAt: null }] };
    expect(pastUntil(unknown, unixSeconds(500n), 90).reports).toEqual([]);
  });

  it('keeps the newest reports and what was asked for since', () => {
    const newest = newestReports(past, 2);
    expect(newest.reports.map(({ reference }) => reference)).toEqual([200n, 300n]);
    expect(newest.requests.map(({ id }) => id)).toEqual([2n]);
  });
});

describe('paymentOf', () => {
  it('finds the payment by its first and last request', () => {
    const payments = [payment(1n, 3n, 10n), payment(4n, 4n, 20n)];
    expect([1n, 3n, 4n, 5n].map((id) => paymentOf(payments, id)?.at ?? null)).toEqual([10n, 10n, 20n, null]);
  });
});

describe('trialRequests', () => {
  const paidUpTo = (index: number) => (index < 5 ? 0n : index < 25 ? 1n : index < 27 ? 6n : 7n);
  const reports = Array.from({ length: 30 }, (_, index) => report(BigInt(index + 1) * 100n, paidUpTo(index)));
  const life: QueueLife = {
    reports,
    requests: [request(1n, 500n), ...[2n, 3n, 4n, 5n, 6n].map((id) => request(id, 2_500n + id)), request(7n, 2_700n)],
    payments: [payment(1n, 1n, 610n), payment(2n, 6n, 2_610n), payment(7n, 7n, 2_810n)],
    claims: [],
  };

  it('takes a few of each payment, the newest payments first, and none from before there was something to go by', () => {
    expect(trialRequests(life, 60).map(({ id, paidAt, paidBlock }) => [id, paidAt, paidBlock])).toEqual([
      [7n, 2_810n, 2_817n],
      [2n, 2_610n, 2_617n],
      [4n, 2_610n, 2_617n],
      [6n, 2_610n, 2_617n],
    ]);
    expect(trialRequests(life, 2)).toHaveLength(2);
  });

  it('leaves out what was paid after reports had begun to come at another pace', () => {
    const faster = reports.map((each, index) => (index < 27 ? each : { ...each, elapsed: 49n }));
    expect(trialRequests({ ...life, reports: faster }, 60).map(({ id }) => id)).toEqual([2n, 4n, 6n]);
  });

  it('has none while reports are few', () => {
    expect(trialRequests({ ...life, reports: reports.slice(0, 19) }, 60)).toEqual([]);
  });
});
