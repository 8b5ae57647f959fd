import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { entryChurn, exitChurn } from './churn';
import { SECONDS_PER_EPOCH } from './constants';
import { deposit } from './entry-queue';
import { queueExit, requestExits } from './exit-queue';
import { type BeaconState, emptyBeacon, MAINNET, pendingGwei, queueEpoch, validatorsGwei } from './state';
import { advance } from './step';
import { nextSweep, sweptFrom } from './sweep';
import { withEffectiveBalance } from './validator';

const ETH = 1_000_000_000n;
const SLEEPING = { ...MAINNET, entriesGweiPerEpoch: 0n, exitsGweiPerEpoch: 0n };

function afterEpochs(state: BeaconState, epochs: number): BeaconState {
  const seconds = epochs * SECONDS_PER_EPOCH;
  return advance(state, { seconds, queueSeconds: seconds });
}

describe('churn', () => {
  it.each([
    ['the least', 1_000_000n, 128n, 128n, 128n],
    ['between the bounds', 12_000_000n, 183n, 183n, 366n],
    ['42,228,608 ETH', 42_228_608n, 256n, 256n, 1_288n],
  ])('%s', (_, total, entry, exit, gloasExit) => {
    expect(entryChurn('electra', total * ETH)).toBe(entry * ETH);
    expect(exitChurn('electra', total * ETH)).toBe(exit * ETH);
    expect(entryChurn('gloas', total * ETH)).toBe(entry * ETH);
    expect(exitChurn('gloas', total * ETH)).toBe(gloasExit * ETH);
  });
});

describe('queueExit', () => {
  const churn = 256n * ETH;
  it.each([
    ['into an empty queue: five epochs from now', 0, 0n, 32n, 105, 224n],
    ['exactly the churn fits one epoch', 0, 0n, 256n, 105, 0n],
    ['what is left of the last epoch is used up', 110, 32n, 32n, 110, 0n],
    ['what does not fit spills into the next', 110, 31n, 32n, 111, 255n],
    ['a large one takes several', 110, 0n, 600n, 113, 168n],
    ['2048 ETH with 0x02 credentials', 0, 0n, 2_048n, 112, 0n],
  ])('%s', (_, earliest, left, exit, expectedEpoch, expectedLeft) => {
    const queue = { earliestExitEpoch: earliest, exitBalanceToConsumeGwei: left * ETH };
    expect(queueExit(queue, 100, churn, exit * ETH)).toEqual({
      earliestExitEpoch: expectedEpoch,
      exitBalanceToConsumeGwei: expectedLeft * ETH,
    });
  });

  it('never lets more than the churn leave in an epoch, and keeps the order', () => {
    const exits = fc.array(fc.bigInt({ min: 1n, max: 256n }), { maxLength: 60 });
    fc.assert(
      fc.property(exits, (ethers) => {
        let queue = { earliestExitEpoch: 0, exitBalanceToConsumeGwei: 0n };
        let left = 0n;
        for (const ether of ethers) {
          const next = queueExit(queue, 100, churn, ether * ETH);
          expect(next.earliestExitEpoch).toBeGreaterThanOrEqual(queue.earliestExitEpoch);
          expect(next.exitBalanceToConsumeGwei).toBeGreaterThanOrEqual(0n);
          expect(next.exitBalanceToConsumeGwei).toBeLessThanOrEqual(churn);
          queue = next;
          left += ether * ETH;
        }
        // What left plus what may still leave is the churn of the epochs used.
        const epochs = ethers.length === 0 ? 0n : BigInt(queue.earliestExitEpoch - 104);
        expect(left + queue.exitBalanceToConsumeGwei).toBe(epochs * churn);
      }),
    );
  });

  it('makes a million ETH wait 17.4 days, as 57,600 ETH leave a day', () => {
    const queue = queueExit({ earliestExitEpoch: 0, exitBalanceToConsumeGwei: 0n }, 0, churn, 1_000_000n * ETH);
    expect((queue.earliestExitEpoch - 5) / 225).toBeCloseTo(17.4, 1);
  });
});

describe('the entry queue', () => {
  it('lets 256 ETH in per epoch once the deposits are final, in their order', () => {
    const start = deposit(emptyBeacon(1, SLEEPING), 1_000n * ETH);
    const entered = [0, 2, 3, 4, 5, 6].map((epochs) => validatorsGwei(afterEpochs(start, epochs)) / ETH);
    expect(entered).toEqual([0n, 0n, 256n, 512n, 768n, 1_000n]);
  });

  it('lets at most sixteen deposits in, however small', () => {
    let state = emptyBeacon(1, SLEEPING);
    for (let count = 0; count < 40; count += 1) state = deposit(state, ETH);
    expect([3, 4, 5].map((epochs) => afterEpochs(state, epochs).validators.length)).toEqual([16, 32, 40]);
  });

  it('makes the pool wait for what others deposited before', () => {
    const busy = { ...SLEEPING, entriesGweiPerEpoch: 512n * ETH };
    const start = deposit(emptyBeacon(1, busy), 64n * ETH);
    expect(pendingGwei(afterEpochs(start, 4))).toBe(64n * ETH);
    expect(pendingGwei(afterEpochs(start, 5))).toBe(0n);
  });

  it('starts a validator eight epochs after it was let in, and one with less than 32 ETH never', () => {
    const state = afterEpochs(deposit(emptyBeacon(1, SLEEPING), 33n * ETH), 3);
    expect(state.validators.map(({ activationEpoch, balanceGwei }) => [activationEpoch, balanceGwei / ETH])).toEqual([
      [11, 32n],
      [Number.MAX_SAFE_INTEGER, 1n],
    ]);
    expect(afterEpochs(state, 8).ledger.rewardsGwei).toBe(0n);
    expect(afterEpochs(state, 9).ledger.rewardsGwei).toBeGreaterThan(0n);
  });

  it('spreads validators evenly over the operators', () => {
    const state = afterEpochs(deposit(emptyBeacon(1, SLEEPING), 600n * 32n * ETH), 100);
    const counts = [0, 1, 2, 3, 4, 5].map((id) => state.validators.filter((one) => one.operatorId === id).length);
    expect(counts).toEqual([100, 100, 100, 100, 100, 100]);
  });
});

describe('leaving', () => {
  const working = afterEpochs(deposit(emptyBeacon(1, SLEEPING), 640n * ETH), 100);

  it('takes five epochs, then 256 more until the validator may be paid out', () => {
    const leaving = requestExits(working, 1).validators.filter(({ exitEpoch }) => exitEpoch < Number.MAX_SAFE_INTEGER);
    expect(leaving.map(({ exitEpoch, withdrawableEpoch }) => [exitEpoch, withdrawableEpoch])).toEqual([[105, 361]]);
  });

  it('lets others leave first, who take their part of the churn', () => {
    const busy = { ...working, network: { ...SLEEPING, exitsGweiPerEpoch: 240n * ETH } };
    const epochs = requestExits(busy, 2).validators.map(({ exitEpoch }) => exitEpoch);
    expect(epochs.filter((epoch) => epoch < 1_000)).toEqual([106, 106]);
  });

  it('pays everything out when the sweep comes by, and earns nothing in between', () => {
    const leaving = requestExits(working, 1);
    const left = afterEpochs(leaving, 5);
    const paid = afterEpochs(left, 256 + 1_758);
    const position = leaving.validators.findIndex(({ exitEpoch }) => exitEpoch < Number.MAX_SAFE_INTEGER);
    expect(paid.validators[position]?.balanceGwei).toBe(0n);
    expect(paid.ledger.exitedGwei).toBeLessThanOrEqual(left.validators[position]?.balanceGwei ?? 0n);
    expect(paid.ledger.exitedGwei).toBeGreaterThanOrEqual(32n * ETH);
  });

  it('lets nobody leave twice, and not more than there are', () => {
    const all = requestExits(working, 50);
    expect(all.validators.every(({ exitEpoch }) => exitEpoch < 200)).toBe(true);
    expect(requestExits(all, 1)).toEqual(all);
  });
});

describe('the sweep', () => {
  it('passes each validator every 7.8 days, sixteen in a slot, in the order of their indices', () => {
    const first = nextSweep(160, 900_000, 0);
    expect(first).toBe(120);
    expect(nextSweep(175, 900_000, 0)).toBe(first);
    expect(nextSweep(176, 900_000, 0)).toBe(first + 12);
    expect((nextSweep(160, 900_000, first) - first) / 86_400).toBeCloseTo(7.8, 1);
  });

  const [validator] = afterEpochs(deposit(emptyBeacon(1, SLEEPING), 32n * ETH), 3).validators;
  if (validator === undefined) throw new Error('no validator');
  it.each([
    ['nothing from an exact 32 ETH', {}, undefined],
    ['the excess above 32 ETH', { balanceGwei: 33n * ETH }, { kind: 'skimmed', gwei: ETH }],
    ['nothing below', { balanceGwei: 31n * ETH, effectiveGwei: 31n * ETH }, undefined],
    ['nothing from 0x02 below 2,048 ETH', { credentials: '0x02', balanceGwei: 40n * ETH }, undefined],
    [
      'all that may be paid out',
      { balanceGwei: 31n * ETH, withdrawableEpoch: 10 },
      { kind: 'exited', gwei: 31n * ETH },
    ],
    ['nothing an epoch too early', { withdrawableEpoch: 11 }, undefined],
  ] as const)('takes %s', (_, change, expected) => {
    expect(sweptFrom({ ...validator, ...change }, 10 * SECONDS_PER_EPOCH)).toEqual(expected);
  });

  it.each([
    ['0x01', 100n, 32n],
    ['0x02', 100n, 100n],
    ['0x02', 3_000n, 2_048n],
  ] as const)('%s with %s ETH counts as %s', (credentials, ether, expected) => {
    const grown = withEffectiveBalance({ ...validator, credentials, balanceGwei: ether * ETH });
    expect(grown.effectiveGwei).toBe(expected * ETH);
  });

  it('starts from the epoch that the clock shows', () => {
    expect(queueEpoch({ queueSecond: SECONDS_PER_EPOCH * 3 - 1 })).toBe(2);
  });
});

describe('any entry queue', () => {
  it('keeps its order and never lets in more than the churn and what was left of it', () => {
    const ethers = fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(ethers, fc.integer({ min: 0, max: 6 }), (deposits, others) => {
        const network = { ...SLEEPING, entriesGweiPerEpoch: BigInt(others) * 32n * ETH };
        let state = deposits.reduce((queue, ether) => deposit(queue, BigInt(ether) * ETH), emptyBeacon(1, network));
        const asked = state.pendingDeposits.filter(({ operatorId }) => operatorId !== 'network');
        for (let epoch = 0; epoch < 40; epoch += 1) {
          const next = afterEpochs(state, 1);
          const entered = next.validators.slice(state.validators.length);
          expect(entered.length).toBeLessThanOrEqual(16);
          const enteredGwei = entered.reduce((sum, { effectiveGwei }) => sum + effectiveGwei, 0n);
          expect(enteredGwei).toBeLessThanOrEqual(256n * ETH + state.depositBalanceToConsumeGwei);
          state = next;
        }
        const order = state.validators.map(({ operatorId, effectiveGwei }) => [operatorId, effectiveGwei]);
        expect(order).toEqual(asked.slice(0, order.length).map(({ operatorId, gwei }) => [operatorId, gwei]));
        expect(order.length).toBeGreaterThan(0);
      }),
      { numRuns: 30 },
    );
  });
});
