import { type Accrued, type Segment, throughSegment } from './accrual';
import { EPOCHS_PER_DAY, FAR_FUTURE_EPOCH, SECONDS_PER_EPOCH } from './constants';
import { hasPoolDeposits, processDeposits } from './entry-queue';
import { type Ledger, ledgerBetween, withEntries } from './ledger';
import { countByOperator } from './operators';
import { baseRewardPerIncrement, type EpochAmounts, epochAmounts } from './rewards';
import { correlationEpoch, processSlashings } from './slashing';
import { type BeaconState, pendingGwei, queueEpoch, totalActiveGwei, validatorsGwei } from './state';
import { type Validator, withEffectiveBalance } from './validator';

/** How far a step goes. */
export type Pace = {
  /** Seconds for which duties are done and rewards earned. */
  readonly seconds: number;
  /** Seconds that queues, sweeps and slashings move on by; at least as many. */
  readonly queueSeconds: number;
};

/** What an oracle reports of a step, gwei. */
export type Frame = {
  readonly validatorsGwei: bigint;
  readonly pendingGwei: bigint;
  /** What happened in the step: rewards, penalties, payments to the vault. */
  readonly change: Ledger;
  /** Validators that have left so far, by operator. */
  readonly exitedByOperator: readonly number[];
  /** Validators that left in the step. */
  readonly newlyExited: number;
  /** Validators slashed so far. */
  readonly slashed: number;
};

/** Lets time pass. The same state and pace give the same result; at real pace two steps give what one of both does. */
export function advance(start: BeaconState, pace: Pace): BeaconState {
  const end = start.queueSecond + pace.queueSeconds;
  const dutySecondAt = (second: number) =>
    start.second + Math.floor(((second - start.queueSecond) * pace.seconds) / pace.queueSeconds);
  let state = start;
  while (state.queueSecond < end) {
    const next = Math.min(end, nextTurn(state));
    state = acrossSegment(state, next, dutySecondAt);
    if (next % SECONDS_PER_EPOCH === 0) state = atEpochStart(state);
  }
  return state;
}

/** The figures of what came between two states. */
export function frameBetween(before: BeaconState, after: BeaconState): Frame {
  const epoch = queueEpoch(after);
  const epochBefore = queueEpoch(before);
  const exited = after.validators.filter(({ exitEpoch }) => exitEpoch <= epoch);
  return {
    validatorsGwei: validatorsGwei(after),
    pendingGwei: pendingGwei(after),
    change: ledgerBetween(before.ledger, after.ledger),
    exitedByOperator: countByOperator(exited.map(({ operatorId }) => operatorId)),
    newlyExited: exited.filter(({ exitEpoch }) => exitEpoch > epochBefore).length,
    slashed: after.validators.filter(({ slashedEpoch }) => slashedEpoch !== null).length,
  };
}

/** The next second of the queue clock at which an epoch begins that changes something. */
function nextTurn(state: BeaconState): number {
  const epoch = queueEpoch(state);
  const next = hasPoolDeposits(state)
    ? epoch + 1
    : state.validators.reduce(
        (soonest, validator) => Math.min(soonest, nextTurnOf(validator, epoch)),
        (Math.floor(epoch / EPOCHS_PER_DAY) + 1) * EPOCHS_PER_DAY,
      );
  return next * SECONDS_PER_EPOCH;
}

function nextTurnOf(validator: Validator, epoch: number): number {
  const { activationEpoch, exitEpoch, withdrawableEpoch } = validator;
  let soonest = FAR_FUTURE_EPOCH;
  if (activationEpoch > epoch) soonest = activationEpoch;
  if (exitEpoch > epoch && exitEpoch < soonest) soonest = exitEpoch;
  if (withdrawableEpoch > epoch && withdrawableEpoch < soonest) soonest = withdrawableEpoch;
  const correlation = correlationEpoch(validator);
  return correlation !== undefined && correlation > epoch && correlation < soonest ? correlation : soonest;
}

/** Everybody's duties and sweeps up to a second of the queue clock. */
function acrossSegment(state: BeaconState, to: number, dutySecondAt: Segment['dutySecondAt']): BeaconState {
  const accrued: Accrued = { rewardsGwei: 0n, missedGwei: 0n, slashedGwei: 0n, skimmedGwei: 0n, exitedGwei: 0n };
  const segment: Segment = {
    seed: state.seed,
    validatorCount: state.network.validatorCount,
    from: state.queueSecond,
    to,
    dutySecondAt,
    amountsFor: amountsOf(state),
  };
  const validators = state.validators.map((validator) => throughSegment(validator, segment, accrued));
  const ledger = withEntries(state.ledger, accrued);
  return { ...state, second: dutySecondAt(to), queueSecond: to, validators, ledger };
}

/** What an epoch brings, by effective balance: nearly all validators have the same. */
function amountsOf(state: BeaconState): (effectiveGwei: bigint) => EpochAmounts {
  const base = baseRewardPerIncrement(totalActiveGwei(state));
  const known = new Map<bigint, EpochAmounts>();
  return (effectiveGwei) => {
    const amounts = known.get(effectiveGwei) ?? epochAmounts(effectiveGwei, base, state.network.participationPpm);
    known.set(effectiveGwei, amounts);
    return amounts;
  };
}

/** What happens as an epoch begins. Effective balances follow once a day, where the chain looks every epoch. */
function atEpochStart(state: BeaconState): BeaconState {
  const charged = processSlashings(state);
  const entered = hasPoolDeposits(charged) ? processDeposits(charged) : charged;
  if (queueEpoch(entered) % EPOCHS_PER_DAY !== 0) return entered;
  return { ...entered, validators: entered.validators.map(withEffectiveBalance) };
}
