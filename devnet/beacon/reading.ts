import type { BeaconReading } from '@/lib/domain/consensus-layer';

import { exitChurn } from './churn';
import {
  FAR_FUTURE_EPOCH,
  MAX_SEED_LOOKAHEAD,
  MIN_VALIDATOR_WITHDRAWABILITY_DELAY,
  SECONDS_PER_SLOT,
  SWEEP,
} from './constants';
import { type BeaconState, totalActiveGwei } from './state';

/** What a beacon node would say of this beacon chain. */
export function beaconReading(state: BeaconState): BeaconReading {
  const { validators, network, fork } = state;
  const slot = Math.floor(state.queueSecond / SECONDS_PER_SLOT);
  const cycle = network.validatorCount / SWEEP.perBlock;
  const round = BigInt(cycle * SECONDS_PER_SLOT);
  const leaving = validators.filter(
    ({ exitEpoch, slashedEpoch, balanceGwei }) =>
      exitEpoch !== FAR_FUTURE_EPOCH && slashedEpoch === null && balanceGwei > 0n,
  );
  return {
    slot: BigInt(slot),
    exits: leaving.map(({ index, balanceGwei, withdrawableEpoch }) => ({
      index: BigInt(index),
      gwei: balanceGwei,
      withdrawableEpoch: BigInt(withdrawableEpoch),
    })),
    partials: [],
    partialsPerBlock: BigInt(SWEEP.requestedPartialsPerBlock),
    sweep: {
      ring: BigInt(network.validatorCount),
      next: BigInt(((slot + 1) % cycle) * SWEEP.perBlock),
      round: { shortest: round, longest: round },
    },
    exitQueue: {
      endEpoch: BigInt(state.earliestExitEpoch),
      churnGwei: exitChurn(fork, totalActiveGwei(state)),
      lookahead: BigInt(MAX_SEED_LOOKAHEAD),
      delayEpochs: BigInt(MIN_VALIDATOR_WITHDRAWABILITY_DELAY),
    },
  };
}
