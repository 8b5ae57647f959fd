import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { deposit } from './entry-queue';
import { requestExits } from './exit-queue';
import { leak } from './leak';
import { ledgerBalance } from './ledger';
import { slashMany } from './slashing';
import { type BeaconState, emptyBeacon, pendingGwei, validatorsGwei } from './state';
import { advance, frameBetween } from './step';

const ETH = 1_000_000_000n;
const DAY = 86_400;

type Deed =
  | { readonly kind: 'deposit'; readonly gwei: bigint }
  | { readonly kind: 'exit'; readonly count: number }
  | { readonly kind: 'slash'; readonly count: number }
  | { readonly kind: 'leak'; readonly gwei: bigint }
  | { readonly kind: 'time'; readonly seconds: number; readonly hurry: number };

const deeds = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('deposit' as const), gwei: fc.bigInt({ min: 1n, max: 500n * ETH }) }),
    fc.record({ kind: fc.constant('exit' as const), count: fc.integer({ min: 1, max: 6 }) }),
    fc.record({ kind: fc.constant('slash' as const), count: fc.integer({ min: 1, max: 6 }) }),
    fc.record({ kind: fc.constant('leak' as const), gwei: fc.bigInt({ min: 1n, max: 400n * ETH }) }),
    fc.record({
      kind: fc.constant('time' as const),
      seconds: fc.integer({ min: 1, max: 20 * DAY }),
      hurry: fc.constantFrom(0, 0, 8 * DAY),
    }),
  ),
  { maxLength: 14 },
);

function did(state: BeaconState, deed: Deed): BeaconState {
  switch (deed.kind) {
    case 'deposit':
      return deposit(state, deed.gwei);
    case 'exit':
      return requestExits(state, deed.count);
    case 'slash':
      return slashMany(state, deed.count);
    case 'leak':
      return leak(state, deed.gwei);
    case 'time':
      return advance(state, { seconds: deed.seconds, queueSeconds: Math.max(deed.seconds, deed.hurry) });
  }
}

const passed = (state: BeaconState, seconds: number) => advance(state, { seconds, queueSeconds: seconds });
const pool = passed(deposit(emptyBeacon(5), 4_800n * ETH), DAY);

describe('any course of events', () => {
  it('neither creates nor loses ether, and no balance is negative', () => {
    fc.assert(
      fc.property(deeds, (course) => {
        let state = emptyBeacon(3);
        for (const deed of course) {
          state = did(state, deed);
          expect(validatorsGwei(state) + pendingGwei(state)).toBe(ledgerBalance(state.ledger));
          expect(state.validators.every(({ balanceGwei }) => balanceGwei >= 0n)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('ends the same whenever it starts the same', () => {
    fc.assert(
      fc.property(deeds, (course) => {
        expect(course.reduce(did, emptyBeacon(9))).toEqual(course.reduce(did, emptyBeacon(9)));
      }),
      { numRuns: 15 },
    );
  });

  it('is the same in one step as in two, wherever it is cut', () => {
    const start = slashMany(requestExits(deposit(pool, 96n * ETH), 3), 2);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 * DAY }), fc.integer({ min: 1, max: 5 * DAY }), (first, second) => {
        expect(passed(passed(start, first), second)).toEqual(passed(start, first + second));
      }),
      { numRuns: 25 },
    );
  });
});

describe('a year of 150 validators', () => {
  const year = passed(pool, 365 * DAY);
  const { change } = frameBetween(pool, year);

  it('earns 2.4 to 2.6 % on the consensus layer', () => {
    const net = Number(change.rewardsGwei - change.missedGwei) / Number(4_800n * ETH);
    expect(net).toBeGreaterThan(0.024);
    expect(net).toBeLessThan(0.026);
  });

  it('pays nearly all of it to the vault, and keeps the 32 ETH of each', () => {
    expect(change.skimmedGwei).toBeGreaterThan((change.rewardsGwei * 9n) / 10n);
    expect(validatorsGwei(year)).toBeGreaterThanOrEqual(4_800n * ETH);
    expect(change.exitedGwei).toBe(0n);
  });
});

describe('frameBetween', () => {
  it('has something for every minute, not only for whole epochs', () => {
    let state = pool;
    for (let minute = 0; minute < 20; minute += 1) {
      const next = passed(state, 60);
      const { change } = frameBetween(state, next);
      expect(change.rewardsGwei).toBeGreaterThan(change.missedGwei);
      state = next;
    }
  });

  it('is negative after a slashing whose penalty is above the rewards', () => {
    const slashed = slashMany(pool, 3);
    const { change, ...after } = frameBetween(pool, passed(slashed, 60));
    expect(change.slashedGwei).toBeGreaterThan(change.rewardsGwei);
    expect(after.slashed).toBe(3);
  });

  it('counts by operator who left', () => {
    const left = passed(requestExits(pool, 7), 12 * DAY);
    const { exitedByOperator, change } = frameBetween(pool, left);
    expect(exitedByOperator).toEqual([2, 1, 1, 1, 1, 1]);
    expect(change.exitedGwei).toBeGreaterThanOrEqual(7n * 32n * ETH);
  });

  it('moves queues ahead of duties when told to', () => {
    const hurried = advance(requestExits(pool, 2), { seconds: 10, queueSeconds: 10 * DAY });
    const { change } = frameBetween(pool, hurried);
    expect(change.exitedGwei).toBeGreaterThanOrEqual(64n * ETH);
    expect(hurried.second - pool.second).toBe(10);
    expect(change.rewardsGwei).toBeLessThan(ETH / 1_000n);
  });
});
