import { INCREMENT_GWEI, SLASHING } from './constants';
import { startExit } from './exit-queue';
import { withEntries } from './ledger';
import { nextToLeave } from './operators';
import { type BeaconState, queueEpoch, totalActiveGwei } from './state';
import type { Validator } from './validator';

/** Taken the moment a slashing is in a block: 1/4096 of the effective balance, gwei, rounded down. */
export function initialPenalty(effectiveGwei: bigint): bigint {
  return effectiveGwei / SLASHING.initialQuotient;
}

/**
 * Taken halfway to the payout, by how much was slashed within 8,192 epochs (electra `process_slashings`). Gwei, rounded
 * down first by ether of the whole stake, then by ether of the validator.
 * @example correlationPenalty(32n * 10n ** 9n, 10n ** 15n, 100n * 10n ** 15n) === 960_000_000n
 */
export function correlationPenalty(effectiveGwei: bigint, slashedGwei: bigint, totalActiveGwei: bigint): bigint {
  const tripled = slashedGwei * SLASHING.proportionalMultiplier;
  const adjusted = tripled < totalActiveGwei ? tripled : totalActiveGwei;
  const perIncrement = adjusted / (totalActiveGwei / INCREMENT_GWEI);
  return perIncrement * (effectiveGwei / INCREMENT_GWEI);
}

/** The epoch in which a slashed validator pays for those slashed with it; undefined for the others. */
export function correlationEpoch({ slashedEpoch, withdrawableEpoch }: Validator): number | undefined {
  return slashedEpoch === null ? undefined : withdrawableEpoch - SLASHING.vectorEpochs / 2;
}

/** Slashes so many working validators of the largest operator and the next, or all when there are fewer. */
export function slashMany(state: BeaconState, count: number): BeaconState {
  return nextToLeave(state.validators, queueEpoch(state), count).reduce(slash, state);
}

/**
 * Slashes a validator now (electra `slash_validator`): it loses the initial penalty, leaves, and is not paid out for
 * 8,192 epochs.
 */
export function slash(state: BeaconState, position: number): BeaconState {
  const before = state.validators[position];
  if (before === undefined || before.slashedEpoch !== null) return state;
  const leaving = startExit(state, position);
  const validator = leaving.validators[position] ?? before;
  const epoch = queueEpoch(state);
  const gwei = validator.effectiveGwei;
  const penalty = atMost(initialPenalty(gwei), validator.balanceGwei);
  const slashed: Validator = {
    ...validator,
    slashedEpoch: epoch,
    withdrawableEpoch: Math.max(validator.withdrawableEpoch, epoch + SLASHING.vectorEpochs),
    balanceGwei: validator.balanceGwei - penalty,
  };
  return {
    ...leaving,
    validators: leaving.validators.with(position, slashed),
    slashings: [...leaving.slashings, { epoch, gwei }],
    ledger: withEntries(leaving.ledger, { slashedGwei: penalty }),
  };
}

/** Takes the correlation penalties due in the epoch that begins. */
export function processSlashings(state: BeaconState): BeaconState {
  const epoch = queueEpoch(state);
  if (!state.validators.some((validator) => correlationEpoch(validator) === epoch)) return state;
  const recent = state.slashings.filter((one) => epoch - one.epoch < SLASHING.vectorEpochs);
  const slashedGwei = recent.reduce((sum, { gwei }) => sum + gwei, 0n);
  const totalGwei = totalActiveGwei(state);
  let takenGwei = 0n;
  const validators = state.validators.map((validator) => {
    if (correlationEpoch(validator) !== epoch) return validator;
    const penalty = atMost(correlationPenalty(validator.effectiveGwei, slashedGwei, totalGwei), validator.balanceGwei);
    takenGwei += penalty;
    return { ...validator, balanceGwei: validator.balanceGwei - penalty };
  });
  const ledger = withEntries(state.ledger, { slashedGwei: takenGwei });
  return { ...state, validators, slashings: recent, ledger };
}

function atMost(amount: bigint, most: bigint): bigint {
  return amount < most ? amount : most;
}
