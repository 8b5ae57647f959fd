import { describe, expect, it } from 'vitest';

import { SECONDS_PER_EPOCH } from './constants';
import { deposit } from './entry-queue';
import { baseRewardPerIncrement, epochAmounts } from './rewards';
import { correlationPenalty, initialPenalty, slashMany } from './slashing';
import { emptyBeacon, MAINNET, validatorsGwei } from './state';
import { advance } from './step';

const ETH = 1_000_000_000n;
const EPOCHS_UNTIL_PAID = 8_192;
const TOTAL = MAINNET.activeGwei;

/** Part of the stake that a slashing of `slashedGwei` costs it, as a number. */
function lossOf(slashedGwei: bigint): number {
  const effective = 32n * ETH;
  const { slashedGwei: perEpoch } = epochAmounts(effective, baseRewardPerIncrement(TOTAL), MAINNET.participationPpm);
  const lost =
    initialPenalty(effective) +
    correlationPenalty(effective, slashedGwei, TOTAL) +
    perEpoch * BigInt(EPOCHS_UNTIL_PAID);
  return Math.min(1, Number(lost) / Number(effective));
}

describe('initialPenalty', () => {
  it('is a 4096th: 0.0078125 of 32 ETH, 0.5 of 2,048', () => {
    expect(initialPenalty(32n * ETH)).toBe(7_812_500n);
    expect(initialPenalty(2_048n * ETH)).toBe(500_000_000n);
  });
});

describe('correlationPenalty', () => {
  it.each([
    ['39 validators', 1_248n * ETH, 0.00009],
    ['a thousandth of the stake', TOTAL / 1_000n, 0.003],
    ['a hundredth', TOTAL / 100n, 0.03],
    ['a twentieth', TOTAL / 20n, 0.15],
    ['a third', TOTAL / 3n + ETH, 1],
    ['all', TOTAL, 1],
  ])('%s', (_, slashed, expected) => {
    expect(Number(correlationPenalty(32n * ETH, slashed, TOTAL)) / Number(32n * ETH)).toBeCloseTo(expected, 5);
  });

  it('no longer rounds to nothing for one validator', () => {
    expect(correlationPenalty(32n * ETH, 32n * ETH, TOTAL)).toBeGreaterThan(0n);
  });
});

describe('what a slashing costs the slashed', () => {
  it.each([
    ['1,248 ETH', 1_248n * ETH, 0.0019],
    ['a thousandth of the stake', TOTAL / 1_000n, 0.0048],
    ['a hundredth', TOTAL / 100n, 0.0318],
    ['a twentieth', TOTAL / 20n, 0.152],
    ['more than a third', (TOTAL * 334n) / 1_000n, 1],
  ])('%s', (_, slashed, expected) => {
    expect(lossOf(slashed)).toBeCloseTo(expected, 3);
  });

  it('is what the simulation takes from one in the 36 days until it is paid out', () => {
    const seconds = (epochs: number) => ({
      seconds: epochs * SECONDS_PER_EPOCH,
      queueSeconds: epochs * SECONDS_PER_EPOCH,
    });
    const working = advance(deposit(emptyBeacon(1), 39n * 32n * ETH), seconds(30));
    const slashed = slashMany(working, 39);
    expect(validatorsGwei(working) - validatorsGwei(slashed)).toBe(39n * 7_812_500n);
    const paid = advance(slashed, seconds(EPOCHS_UNTIL_PAID + 1_758));
    expect(validatorsGwei(paid)).toBe(0n);
    const loss = Number(paid.ledger.slashedGwei) / Number(1_248n * ETH);
    expect(loss).toBeCloseTo(lossOf(1_248n * ETH), 6);
    expect(loss).toBeCloseTo(0.0019, 4);
    const epochs = slashed.validators.map(({ withdrawableEpoch }) => withdrawableEpoch);
    expect(Math.min(...epochs)).toBe(30 + EPOCHS_UNTIL_PAID);
  });

  it('slashes nobody twice and not more than there are', () => {
    const working = advance(deposit(emptyBeacon(1), 64n * ETH), { seconds: 10_000, queueSeconds: 10_000 });
    expect(slashMany(slashMany(working, 5), 5).slashings).toHaveLength(2);
  });
});
