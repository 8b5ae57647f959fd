import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { EPOCHS_PER_DAY, SECONDS_PER_EPOCH } from './constants';
import { dutiesBetween, isDutyMissed } from './duties';
import { amountBetween, baseRewardPerIncrement, epochAmounts } from './rewards';
import { MAINNET } from './state';

const ETH = 1_000_000_000n;
const base = baseRewardPerIncrement(MAINNET.activeGwei);

describe('baseRewardPerIncrement', () => {
  it.each([
    ['42,228,608 ETH of August 2026 (311.4 before rounding)', 42_228_608n, 311n],
    ['a quarter of it: twice as much', 10_557_152n, 622n],
    ['16,384 validators at genesis', 524_288n, 2_795n],
  ])('%s', (_, ether, expected) => {
    expect(baseRewardPerIncrement(ether * ETH)).toBe(expected);
  });
});

describe('epochAmounts', () => {
  it('pays 64 of 64 parts when everybody attests, and charges source, target and sync for a miss', () => {
    expect(epochAmounts(32n * ETH, base, 1_000_000n)).toEqual({
      doneGwei: 9_952n,
      missedGwei: 6_220n + 311n,
      slashedGwei: 6_220n,
    });
  });

  it('comes to about 2.5 % a year for a validator that misses nothing', () => {
    const { doneGwei } = epochAmounts(32n * ETH, base, MAINNET.participationPpm);
    const year = Number(doneGwei) * EPOCHS_PER_DAY * 365.25;
    expect(year / Number(32n * ETH)).toBeGreaterThan(0.0253);
    expect(year / Number(32n * ETH)).toBeLessThan(0.0257);
  });

  it('costs a slashed validator 0.159 % in the 8,192 epochs until it is paid out', () => {
    const { slashedGwei } = epochAmounts(32n * ETH, base, MAINNET.participationPpm);
    expect(Number(slashedGwei * 8_192n) / Number(32n * ETH)).toBeCloseTo(0.00159, 5);
  });
});

describe('amountBetween', () => {
  const second = fc.integer({ min: 0, max: 10_000_000 });

  it('makes exactly the amount in an epoch', () => {
    expect(amountBetween(9_902n, 0, SECONDS_PER_EPOCH)).toBe(9_902n);
    expect(amountBetween(9_902n, 3 * SECONDS_PER_EPOCH, 10 * SECONDS_PER_EPOCH)).toBe(7n * 9_902n);
  });

  it('is the sum of its parts, wherever it is cut', () => {
    fc.assert(
      fc.property(second, second, second, fc.bigInt({ min: 0n, max: 10n ** 9n }), (a, b, c, amount) => {
        const [from = 0, cut = 0, to = 0] = [a, b, c].sort((one, other) => one - other);
        expect(amountBetween(amount, from, cut) + amountBetween(amount, cut, to)).toBe(amountBetween(amount, from, to));
      }),
    );
  });
});

describe('dutiesBetween', () => {
  it('misses as often as the operator does', () => {
    const epochs = 200_000;
    const { wholeDone, wholeMissed } = dutiesBetween(7, 12_345, 8_000, 0, epochs * SECONDS_PER_EPOCH);
    expect(wholeDone + wholeMissed).toBe(epochs);
    expect(wholeMissed / epochs).toBeCloseTo(0.008, 3);
  });

  it('covers the span, each piece with the answer of its epoch', () => {
    const second = fc.integer({ min: 0, max: 40 * SECONDS_PER_EPOCH });
    fc.assert(
      fc.property(second, second, (a, b) => {
        const [from, to] = a < b ? [a, b] : [b, a];
        const duties = dutiesBetween(7, 3, 300_000, from, to);
        const pieces = duties.pieces.reduce((sum, { fromSecond, toSecond }) => sum + toSecond - fromSecond, 0);
        expect(pieces + (duties.wholeDone + duties.wholeMissed) * SECONDS_PER_EPOCH).toBe(to - from);
        for (const { fromSecond, isMissed } of duties.pieces) {
          expect(isMissed).toBe(isDutyMissed(7, 3, Math.floor(fromSecond / SECONDS_PER_EPOCH), 300_000));
        }
      }),
    );
  });
});
