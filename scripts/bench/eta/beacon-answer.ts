import { exitChurn } from '../../../devnet/beacon/churn';
import {
  FAR_FUTURE_EPOCH,
  MAX_SEED_LOOKAHEAD,
  MIN_VALIDATOR_WITHDRAWABILITY_DELAY,
  SECONDS_PER_EPOCH,
  SECONDS_PER_SLOT,
  SWEEP,
} from '../../../devnet/beacon/constants';
import { type BeaconState, totalActiveGwei } from '../../../devnet/beacon/state';
import { type BeaconReading, type ConsensusLayer, consensusLayer } from '../../../lib/domain/consensus-layer';
import type { FrameClock } from '../../../lib/domain/frames';
import { unixSeconds } from '../../../lib/units/units';

/**
 * What the app would learn from a beacon node of a simulated beacon chain.
 * @param clock of the pool's reports; the beacon chain counts its own seconds
 * @param at the moment that the state is of
 */
export function beaconAnswer(state: BeaconState, clock: FrameClock, at: bigint): ConsensusLayer {
  const genesis = at - BigInt(state.queueSecond);
  const layer = consensusLayer(readingOf(state), { ...clock, genesisTime: unixSeconds(genesis) });
  const shift = (genesis - clock.genesisTime) / BigInt(SECONDS_PER_EPOCH);
  const { exitQueue } = layer;
  return {
    ...layer,
    at: unixSeconds(at),
    epoch: layer.epoch + shift,
    exitQueue: exitQueue === null ? null : { ...exitQueue, endEpoch: exitQueue.endEpoch + shift },
  };
}

function readingOf(state: BeaconState): BeaconReading {
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
