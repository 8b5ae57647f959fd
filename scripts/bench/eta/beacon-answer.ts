import { SECONDS_PER_EPOCH } from '../../../devnet/beacon/constants';
import { beaconReading } from '../../../devnet/beacon/reading';
import type { BeaconState } from '../../../devnet/beacon/state';
import { type ConsensusLayer, consensusLayer } from '../../../lib/domain/consensus-layer';
import type { FrameClock } from '../../../lib/domain/frames';
import { unixSeconds } from '../../../lib/units/units';

/**
 * What the app would learn from a beacon node of a simulated beacon chain.
 * @param clock of the pool's reports; the beacon chain counts its own seconds
 * @param at the moment that the state is of
 */
export function beaconAnswer(state: BeaconState, clock: FrameClock, at: bigint): ConsensusLayer {
  const genesis = at - BigInt(state.queueSecond);
  const layer = consensusLayer(beaconReading(state), { ...clock, genesisTime: unixSeconds(genesis) });
  const shift = (genesis - clock.genesisTime) / BigInt(SECONDS_PER_EPOCH);
  const { exitQueue } = layer;
  return {
    ...layer,
    at: unixSeconds(at),
    epoch: layer.epoch + shift,
    exitQueue: exitQueue === null ? null : { ...exitQueue, endEpoch: exitQueue.endEpoch + shift },
  };
}
