import { FAR_FUTURE_EPOCH, FINALITY_EPOCHS, MAX_SEED_LOOKAHEAD, MIN_ACTIVATION_GWEI } from './constants';
import { publicKeyOf, sweepIndexOf } from './identity';
import type { BeaconState } from './state';
import { effectiveBalance, type Validator } from './validator';

type Newcomer = {
  /** How many validators the pool had before. */
  readonly number: number;
  readonly operatorId: number;
  readonly gwei: bigint;
  /** The epoch that lets it in. */
  readonly epoch: number;
};

/**
 * A validator whose deposit was just let in. It may start once its eligibility is final, and then takes as long as all
 * changes of the validator set (phase0 `process_registry_updates`). One with less than 32 ETH never starts.
 */
export function newValidator(
  { seed, network }: Pick<BeaconState, 'seed' | 'network'>,
  { number, operatorId, gwei, epoch }: Newcomer,
): Validator {
  const credentials = '0x01';
  const isEnough = gwei >= MIN_ACTIVATION_GWEI;
  return {
    index: sweepIndexOf(seed, number, network.validatorCount),
    publicKey: publicKeyOf(seed, number),
    operatorId,
    credentials,
    balanceGwei: gwei,
    effectiveGwei: effectiveBalance(gwei, { credentials }),
    activationEpoch: isEnough ? epoch + 1 + FINALITY_EPOCHS + 1 + MAX_SEED_LOOKAHEAD : FAR_FUTURE_EPOCH,
    exitEpoch: FAR_FUTURE_EPOCH,
    withdrawableEpoch: FAR_FUTURE_EPOCH,
    slashedEpoch: null,
  };
}
