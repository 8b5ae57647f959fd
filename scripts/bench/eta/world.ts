import { deposit } from '../../../devnet/beacon/entry-queue';
import { type BeaconState, emptyBeacon, validatorsGwei } from '../../../devnet/beacon/state';
import { advance } from '../../../devnet/beacon/step';
import { playFrame, withExitsFor } from '../../../devnet/beacon-frame';
import { type Random, randomFrom } from '../../../devnet/random';
import { executionRatePpm } from '../../../devnet/rates';
import { depositsPossible, rewardOver, WEI_PER_GWEI } from '../../../devnet/report-figures';
import type { ConsensusLayer } from '../../../lib/domain/consensus-layer';
import { type FrameClock, frameSeconds, referenceTime } from '../../../lib/domain/frames';
import type { AskedRequest, Deposit, QueueReport } from '../../../lib/domain/queue-history';
import { ONE_ETHER, unixSeconds, wei } from '../../../lib/units/units';
import { beaconAnswer } from './beacon-answer';
import type { Scenario } from './scenario';

/** Daily frames, as on mainnet. */
export const CLOCK: FrameClock = {
  genesisTime: unixSeconds(1_700_000_000n),
  secondsPerSlot: 12n,
  slotsPerEpoch: 32n,
  initialEpoch: 225n,
  epochsPerFrame: 225n,
};
/** Mainnet's: a request has to be two hours and eight minutes old. */
export const MARGIN_SECONDS = 7_680n;

const START_ETHER = 8_000n;
const KEPT_WEI = 16n * ONE_ETHER;
/** Reports land 20 to 40 minutes after their data was taken, and one in 60 never does. */
const LANDING = { leastSeconds: 1_200, spreadSeconds: 1_200, missed: 1 / 60 };
const REAL_PACE = { mishap: null, leastQueueSeconds: 0 };

/** A request in the simulated queue. */
export interface SimulatedRequest extends AskedRequest {
  /** When the report landed that paid it; null while it waits. */
  paidAt: bigint | null;
}

type Happening = { readonly at: bigint; readonly wei: bigint; readonly kind: 'deposit' | 'request' };

/**
 * A pool with its queue over the devnet's beacon chain, without a chain: users come and go at random, a report a day pays
 * first in, first out from the buffer and the vaults, asks validators to leave for what is missing, and what is left over
 * is deposited. The rules are those of `devnet/reports.ts`.
 */
export class World {
  readonly reports: QueueReport[] = [];
  readonly requests: SimulatedRequest[] = [];
  bufferWei = 0n;
  #frame = 0n;
  #beacon: BeaconState;
  #depositedWei = 0n;
  #lastReference: bigint;
  #deposits: Deposit[] = [];
  #paid = 0;
  readonly #random: Random;

  constructor(
    readonly scenario: Scenario,
    seed: number,
  ) {
    this.#random = randomFrom(seed);
    const entered = deposit(emptyBeacon(seed), START_ETHER * 1_000_000_000n);
    // Long enough for all of them to have started.
    this.#beacon = advance(entered, { seconds: 30 * 86_400, queueSeconds: 30 * 86_400 });
    this.#lastReference = referenceTime(CLOCK, 0n);
  }

  /** Wei asked for and not yet paid. */
  get queueWei(): bigint {
    return this.waiting().reduce((sum, { amount }) => sum + amount, 0n);
  }

  /** Requests that wait, oldest first. */
  waiting(): readonly SimulatedRequest[] {
    return this.requests.slice(this.#paid);
  }

  get lastReference(): bigint {
    return this.#lastReference;
  }

  /** What is in the vaults at a moment after the last report's data was taken, wei. */
  vaultsWei(at: bigint): bigint {
    const elapsed = Number(at - this.#lastReference);
    return elapsed <= 0 ? 0n : this.#played(elapsed, 5_000).vaultsWei;
  }

  /** What a beacon node would say at a moment after the last report's data was taken. */
  consensusAt(at: bigint): ConsensusLayer {
    const elapsed = Number(at - this.#lastReference);
    const state = elapsed <= 0 ? this.#beacon : this.#played(elapsed, 5_000).state;
    return beaconAnswer(state, CLOCK, at);
  }

  /**
   * Plays a day, from one moment of data to the next, and the landing of the report.
   * @param look called after each request and at a random moment, with the time
   */
  playFrame(look: (now: bigint) => void): void {
    this.#frame += 1n;
    const reference = referenceTime(CLOCK, this.#frame);
    const before = reference - frameSeconds(CLOCK);
    const delay = BigInt(Math.round(LANDING.leastSeconds + LANDING.spreadSeconds * this.#random()));
    const happenings = this.#happenings(before, reference);
    for (const happening of happenings) this.#happen(happening, look);
    if (this.#random() < LANDING.missed) return;
    this.#report(reference, reference + delay);
  }

  #happen({ at, kind, wei: amountWei }: Happening, look: (now: bigint) => void): void {
    if (kind === 'deposit') {
      this.bufferWei += amountWei;
      this.#deposits.push({ at: unixSeconds(at), amount: wei(amountWei) });
      return;
    }
    this.requests.push({
      id: BigInt(this.requests.length + 1),
      at: unixSeconds(at),
      amount: wei(amountWei),
      paidAt: null,
    });
    look(at);
  }

  #report(reference: bigint, landedAt: bigint): void {
    const elapsed = Number(reference - this.#lastReference);
    const { state, vaultsWei, rewardsWei } = this.#played(elapsed, executionRatePpm(this.#random));
    const available = this.bufferWei + vaultsWei;
    const queueWei = this.queueWei;
    this.bufferWei = available - this.#pay(available, reference, landedAt);
    this.#beacon = withExitsFor(state, queueWei, available);
    this.reports.push({
      reference: unixSeconds(reference),
      landedAt: unixSeconds(landedAt),
      elapsed: BigInt(elapsed),
      rewards: wei(rewardsWei),
      deposits: this.#deposits,
      buffer: wei(this.bufferWei),
      paidUpTo: BigInt(this.#paid),
    });
    this.#deposits = [];
    this.#lastReference = reference;
    const free = this.bufferWei - this.queueWei;
    this.#depositedWei = depositsPossible(free > 0n ? free : 0n, KEPT_WEI);
    this.bufferWei -= this.#depositedWei;
  }

  #pay(available: bigint, reference: bigint, landedAt: bigint): bigint {
    let spent = 0n;
    for (const request of this.waiting()) {
      const isOldEnough = request.at + MARGIN_SECONDS <= reference;
      if (!isOldEnough || spent + request.amount > available) break;
      spent += request.amount;
      request.paidAt = landedAt;
      this.#paid += 1;
    }
    return spent;
  }

  #played(elapsed: number, ratePpm: number) {
    const stakedWei = validatorsGwei(this.#beacon) * WEI_PER_GWEI;
    const layer = { validatorsWei: stakedWei, pendingWei: 0n, depositedWei: this.#depositedWei };
    const { state, frame } = playFrame(this.#beacon, { elapsed, pooledWei: stakedWei, layer }, REAL_PACE);
    const execution = rewardOver(stakedWei, ratePpm, elapsed);
    const skimmed = frame.change.skimmedGwei * WEI_PER_GWEI;
    const exited = frame.change.exitedGwei * WEI_PER_GWEI;
    return { state, vaultsWei: skimmed + exited + execution, rewardsWei: skimmed + execution };
  }

  #happenings(from: bigint, to: bigint): readonly Happening[] {
    const { deposits, requests } = this.scenario;
    const drawn = [this.#draw('deposit', deposits, from, to), this.#draw('request', requests, from, to)];
    return drawn.flat().sort((a, b) => Number(a.at - b.at));
  }

  /** A Poisson process of lognormal sizes. */
  #draw(
    kind: Happening['kind'],
    { perDay, medianEther }: Scenario['deposits'],
    from: bigint,
    to: bigint,
  ): readonly Happening[] {
    const found: Happening[] = [];
    const seconds = Number(to - from);
    let at = 0;
    for (;;) {
      at += (-Math.log(1 - this.#random()) / perDay) * 86_400;
      if (at >= seconds) return found;
      const ether = medianEther * Math.exp(this.scenario.spread * this.#normal());
      found.push({ kind, at: from + BigInt(Math.floor(at)), wei: BigInt(Math.round(ether * 1_000_000)) * 10n ** 12n });
    }
  }

  /** Box and Muller's transform. */
  #normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.#random())) * Math.cos(2 * Math.PI * this.#random());
  }
}
