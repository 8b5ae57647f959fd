import { type UnixSeconds, unixSeconds, type Wei, wei } from '@/lib/units/units';

import { type ExitQueue, exitEpochUp } from './exit-queue';
import { epochTime, type FrameClock, slotTime } from './frames';
import { type Sweep, sweepWindow } from './withdrawal-sweep';

const WEI_PER_GWEI = 10n ** 9n;

/** What a beacon node says of a pool's validators that leave, and of the way out, at one slot. */
export interface BeaconReading {
  readonly slot: bigint;
  /** The pool's validators that leave or have left and are not paid out; slashed ones only once nothing more is taken. */
  readonly exits: readonly { readonly index: bigint; readonly gwei: bigint; readonly withdrawableEpoch: bigint }[];
  /** Parts of the balances of the pool's validators that were asked for, with their place in everybody's queue, from 0. */
  readonly partials: readonly { readonly place: bigint; readonly gwei: bigint; readonly withdrawableEpoch: bigint }[];
  /** Of those parts, so many are paid in a block. */
  readonly partialsPerBlock: bigint;
  readonly sweep: Sweep;
  /** Null when the rules of the chain's fork are not known. */
  readonly exitQueue: ExitQueue | null;
}

/** A sum that is on its way: a validator that leaves, or a part of one's balance. */
export interface KnownArrival {
  /** In the vault at the earliest, and at the latest. */
  readonly from: UnixSeconds;
  readonly to: UnixSeconds;
  readonly amount: Wei;
}

/** A reading as the queue's estimate needs it. */
export interface ConsensusLayer {
  /** The time of the slot it is of. */
  readonly at: UnixSeconds;
  readonly epoch: bigint;
  readonly arrivals: readonly KnownArrival[];
  readonly exitQueue: ExitQueue | null;
  /** Seconds in which the sweep passes everybody once, at most. */
  readonly sweepSeconds: bigint;
}

/** Whether the consensus layer was asked. */
export type ConsensusSource =
  | { readonly status: 'read'; readonly layer: ConsensusLayer }
  /** There is no beacon node to ask. */
  | { readonly status: 'off' }
  /** There is one and it does not say. */
  | { readonly status: 'away'; readonly reason: string };

/**
 * What a reading means in time. An exit is paid when the sweep passes after its withdrawable epoch; a part that was asked
 * for comes before the sweep in each block, in the order of its queue (consensus-specs, electra
 * `get_expected_withdrawals`).
 * @param clock of the chain's slots
 */
export function consensusLayer(reading: BeaconReading, clock: FrameClock): ConsensusLayer {
  const { slot, sweep, exitQueue } = reading;
  const at = slotTime(clock, slot);
  const exits = reading.exits.map(({ index, gwei, withdrawableEpoch }): KnownArrival => {
    const payableFrom = epochTime(clock, withdrawableEpoch);
    return { ...sweepWindow(sweep, at, { index, payableFrom }), amount: weiOf(gwei) };
  });
  const partials = reading.partials.map(({ place, gwei, withdrawableEpoch }): KnownArrival => {
    const payable = epochTime(clock, withdrawableEpoch);
    const from = payable > at ? payable : at;
    const blocks = place / reading.partialsPerBlock + 1n;
    return { from, to: unixSeconds(from + blocks * clock.secondsPerSlot), amount: weiOf(gwei) };
  });
  return {
    at,
    epoch: slot / clock.slotsPerEpoch,
    arrivals: [...exits, ...partials],
    exitQueue,
    sweepSeconds: sweep.round.longest,
  };
}

/**
 * When a balance may be paid out at the earliest whose exit is asked for now: after the queue, and the epochs that it then
 * waits. The sweep comes on top.
 * @returns null when the rules of the chain's fork are not known
 */
export function soonestPayable(
  { epoch, exitQueue }: ConsensusLayer,
  amount: Wei,
  clock: FrameClock,
): UnixSeconds | null {
  if (exitQueue === null) return null;
  const gwei = (amount + WEI_PER_GWEI - 1n) / WEI_PER_GWEI;
  return epochTime(clock, exitEpochUp(exitQueue, epoch, gwei) + exitQueue.delayEpochs);
}

function weiOf(gwei: bigint): Wei {
  return wei(gwei * WEI_PER_GWEI);
}
