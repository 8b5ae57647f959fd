import type { Hex } from 'viem';

import {
  FAR_FUTURE_EPOCH,
  HYSTERESIS,
  INCREMENT_GWEI,
  MAX_EFFECTIVE_COMPOUNDING_GWEI,
  MIN_ACTIVATION_GWEI,
} from './constants';

/** One validator of the pool. Epochs are those of the queue clock. */
export type Validator = {
  /** Its number in the whole network, which decides when the withdrawal sweep passes. */
  readonly index: number;
  /** 48 bytes. Not a point on the curve: nothing here signs. */
  readonly publicKey: Hex;
  readonly operatorId: number;
  /** 0x01 pays everything above 32 ETH out, 0x02 lets it compound up to 2,048 ETH. */
  readonly credentials: '0x01' | '0x02';
  readonly balanceGwei: bigint;
  /** What rewards, penalties and churn are counted by. */
  readonly effectiveGwei: bigint;
  readonly activationEpoch: number;
  readonly exitEpoch: number;
  readonly withdrawableEpoch: number;
  /** The epoch it was slashed in. */
  readonly slashedEpoch: number | null;
};

/** Whether it has duties in the epoch (phase0 `is_active_validator`). */
export function isActive(validator: Validator, epoch: number): boolean {
  return validator.activationEpoch <= epoch && epoch < validator.exitEpoch;
}

/** Whether it works and has not been asked to leave. */
export function isStaying(validator: Validator, epoch: number): boolean {
  return isActive(validator, epoch) && validator.exitEpoch === FAR_FUTURE_EPOCH;
}

/** The most of its balance that counts, gwei (electra `get_max_effective_balance`). */
export function mostEffectiveGwei({ credentials }: Pick<Validator, 'credentials'>): bigint {
  return credentials === '0x01' ? MIN_ACTIVATION_GWEI : MAX_EFFECTIVE_COMPOUNDING_GWEI;
}

/** The validator with its effective balance brought up to date (electra `process_effective_balance_updates`). */
export function withEffectiveBalance(validator: Validator): Validator {
  const { balanceGwei, effectiveGwei } = validator;
  const isFar = balanceGwei + HYSTERESIS.downGwei < effectiveGwei || effectiveGwei + HYSTERESIS.upGwei < balanceGwei;
  return isFar ? { ...validator, effectiveGwei: effectiveBalance(balanceGwei, validator) } : validator;
}

/** Whole ether of a balance, up to the most that counts, gwei. */
export function effectiveBalance(balanceGwei: bigint, validator: Pick<Validator, 'credentials'>): bigint {
  const whole = balanceGwei - (balanceGwei % INCREMENT_GWEI);
  const most = mostEffectiveGwei(validator);
  return whole < most ? whole : most;
}
