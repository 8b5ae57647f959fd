import { exitChurn } from './churn';
import { MAX_SEED_LOOKAHEAD, MIN_VALIDATOR_WITHDRAWABILITY_DELAY } from './constants';
import { nextToLeave } from './operators';
import { type BeaconState, queueEpoch, totalActiveGwei } from './state';
import { isStaying } from './validator';

type ExitQueue = Pick<BeaconState, 'earliestExitEpoch' | 'exitBalanceToConsumeGwei'>;

/**
 * Puts a balance at the end of the exit queue (electra `compute_exit_epoch_and_update_churn`).
 * @returns the queue after it; its `earliestExitEpoch` is when the balance leaves
 */
export function queueExit(queue: ExitQueue, epoch: number, churnGwei: bigint, exitGwei: bigint): ExitQueue {
  const soonest = soonestChange(epoch);
  const isEmpty = queue.earliestExitEpoch < soonest;
  const earliest = isEmpty ? soonest : queue.earliestExitEpoch;
  const leftGwei = isEmpty ? churnGwei : queue.exitBalanceToConsumeGwei;
  if (exitGwei <= leftGwei) return { earliestExitEpoch: earliest, exitBalanceToConsumeGwei: leftGwei - exitGwei };
  const moreEpochs = (exitGwei - leftGwei - 1n) / churnGwei + 1n;
  return {
    earliestExitEpoch: earliest + Number(moreEpochs),
    exitBalanceToConsumeGwei: leftGwei + moreEpochs * churnGwei - exitGwei,
  };
}

/** Asks so many validators to leave, as long as there are that many. */
export function requestExits(state: BeaconState, count: number): BeaconState {
  return nextToLeave(state.validators, queueEpoch(state), count).reduce(startExit, state);
}

/** Sends one validator into the exit queue, unless it is there (electra `initiate_validator_exit`). */
export function startExit(state: BeaconState, position: number): BeaconState {
  const epoch = queueEpoch(state);
  const leaving = state.validators[position];
  if (leaving === undefined || !isStaying(leaving, epoch)) return state;
  const queue = queueExit(withOthersExits(state), epoch, churnOf(state), leaving.effectiveGwei);
  const exitEpoch = queue.earliestExitEpoch;
  const withdrawableEpoch = exitEpoch + MIN_VALIDATOR_WITHDRAWABILITY_DELAY;
  return {
    ...state,
    ...queue,
    networkExitsUpToEpoch: epoch,
    validators: state.validators.with(position, { ...leaving, exitEpoch, withdrawableEpoch }),
  };
}

/** The exit queue with what others sent into it up to now. An empty queue remembers nothing of earlier epochs. */
function withOthersExits(state: BeaconState): ExitQueue {
  const now = queueEpoch(state);
  const gwei = state.network.exitsGweiPerEpoch;
  const churnGwei = churnOf(state);
  let queue: ExitQueue = state;
  let epoch = state.networkExitsUpToEpoch + 1;
  for (; epoch <= now && queue.earliestExitEpoch >= soonestChange(epoch); epoch += 1) {
    queue = queueExit(queue, epoch, churnGwei, gwei);
  }
  return epoch > now ? queue : queueExit(queue, now, churnGwei, gwei);
}

function churnOf(state: BeaconState): bigint {
  return exitChurn(state.fork, totalActiveGwei(state));
}

/** phase0 `compute_activation_exit_epoch`. */
function soonestChange(epoch: number): number {
  return epoch + 1 + MAX_SEED_LOOKAHEAD;
}
