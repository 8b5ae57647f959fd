import { describe, expect, it } from 'vitest';

import { referenceTime } from '@/lib/domain/frames';
import type { QueueHistory } from '@/lib/domain/queue-history';
import { unixSeconds, wei } from '@/lib/units/units';

import type { ExitPast } from '../protocol';
import { lidoExitEta } from './exit-eta';
import { CLOCK, eth, poolWith } from './lido.fixture';

const FRAME = 1_000n;
/** An hour after a frame's data was taken; its report has landed. */
const now = unixSeconds(referenceTime(CLOCK, FRAME) + 3_600n);
const history: QueueHistory = {
  lastReport: referenceTime(CLOCK, FRAME),
  landingDelays: [1_500n],
  flows: { rewards: [eth(20n)], deposits: [eth(100n)], depositParts: [] },
  short: [{ shortage: eth(9_000n), frames: 3n, byExits: true }],
};
const past: ExitPast = { history, consensus: { status: 'off' } };
const landing = (frame: bigint) => {
  const at = referenceTime(CLOCK, frame) + 1_500n;
  return { p10: at, p50: at, p90: at };
};
const asking = (amount: bigint) => ({ kind: 'amount' as const, amount: eth(amount) });

describe('lidoExitEta', () => {
  // 1,000 ETH are in the buffer, 100 of them kept for deposits; 5 are in the vaults.
  it.each([
    { why: 'all that is free', amount: 900n, frame: 1_001n, rule: 'buffer' },
    { why: 'all that is free and in the vaults', amount: 905n, frame: 1_001n, rule: 'vaults' },
    // 95.83 of 100 ETH of deposits until the next report; rewards are below what each report puts aside.
    { why: 'deposits until the next report', amount: 1_000n, frame: 1_001n, rule: 'deposits' },
    { why: 'deposits until the report after', amount: 1_100n, frame: 1_002n, rule: 'deposits' },
    { why: 'what only exits bring soon', amount: 10_000n, frame: 1_004n, rule: 'exits' },
  ])('$why: frame $frame by $rule', ({ amount, frame, rule }) => {
    expect(lidoExitEta(poolWith(), past, asking(amount), now)).toMatchObject({
      kind: 'range',
      at: landing(frame),
      rule,
    });
  });

  it('puts a request that is made now behind all that wait', () => {
    const pool = poolWith({ queue: { unfinalized: eth(900n) } });
    expect(lidoExitEta(pool, past, asking(5n), now)).toMatchObject({ rule: 'vaults' });
  });

  it('counts what is ahead of a request and its own amount, and when it was made', () => {
    const pending = [
      { id: 8n, amount: eth(500n) },
      { id: 9n, amount: eth(400n) },
      { id: 10n, amount: eth(500n) },
    ];
    const pool = poolWith({ queue: { pending, lastRequestId: 10n, lastFinalizedId: 7n, unfinalized: eth(1_400n) } });
    const etaOf = (id: bigint, requestedAt = unixSeconds(now - 7_200n)) =>
      lidoExitEta(pool, past, { kind: 'request', id, requestedAt }, now);
    expect(etaOf(9n)).toMatchObject({ at: landing(1_001n), rule: 'buffer' });
    expect(etaOf(10n)).toMatchObject({ rule: 'exits' });
    // Within two hours and eight minutes of the data.
    const late = unixSeconds(referenceTime(CLOCK, FRAME + 1n) - 60n);
    expect(etaOf(9n, late)).toMatchObject({ at: landing(1_002n), rule: 'margin' });
    for (const id of [7n, 11n]) expect(etaOf(id)).toMatchObject({ kind: 'unknown', reason: 'not-waiting' });
    const tooLong = poolWith({ queue: { ...pool.queue, pending: null } });
    expect(lidoExitEta(tooLong, past, { kind: 'request', id: 9n, requestedAt: now }, now)).toMatchObject({
      kind: 'unknown',
      reason: 'queue-too-long',
    });
  });

  it('waits for the end of a pause and for the 14 frames of bunker mode', () => {
    const until = unixSeconds(referenceTime(CLOCK, FRAME + 5n) + 1n);
    const paused = poolWith();
    expect(
      lidoExitEta({ ...paused, payout: { ...paused.payout, pausedUntil: until } }, past, asking(1n), now),
    ).toMatchObject({ at: landing(1_006n), rule: 'paused' });
    expect(lidoExitEta(poolWith({ queue: { bunker: true } }), past, asking(1n), now)).toMatchObject({
      at: landing(1_014n),
      rule: 'bunker',
    });
  });

  it('says that nothing is known of reports, but not before when', () => {
    expect(lidoExitEta(poolWith(), { history: null, consensus: { status: 'off' } }, asking(1n), now)).toMatchObject({
      kind: 'unknown',
      reason: 'no-report-history',
    });
  });

  it('counts validators that are known to leave', () => {
    const at = referenceTime(CLOCK, FRAME + 2n);
    const arrivals = [{ from: at, to: at, amount: eth(9_500n) }];
    const layer = { at: now, epoch: 0n, arrivals, exitQueue: null, sweepSeconds: 0n };
    const told = { history, consensus: { status: 'read', layer } } as const;
    expect(lidoExitEta(poolWith(), told, asking(10_000n), now)).toMatchObject({
      at: landing(1_002n),
      rule: 'exits',
      consensus: { status: 'read', at: now },
    });
  });

  it('has an empty buffer where the reserve takes more than there is', () => {
    const pool = poolWith({ ether: { buffered: eth(50n), working: eth(1n) } });
    expect(lidoExitEta(pool, past, { kind: 'amount', amount: wei(5n * 10n ** 18n) }, now)).toMatchObject({
      rule: 'vaults',
    });
  });

  it('says that two months are not enough for the last of 2,000 requests that nothing pays', () => {
    const pending = Array.from({ length: 2_000 }, (_, index) => ({ id: BigInt(index + 1), amount: eth(50n) }));
    const pool = poolWith({ queue: { pending, lastRequestId: 2_000n, unfinalized: eth(100_000n) } });
    const many = Array.from({ length: 30 }, (_, index) => eth(BigInt(20 + index)));
    const nothing = { ...history, flows: { rewards: many, deposits: many, depositParts: many }, short: [] };
    const ask = { kind: 'request', id: 2_000n, requestedAt: now } as const;
    expect(lidoExitEta(pool, { history: nothing, consensus: { status: 'off' } }, ask, now)).toMatchObject({
      kind: 'unknown',
      reason: 'beyond-horizon',
    });
  });
});
