import { type Fork, INCREMENT_GWEI, SECONDS_PER_EPOCH } from './constants';
import { EMPTY_LEDGER, type Ledger } from './ledger';
import { isActive, type Validator } from './validator';

/** A deposit that waits; the network's are one entry for many. */
export type PendingDeposit = {
  /** Whose it is: an operator's validator, or somebody else's on the network. */
  readonly operatorId: number | 'network';
  readonly gwei: bigint;
  /** The queue clock's epoch it was made in. */
  readonly madeInEpoch: number;
};

/** The rest of the network, in sums: the pool is a small part of it and does not move it. */
export type Network = {
  /** Active balance of all other validators, gwei. */
  readonly activeGwei: bigint;
  /** All validators; a multiple of 16, so that a sweep is a whole number of slots. */
  readonly validatorCount: number;
  /** How much of the stake attests, per million: attestation rewards shrink with it. */
  readonly participationPpm: bigint;
  /** What others deposit in an epoch, gwei. */
  readonly entriesGweiPerEpoch: bigint;
  /** What others withdraw in an epoch, gwei. */
  readonly exitsGweiPerEpoch: bigint;
};

/** The beacon chain as far as the pool sees it. Plain data: two equal states have the same future. */
export type BeaconState = {
  readonly seed: number;
  readonly fork: Fork;
  readonly network: Network;
  /** Seconds since the start by which duties are done and rewards are earned. */
  readonly second: number;
  /** Seconds since the start by which queues, sweeps and slashings move; may run ahead of `second`. */
  readonly queueSecond: number;
  readonly validators: readonly Validator[];
  /** Oldest first. */
  readonly pendingDeposits: readonly PendingDeposit[];
  /** electra `deposit_balance_to_consume`: churn left over, only while the limit holds deposits back. */
  readonly depositBalanceToConsumeGwei: bigint;
  /** electra `earliest_exit_epoch` and `exit_balance_to_consume`: the end of the exit queue. */
  readonly earliestExitEpoch: number;
  readonly exitBalanceToConsumeGwei: bigint;
  /** Up to this epoch the others' exits are in the exit queue. */
  readonly networkExitsUpToEpoch: number;
  /** What was slashed, by epoch. */
  readonly slashings: readonly { readonly epoch: number; readonly gwei: bigint }[];
  readonly ledger: Ledger;
};

/** Ethereum in August 2026: 42,228,608 ETH at stake; 900,000 validators make a sweep of 7.8 days. */
export const MAINNET: Network = {
  activeGwei: 42_228_608n * INCREMENT_GWEI,
  validatorCount: 900_000,
  participationPpm: 995_000n,
  entriesGweiPerEpoch: 128n * INCREMENT_GWEI,
  exitsGweiPerEpoch: 96n * INCREMENT_GWEI,
};

/** A beacon chain on which the pool has nothing yet. */
export function emptyBeacon(seed: number, network: Network = MAINNET, fork: Fork = 'electra'): BeaconState {
  return {
    seed,
    fork,
    network,
    second: 0,
    queueSecond: 0,
    validators: [],
    pendingDeposits: [],
    depositBalanceToConsumeGwei: 0n,
    earliestExitEpoch: 0,
    exitBalanceToConsumeGwei: 0n,
    networkExitsUpToEpoch: 0,
    slashings: [],
    ledger: EMPTY_LEDGER,
  };
}

/** The epoch of the queue clock. */
export function queueEpoch({ queueSecond }: Pick<BeaconState, 'queueSecond'>): number {
  return Math.floor(queueSecond / SECONDS_PER_EPOCH);
}

/** Active balance of the whole network in this epoch, gwei. */
export function totalActiveGwei(state: BeaconState): bigint {
  const epoch = queueEpoch(state);
  return state.validators.reduce(
    (sum, validator) => (isActive(validator, epoch) ? sum + validator.effectiveGwei : sum),
    state.network.activeGwei,
  );
}

/** Balances of the pool's validators, gwei. */
export function validatorsGwei({ validators }: Pick<BeaconState, 'validators'>): bigint {
  return validators.reduce((sum, { balanceGwei }) => sum + balanceGwei, 0n);
}

/** The pool's deposits that wait, gwei. */
export function pendingGwei({ pendingDeposits }: Pick<BeaconState, 'pendingDeposits'>): bigint {
  return pendingDeposits.reduce((sum, { operatorId, gwei }) => (operatorId === 'network' ? sum : sum + gwei), 0n);
}
