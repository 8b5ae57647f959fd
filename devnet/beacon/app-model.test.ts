import { describe, expect, it } from 'vitest';

import { consensusLayer } from '@/lib/domain/consensus-layer';
import { exitChurnDown, exitEpochUp } from '@/lib/domain/exit-queue';
import type { FrameClock } from '@/lib/domain/frames';
import { sweepWindow } from '@/lib/domain/withdrawal-sweep';
import { unixSeconds } from '@/lib/units/units';

import { exitChurn } from './churn';
import { CHURN, INCREMENT_GWEI, SECONDS_PER_SLOT, SWEEP } from './constants';
import { deposit } from './entry-queue';
import { queueExit, requestExits } from './exit-queue';
import { beaconReading } from './reading';
import { emptyBeacon, MAINNET } from './state';
import { advance } from './step';
import { nextSweep } from './sweep';

const ETH = 1_000_000_000n;
const DAY = 86_400;
const CLOCK: FrameClock = {
  genesisTime: unixSeconds(0n),
  secondsPerSlot: 12n,
  slotsPerEpoch: 32n,
  initialEpoch: 0n,
  epochsPerFrame: 225n,
};
const RING = MAINNET.validatorCount;

/** The app’s formulas for exits beside the devnet’s beacon chain, which plays every epoch. */
describe('what the app expects of exits', () => {
  it('is the epoch in which the beacon chain lets a balance leave, or one later', () => {
    const churnGwei = 256n * ETH;
    for (const endEpoch of [0, 104, 105, 180])
      for (const ether of [1n, 32n, 255n, 256n, 257n, 2_048n, 100_000n])
        for (const leftGwei of [0n, 100n * ETH, churnGwei]) {
          const queue = { earliestExitEpoch: endEpoch, exitBalanceToConsumeGwei: leftGwei };
          const chain = BigInt(queueExit(queue, 100, churnGwei, ether * ETH).earliestExitEpoch);
          const app = exitEpochUp(
            { endEpoch: BigInt(endEpoch), churnGwei, lookahead: 4n, delayEpochs: 256n },
            100n,
            ether * ETH,
          );
          expect(app === chain || app === chain + 1n, `${endEpoch} ${ether} ${leftGwei}`).toBe(true);
        }
  });

  it('is what the beacon chain lets leave in an epoch', () => {
    const { minGwei, mostExitGwei, exitQuotient } = CHURN.electra;
    const bounds = { leastGwei: minGwei, mostGwei: mostExitGwei ?? 0n };
    const rules = { ...bounds, quotient: exitQuotient, incrementGwei: INCREMENT_GWEI };
    for (const ether of [0n, 8_388_607n, 8_388_608n, 8_454_144n, 12_000_000n, 16_777_215n, 16_777_216n, 42_228_608n])
      for (const gwei of [0n, 1n, ETH - 1n])
        expect(exitChurnDown(ether * ETH + gwei, rules)).toBe(exitChurn('electra', ether * ETH + gwei));
  });

  it('is the pass of the sweep, to a slot', () => {
    const cycle = RING / SWEEP.perBlock;
    const round = BigInt(cycle * SECONDS_PER_SLOT);
    for (const second of [0, 12, 100_000, 5_000_004])
      for (const index of [0, 15, 16, 450_007, 899_999]) {
        const slot = Math.floor(second / SECONDS_PER_SLOT);
        const next = BigInt(((slot + 1) % cycle) * SWEEP.perBlock);
        const now = unixSeconds(BigInt(slot * SECONDS_PER_SLOT));
        const { from, to } = sweepWindow(
          { ring: BigInt(RING), next, round: { shortest: round, longest: round } },
          now,
          { index: BigInt(index), payableFrom: now },
        );
        expect(to).toBe(from);
        expect(Math.abs(Number(from) - nextSweep(index, RING, second))).toBeLessThanOrEqual(SECONDS_PER_SLOT);
      }
  });

  it('is when the vault receives what leaves', () => {
    let state = advance(deposit(emptyBeacon(5), 3_200n * ETH), { seconds: 30 * DAY, queueSeconds: 30 * DAY });
    state = requestExits(state, 40);
    const { arrivals } = consensusLayer(beaconReading(state), CLOCK);
    expect(arrivals).toHaveLength(40);
    const counts: number[] = [];
    for (const days of [3, 6, 9, 12]) {
      const later = advance(state, { seconds: days * DAY, queueSeconds: days * DAY });
      const until = BigInt(later.queueSecond);
      const expected = arrivals.filter(({ from }) => from <= until);
      const paid = later.validators.filter(({ balanceGwei }) => balanceGwei === 0n);
      expect(paid).toHaveLength(expected.length);
      counts.push(paid.length);
      // What is earned until then comes on top; what was above 32 ETH is skimmed before, and not paid twice.
      const sum = expected.reduce((total, { amount }) => total + amount, 0n);
      const came = (later.ledger.exitedGwei - state.ledger.exitedGwei) * 10n ** 9n;
      const off = came > sum ? came - sum : sum - came;
      expect(off).toBeLessThanOrEqual(sum / 1_000n);
    }
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
    expect(counts.at(0)).toBeLessThan(40);
    expect(counts.at(-1)).toBe(40);
  });
});
