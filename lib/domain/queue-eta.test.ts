import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { ONE_ETHER, unixSeconds, type Wei, wei } from '@/lib/units/units';

import type { ConsensusLayer, ConsensusSource, KnownArrival } from './consensus-layer';
import { type FrameClock, frameSeconds, referenceTime } from './frames';
import { OFFICIAL_BUNKER_FRAMES, type QueueEta, type QueueState, queueEta } from './queue-eta';
import { simulateEta } from './queue-eta-simulation';
import { seededRandom } from './seeded-random';

/** Frames of 1,000 s, taken at 990, 1,990, 2,990, … */
const clock: FrameClock = {
  genesisTime: unixSeconds(0n),
  secondsPerSlot: 10n,
  slotsPerEpoch: 10n,
  initialEpoch: 10n,
  epochsPerFrame: 10n,
};
const FRAME = 1_000n;
const eth = (amount: bigint) => wei(amount * ONE_ETHER);
const run = { seed: 7n, paths: 100, horizonFrames: 60n };

/** Asked and looked at 500 s into frame 10; reports land 100 s after their reference time. */
const calm: QueueState = {
  clock,
  now: unixSeconds(referenceTime(clock, 10n) + 500n),
  lastReport: referenceTime(clock, 10n),
  requestedAt: unixSeconds(referenceTime(clock, 10n) + 500n),
  needed: eth(500n),
  buffer: eth(600n),
  vaults: eth(0n),
  reserveTarget: eth(0n),
  marginSeconds: 80n,
  pausedUntil: null,
  bunkerFrames: null,
  landingDelays: [100n],
  flows: { rewards: [eth(100n)], deposits: [], depositParts: [] },
  consensus: { status: 'off' },
  short: [],
};
const of = (change: Partial<QueueState>) => queueEta({ ...calm, ...change }, run);
/** Landing of a frame's report, three times: nothing was left to chance. */
function landed(frame: bigint, delay = 100n) {
  const at = referenceTime(clock, frame) + delay;
  return { p10: at, p50: at, p90: at };
}
const flows = (rewards: bigint, deposits: bigint) => ({
  rewards: [eth(rewards)],
  deposits: [eth(deposits)],
  depositParts: [],
});
/** What the consensus layer says, read when `calm` is looked at or earlier. */
const told = (arrivals: readonly KnownArrival[], at = 0n): ConsensusSource => ({
  status: 'read',
  layer: { at: unixSeconds(calm.now - at), epoch: calm.now / 100n, arrivals, exitQueue: null, sweepSeconds: 0n },
});
const arrival = (at: bigint, amount: bigint, later = 0n): KnownArrival => ({
  from: unixSeconds(at),
  to: unixSeconds(at + later),
  amount: eth(amount),
});
/** Requests that exits paid after so many frames. */
const paidAfter = (...frames: readonly bigint[]) =>
  frames.map((each) => ({ shortage: eth(150n), frames: each, byExits: true }));

describe('queueEta, rule by rule', () => {
  it.each([
    { why: '600 ETH in the buffer cover 500', change: {}, frame: 11n, rule: 'buffer' },
    { why: 'exactly enough', change: { buffer: eth(500n) }, frame: 11n, rule: 'buffer' },
    { why: 'buffer and vaults', change: { buffer: eth(400n), vaults: eth(100n) }, frame: 11n, rule: 'vaults' },
    {
      why: 'half a frame of rewards until frame 11, one more until 12',
      change: { buffer: eth(350n) },
      frame: 12n,
      rule: 'rewards-only',
    },
    {
      why: 'each report puts 60 of 100 ETH aside (the first 50 of 50)',
      change: { buffer: eth(420n), reserveTarget: eth(60n) },
      frame: 13n,
      rule: 'rewards-only',
    },
    {
      why: 'deposits make the difference',
      change: { buffer: eth(350n), flows: flows(50n, 50n) },
      frame: 12n,
      rule: 'deposits',
    },
    {
      why: 'exits have paid within 4 frames of the report that could not, which is 11',
      change: { buffer: eth(350n), flows: flows(0n, 0n), short: paidAfter(4n) },
      frame: 15n,
      rule: 'exits',
    },
    {
      why: 'rewards are there before exits are',
      change: { buffer: eth(350n), short: paidAfter(4n) },
      frame: 12n,
      rule: 'rewards-only',
    },
    {
      why: 'a request that has waited for 5 frames has no turnaround of 4 any more, but one of 7',
      change: {
        requestedAt: unixSeconds(referenceTime(clock, 6n) - 500n),
        buffer: eth(350n),
        flows: flows(0n, 0n),
        short: paidAfter(4n, 7n),
      },
      frame: 13n,
      rule: 'exits',
    },
    {
      why: 'a validator that is exiting',
      change: {
        buffer: eth(350n),
        flows: flows(0n, 0n),
        consensus: told([arrival(referenceTime(clock, 14n), 150n)]),
      },
      frame: 14n,
      rule: 'exits',
    },
    {
      why: 'what has arrived already counts for the next report',
      change: { buffer: eth(350n), consensus: told([arrival(referenceTime(clock, 9n), 150n)]) },
      frame: 11n,
      rule: 'exits',
    },
    {
      why: '500 s before the data is taken, with a margin of 501 s',
      change: { marginSeconds: 501n },
      frame: 12n,
      rule: 'margin',
    },
    { why: '500 s before, with a margin of 500 s', change: { marginSeconds: 500n }, frame: 11n, rule: 'buffer' },
    { why: 'bunker mode for 14 frames', change: { bunkerFrames: OFFICIAL_BUNKER_FRAMES }, frame: 24n, rule: 'bunker' },
    {
      why: 'paused until 10 s into frame 15',
      change: { pausedUntil: unixSeconds(referenceTime(clock, 15n) + 10n) },
      frame: 16n,
      rule: 'paused',
    },
    {
      why: 'bunker ends before the ETH is there',
      change: { buffer: eth(0n), bunkerFrames: [2n] },
      frame: 16n,
      rule: 'rewards-only',
    },
  ])('$why: frame $frame by $rule', ({ change, frame, rule }) => {
    expect(of(change)).toMatchObject({ kind: 'range', at: landed(frame), rule });
  });

  it('draws what is left of a frame from its eighths, which bring it all or nothing', () => {
    // 500 of 1,000 s are left: four eighths of 50 ETH, or of nothing.
    const lumpy = { rewards: [], deposits: [eth(200n)], depositParts: [eth(50n), eth(0n)] };
    const eta = of({ buffer: eth(350n), flows: { ...lumpy, rewards: [eth(0n)] } });
    expect(eta).toMatchObject({ at: { p10: landed(11n).p10, p90: landed(12n).p10 } });
  });

  it('waits for a report that was taken and has not landed, and expects an overdue one now', () => {
    const asked = { requestedAt: unixSeconds(referenceTime(clock, 9n)), lastReport: referenceTime(clock, 9n) };
    const now = unixSeconds(referenceTime(clock, 10n) + 50n);
    expect(of({ ...asked, now })).toMatchObject({ at: landed(10n) });
    expect(of(asked)).toMatchObject({ at: landed(10n, 500n) });
  });

  it('counts nothing for a report that was taken, and part of a frame for the next', () => {
    const lastReport = referenceTime(clock, 9n);
    const state = { requestedAt: lastReport, lastReport, now: unixSeconds(referenceTime(clock, 10n) + 50n) };
    // 405 ETH and 95 of 100 in the 950 s that are left.
    expect(of({ ...state, buffer: eth(405n), flows: flows(0n, 100n) })).toMatchObject({ at: landed(11n) });
    expect(of({ ...state, buffer: eth(404n), flows: flows(0n, 100n) })).toMatchObject({ at: landed(12n) });
  });

  it('takes percentiles by nearest rank: a single path is all three; of ten the first, fifth and ninth, of few observations the last', () => {
    expect(queueEta(calm, { ...run, paths: 1 })).toMatchObject({ at: landed(11n) });
    const spread = { ...calm, landingDelays: [100n, 200n, 300n, 400n, 500n, 600n, 700n, 800n, 900n] };
    const nextFrame = 11n;
    const ten = { ...run, paths: 10 };
    const paths = simulateEta(
      { ...spread, nextFrame, leaving: null, exits: { since: 11n, frames: [], observed: 0 }, gates: [] },
      ten,
    );
    const [p10, p50, p90] = [paths[0]?.at, paths[4]?.at, paths[9]?.at];
    // Nine observations: what comes next is beyond the largest of them in one case of ten.
    expect(queueEta(spread, ten)).toMatchObject({ at: { p10, p50, p90 } });
    const many = { ...spread, flows: { ...calm.flows, rewards: Array.from({ length: 900 }, () => eth(100n)) } };
    const hundred = { ...run, paths: 100 };
    const drawn = simulateEta(
      { ...many, nextFrame, leaving: null, exits: { since: 11n, frames: [], observed: 0 }, gates: [] },
      hundred,
    );
    expect(queueEta(many, hundred)).toMatchObject({
      at: { p10: drawn[9]?.at, p50: drawn[49]?.at, p90: drawn[90]?.at },
    });
    expect(p10).not.toBe(p50);
  });

  it.each([
    { reason: 'paused-indefinitely', change: { pausedUntil: 'indefinitely' as const }, notBefore: null },
    { reason: 'bunker-without-length', change: { bunkerFrames: [] }, notBefore: 11_990n },
    { reason: 'no-report-history', change: { landingDelays: [] }, notBefore: 11_990n },
    {
      reason: 'no-reward-history',
      change: { buffer: eth(0n), flows: { rewards: [], deposits: [], depositParts: [] } },
      notBefore: 11_990n,
    },
    {
      reason: 'beyond-horizon',
      change: { buffer: eth(0n), flows: flows(0n, 0n) },
      notBefore: 70_990n + 100n,
    },
  ])('is unknown: $reason', ({ reason, change, notBefore }) => {
    expect(of(change)).toMatchObject({ kind: 'unknown', reason, notBefore });
  });

  it('needs no history of rewards when the ETH is there', () => {
    const none = { rewards: [], deposits: [], depositParts: [] };
    expect(of({ flows: none })).toMatchObject({ kind: 'range', rule: 'buffer' });
    expect(of({ flows: none, buffer: eth(0n), vaults: eth(500n) })).toMatchObject({ kind: 'range', rule: 'vaults' });
  });

  it('says what would change it', () => {
    expect(of({}).changes).toEqual([{ kind: 'report-missed' }, { kind: 'bunker-begins' }]);
    expect(of({ buffer: eth(350n), bunkerFrames: [3n] }).changes).toEqual([
      { kind: 'report-missed' },
      { kind: 'bunker-ends' },
      { kind: 'ether-arrives', missing: eth(150n) },
      { kind: 'source-known', source: 'deposits' },
      { kind: 'source-known', source: 'exits' },
      { kind: 'source-known', source: 'exiting-validators' },
    ]);
    const at = referenceTime(clock, 11n) - 501n + 1n;
    expect(of({ marginSeconds: 501n }).changes).toContainEqual({ kind: 'asked-before', at });
    expect(of({ pausedUntil: 'indefinitely' }).changes).toContainEqual({ kind: 'queue-resumes' });
  });

  it('refuses to simulate nothing', () => {
    expect(() => queueEta(calm, { ...run, paths: 0 })).toThrow(RangeError);
    expect(() => queueEta(calm, { ...run, horizonFrames: 0n })).toThrow(RangeError);
  });
});

const sum = fc.bigInt({ min: 0n, max: 1_000n }).map(eth);
const list = fc.array(sum, { minLength: 1, maxLength: 8 });
const anyState = fc
  .record({
    needed: sum,
    buffer: sum,
    vaults: sum,
    reserveTarget: fc.bigInt({ min: 0n, max: 50n }).map(eth),
    marginSeconds: fc.bigInt({ min: 0n, max: 1_500n }),
    bunkerFrames: fc.option(fc.array(fc.bigInt({ min: 1n, max: 10n }), { minLength: 1, maxLength: 3 })),
    landingDelays: fc.array(fc.bigInt({ min: 50n, max: 2_500n }), { minLength: 1, maxLength: 5 }),
    flows: fc.record({ rewards: list, deposits: list, depositParts: fc.constant([]) }),
  })
  .map((change): QueueState => ({ ...calm, ...change }));
const anyArrival = fc
  .record({
    at: fc.bigInt({ min: 11_491n, max: 40_000n }),
    amount: fc.bigInt({ min: 1n, max: 400n }),
    later: fc.bigInt({ min: 0n, max: 9_000n }),
  })
  .map(({ at, amount, later }) => arrival(at, amount, later));
const anyQueue = fc.record({
  endEpoch: fc.bigInt({ min: 0n, max: 300n }),
  churnGwei: fc.bigInt({ min: 10n ** 9n, max: 10n ** 12n }),
  lookahead: fc.constant(4n),
  delayEpochs: fc.bigInt({ min: 0n, max: 30n }),
});
/** The same, the consensus layer asked, and exits that are remembered. */
const anyTold = fc
  .record({
    state: anyState,
    arrivals: fc.array(anyArrival, { maxLength: 6 }),
    exitQueue: fc.option(anyQueue),
    sweepSeconds: fc.bigInt({ min: 0n, max: 9_000n }),
    usual: fc.array(fc.bigInt({ min: 1n, max: 9n }), { maxLength: 4 }),
  })
  .map(({ state, arrivals, usual, ...rest }): QueueState => {
    const layer = { at: state.now, epoch: state.now / 100n, arrivals, ...rest };
    return { ...state, short: paidAfter(...usual), consensus: { status: 'read', layer } };
  });
const small = (seed: bigint) => ({ seed, paths: 20, horizonFrames: 40n });
/** Unknown sorts after every time. */
const timesOf = (eta: QueueEta) => (eta.kind === 'range' ? [eta.at.p10, eta.at.p50, eta.at.p90] : []);
const seeds = fc.bigInt({ min: 0n, max: 2n ** 64n });

describe('queueEta, with few past exits', () => {
  it('ends the range with the longest turnaround that was ever seen, where nine paths in ten are paid', () => {
    const short = [
      ...paidAfter(2n, 2n, 2n, 2n, 2n, 3n, 3n, 3n, 4n, 5n, 6n),
      { shortage: eth(150n), frames: 6n, byExits: false },
    ];
    const eta = of({ buffer: eth(350n), flows: flows(0n, 0n), short });
    expect(eta).toMatchObject({ kind: 'range', rule: 'exits', at: { p90: landed(17n).p90 } });
  });

  it('has no range where one path in ten goes beyond what was ever seen', () => {
    const waiting = { shortage: eth(150n), frames: 9n, byExits: false };
    const eta = of({ buffer: eth(350n), flows: flows(0n, 0n), short: [...paidAfter(2n, 3n, 4n), waiting] });
    expect(eta).toMatchObject({ kind: 'unknown', reason: 'beyond-horizon' });
  });
});

describe('queueEta, with the consensus layer asked', () => {
  const short = { buffer: eth(350n), flows: flows(0n, 0n) };
  const queue = { endEpoch: 300n, churnGwei: 1n, lookahead: 4n, delayEpochs: 2n };
  const layerOf = (source: ConsensusSource, change: Partial<ConsensusLayer>): ConsensusSource =>
    source.status === 'read' ? { ...source, layer: { ...source.layer, ...change } } : source;

  it('waits for the last of what is under way, however quick exits usually are', () => {
    const consensus = told([arrival(13_000n, 100n), arrival(15_000n, 50n)]);
    expect(of({ ...short, short: paidAfter(1n, 1n), consensus })).toMatchObject({ at: landed(15n), rule: 'exits' });
  });

  it('does not count what was swept between the reading and now', () => {
    const arrivals = [arrival(11_450n, 150n)];
    expect(of({ ...short, consensus: told(arrivals) })).toMatchObject({ at: landed(11n) });
    expect(of({ ...short, consensus: told(arrivals, 100n) })).toMatchObject({ reason: 'beyond-horizon' });
  });

  it('counts what may have been swept since the reading, and may not', () => {
    const arrivals = [arrival(11_450n, 150n, 9_000n)];
    expect(of({ ...short, consensus: told(arrivals, 100n) })).toMatchObject({ kind: 'range', rule: 'exits' });
  });

  it('lets what has to be asked for besides take as long as exits usually do', () => {
    const consensus = told([arrival(11_000n, 100n)]);
    expect(of({ ...short, short: paidAfter(4n, 4n), consensus })).toMatchObject({ at: landed(15n), rule: 'exits' });
    expect(of({ ...short, consensus })).toMatchObject({ reason: 'beyond-horizon' });
  });

  it('and no less than the queue of exits, the wait after it, and the sweep', () => {
    const consensus = layerOf(told([]), { exitQueue: { ...queue, churnGwei: 50n * 10n ** 9n } });
    // 150 ETH at 50 an epoch after epoch 300, and two epochs more: 305, which begins at 30,500.
    expect(of({ ...short, short: paidAfter(4n, 4n), consensus })).toMatchObject({ at: landed(30n), rule: 'exits' });
    const swept = layerOf(consensus, { sweepSeconds: 8_000n });
    const eta = of({ ...short, short: paidAfter(4n, 4n), consensus: swept });
    if (eta.kind !== 'range') throw new Error(eta.reason);
    // The last of five validators of 32 ETH: rather late in the round.
    expect(eta.at.p10).toBeGreaterThanOrEqual(landed(30n).p10 + 2n * FRAME);
    expect(eta.at.p90).toBeLessThanOrEqual(landed(38n).p90);
    expect(eta.at.p90).toBeGreaterThan(eta.at.p10);
  });

  it('draws arrivals between their two times', () => {
    const eta = of({ ...short, consensus: told([arrival(11_000n, 150n, 4_000n)]) });
    expect(eta).toMatchObject({ at: { p10: landed(11n).p10, p90: landed(15n).p90 } });
  });

  it('says what it goes by, and what it could not ask', () => {
    expect(of({ consensus: told([]) }).consensus).toEqual({ status: 'read', at: calm.now });
    expect(of({}).consensus).toEqual({ status: 'off' });
    const away = { status: 'away', reason: 'it does not answer' } as const;
    const eta = of({ ...short, consensus: away });
    expect(eta.consensus).toEqual(away);
    expect(eta.changes).not.toContainEqual({ kind: 'source-known', source: 'exiting-validators' });
    expect(eta).toEqual({ ...of(short), consensus: away, changes: eta.changes });
  });
});

describe('queueEta, always', () => {
  it('is never earlier for more ETH ahead', () => {
    fc.assert(
      fc.property(fc.oneof(anyState, anyTold), sum, seeds, (state, more, seed) => {
        const before = timesOf(queueEta(state, small(seed)));
        const after = timesOf(queueEta({ ...state, needed: wei(state.needed + more) }, small(seed)));
        expect(after.every((time, index) => time >= (before[index] ?? time + 1n))).toBe(true);
      }),
    );
  });

  it('is the same for the same seed, in order, never before now, and on a landing', () => {
    fc.assert(
      fc.property(fc.oneof(anyState, anyTold), seeds, (state, seed) => {
        const eta = queueEta(state, small(seed));
        expect(queueEta(state, small(seed))).toEqual(eta);
        const times = timesOf(eta);
        expect(times.every((time, index) => time >= (times[index - 1] ?? state.now))).toBe(true);
        const landings = state.landingDelays.map((delay) => (referenceTime(clock, 0n) + delay) % FRAME);
        expect(times.every((time) => landings.includes(time % FRAME))).toBe(true);
      }),
    );
  });

  it('is the next report when the buffer covers everything and nothing holds it', () => {
    fc.assert(
      fc.property(anyState, seeds, (state, seed) => {
        const covered = { ...state, buffer: state.needed, bunkerFrames: null, marginSeconds: 0n };
        const eta = queueEta({ ...covered, landingDelays: [100n] }, small(seed));
        expect(eta).toMatchObject({ kind: 'range', rule: 'buffer', at: landed(11n) });
      }),
    );
  });

  it('holds what it says: of 300 requests in a random world, about four in five are paid between P10 and P90', () => {
    const history = Array.from({ length: 60 }, (_, index) => eth(BigInt((index * 37) % 60)));
    const world = seededRandom(99n);
    let [inside, total] = [0, 0];
    for (let request = 0; request < 300; request += 1) {
      const needed = eth(300n + BigInt(request));
      const state = { ...calm, needed, buffer: eth(0n), flows: { rewards: history, deposits: [], depositParts: [] } };
      const eta = queueEta(state, { seed: BigInt(request), paths: 100, horizonFrames: 100n });
      if (eta.kind !== 'range') throw new Error(`request ${request}: ${eta.reason}`);
      const paid = paidAt(needed, () => world.pick(history));
      total += 1;
      if (eta.at.p10 <= paid && paid <= eta.at.p90) inside += 1;
    }
    expect(inside / total).toBeGreaterThan(0.75);
    expect(inside / total).toBeLessThan(0.92);
  });
});

/** When the report lands that has the ETH, if frames bring what `next` says: half a frame first, then whole ones. */
function paidAt(needed: Wei, next: () => Wei): bigint {
  let [frame, have] = [11n, next() / 2n];
  for (; have < needed; frame += 1n) have += next();
  return referenceTime(clock, frame) + 100n;
}

it('uses frames of 1,000 s in these tests', () => {
  expect(frameSeconds(clock)).toBe(FRAME);
});
