import { describe, expect, it } from 'vitest';

import { ONE_ETHER, unixSeconds, wei } from '@/lib/units/units';

import { type QueueReport, queueHistory } from './queue-history';

const eth = (amount: bigint) => wei(amount * ONE_ETHER);
/** Reports of 1,000 s frames; each brings 4 ETH of rewards and 10 of deposits, and lands 60 s late. */
const report = (reference: bigint, change: Partial<QueueReport> = {}): QueueReport => ({
  reference: unixSeconds(reference),
  landedAt: unixSeconds(reference + 60n),
  elapsed: 1_000n,
  rewards: eth(4n),
  deposits: eth(10n),
  paidUpTo: 0n,
  ...change,
});
const reports = [report(1_000n), report(2_000n), report(3_000n)];
const asked = (id: bigint, at: bigint) => ({ id, at: unixSeconds(at) });

describe('queueHistory', () => {
  it('is null without a report', () => {
    expect(queueHistory({ reports: [], requests: [] }, 1_000n, 0n)).toBeNull();
  });

  it('leaves out what came in before the first report, and scales the rest to frames of now', () => {
    const { flows, lastReport } = queueHistory({ reports, requests: [] }, 500n, 0n) ?? {};
    expect(flows).toEqual({ rewards: [eth(2n), eth(2n)], deposits: [eth(5n), eth(5n)] });
    expect(lastReport).toBe(3_000n);
  });

  it('counts a report of twice the time as two frames of half as much each', () => {
    const late = report(4_000n, { elapsed: 2_000n, rewards: eth(8n), deposits: eth(20n) });
    const { flows, landingDelays } =
      queueHistory({ reports: [...reports.slice(0, 2), late, report(5_000n)], requests: [] }, 1_000n, 0n) ?? {};
    expect(flows?.rewards).toEqual([eth(4n), eth(4n), eth(4n)]);
    // The report of 3,000 was missed: its requests waited until 4,060.
    expect(landingDelays).toEqual([60n, 60n, 60n, 1_060n, 60n]);
  });

  it('does not take frames that become shorter for missed reports', () => {
    const shorter = [report(3_060n, { elapsed: 60n }), report(3_120n, { elapsed: 60n })];
    expect(queueHistory({ reports: [...reports, ...shorter], requests: [] }, 60n, 0n)?.landingDelays).toEqual(
      Array.from({ length: 5 }, () => 60n),
    );
  });

  it('knows no delay of a report whose landing is not known', () => {
    const unknown = reports.map((each) => ({ ...each, landedAt: null }));
    expect(queueHistory({ reports: unknown, requests: [] }, 1_000n, 0n)?.landingDelays).toEqual([]);
  });

  it('counts frames for requests that their first report did not pay, after the margin', () => {
    const paying = [report(1_000n), report(2_000n, { paidUpTo: 1n }), report(3_000n, { paidUpTo: 1n })];
    const past = {
      reports: [...paying, report(4_000n, { paidUpTo: 3n })],
      requests: [asked(1n, 1_500n), asked(2n, 1_900n), asked(3n, 1_901n), asked(4n, 2_500n)],
    };
    // 1 was paid at once; 2 was old enough for the report of 2,000, 3 only for that of 3,000; 4 waits.
    expect(queueHistory(past, 1_000n, 100n)?.exitFrames).toEqual([2n, 1n]);
  });

  it('knows no turnaround of a request that is older than the list', () => {
    const past = { reports: [report(1_000n), report(2_000n, { paidUpTo: 1n })], requests: [asked(1n, 10n)] };
    expect(queueHistory(past, 1_000n, 0n)?.exitFrames).toEqual([]);
  });
});
