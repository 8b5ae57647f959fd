import { describe, expect, it } from 'vitest';

import { ONE_ETHER, unixSeconds, wei } from '@/lib/units/units';

import { type QueueReport, queueHistory } from './queue-history';

const eth = (amount: bigint) => wei(amount * ONE_ETHER);
/** Reports of 1,000 s frames; each brings 4 ETH of rewards and 10 of deposits half-way, and lands 60 s late. */
const report = (reference: bigint, change: Partial<QueueReport> = {}): QueueReport => ({
  reference: unixSeconds(reference),
  landedAt: unixSeconds(reference + 60n),
  elapsed: 1_000n,
  rewards: eth(4n),
  deposits: [{ at: unixSeconds(reference - 500n), amount: eth(10n) }],
  buffer: eth(0n),
  paidUpTo: 0n,
  ...change,
});
const reports = [report(1_000n), report(2_000n), report(3_000n)];
const asked = (id: bigint, at: bigint, amount = 30n) => ({ id, at: unixSeconds(at), amount: eth(amount) });
const terms = { frameSeconds: 1_000n, marginSeconds: 0n, reserved: eth(0n) };

describe('queueHistory', () => {
  it('is null without a report', () => {
    expect(queueHistory({ reports: [], requests: [] }, terms)).toBeNull();
  });

  it('leaves out what came in before the first report, and scales the rest to frames of now', () => {
    const { flows, lastReport } = queueHistory({ reports, requests: [] }, { ...terms, frameSeconds: 500n }) ?? {};
    expect(flows).toEqual({
      rewards: [eth(2n), eth(2n)],
      deposits: [eth(5n), eth(5n)],
      depositParts: [0n, 0n, 0n, 0n, eth(5n), 0n, 0n, 0n, 0n, 0n, 0n, 0n, eth(5n), 0n, 0n, 0n],
    });
    expect(lastReport).toBe(3_000n);
  });

  it('counts a report of twice the time as two frames of half as much each', () => {
    const late = report(4_000n, { elapsed: 2_000n, rewards: eth(8n), deposits: [{ at: null, amount: eth(20n) }] });
    const { flows, landingDelays } =
      queueHistory({ reports: [...reports.slice(0, 2), late, report(5_000n)], requests: [] }, terms) ?? {};
    expect(flows?.rewards).toEqual([eth(4n), eth(4n), eth(4n)]);
    expect(flows?.deposits).toEqual([eth(10n), eth(10n), eth(10n)]);
    // When its deposits were made is not known, so they fall into no part.
    expect(flows?.depositParts).toHaveLength(16);
    // The report of 3,000 was missed: its requests waited until 4,060.
    expect(landingDelays).toEqual([60n, 60n, 60n, 1_060n, 60n]);
  });

  it('does not take frames that become shorter for missed reports', () => {
    const shorter = [report(3_060n, { elapsed: 60n }), report(3_120n, { elapsed: 60n })];
    expect(
      queueHistory({ reports: [...reports, ...shorter], requests: [] }, { ...terms, frameSeconds: 60n })?.landingDelays,
    ).toEqual(Array.from({ length: 5 }, () => 60n));
  });

  it('knows no delay of a report whose landing is not known', () => {
    const unknown = reports.map((each) => ({ ...each, landedAt: null }));
    expect(queueHistory({ reports: unknown, requests: [] }, terms)?.landingDelays).toEqual([]);
  });

  it('finds requests that the first report that could did not pay, what it lacked, and what paid them', () => {
    const paying = [
      report(1_000n),
      report(2_000n, { paidUpTo: 1n, buffer: eth(25n) }),
      report(3_000n, { paidUpTo: 1n }),
    ];
    const past = {
      reports: [...paying, report(4_000n, { paidUpTo: 3n })],
      requests: [asked(1n, 1_500n), asked(2n, 1_900n), asked(3n, 1_901n, 10n), asked(4n, 2_500n)],
    };
    expect(queueHistory(past, { ...terms, marginSeconds: 100n })?.short).toEqual([
      // 1 was paid at once. 2 lacked 5 of 30 at 2,000; two frames brought 28 before 4,000 paid it: no exits.
      { shortage: eth(5n), frames: 2n, byExits: false },
      // 3 was old enough only for 3,000, which lacked all 40; one frame brought 14: exits.
      { shortage: eth(40n), frames: 1n, byExits: true },
      // 4 waits: it lacked 70 at 3,000.
      { shortage: eth(70n), frames: 1n, byExits: false },
    ]);
    // What is reserved for deposits is lacking as well.
    expect(queueHistory(past, { ...terms, marginSeconds: 100n, reserved: eth(9n) })?.short[0]?.shortage).toBe(eth(14n));
  });

  it('knows nothing of a request that is older than the list', () => {
    const past = { reports: [report(1_000n), report(2_000n, { paidUpTo: 1n })], requests: [asked(1n, 10n)] };
    expect(queueHistory(past, terms)?.short).toEqual([]);
  });
});
