import { SECONDS_PER_EPOCH } from './constants';
import { dutiesBetween } from './duties';
import { missesOf } from './operators';
import { amountBetween, type EpochAmounts } from './rewards';
import { nextSweep, sweptFrom } from './sweep';
import { isActive, type Validator } from './validator';

/** A span of time in which no validator changes its status and the base reward stands still. */
export type Segment = {
  readonly seed: number;
  /** All validators of the network, for the pace of the sweep. */
  readonly validatorCount: number;
  /** Seconds of the queue clock. */
  readonly from: number;
  readonly to: number;
  /** The clock of duties at a moment of the queue clock. */
  readonly dutySecondAt: (queueSecond: number) => number;
  readonly amountsFor: (effectiveGwei: bigint) => EpochAmounts;
};

/** What a validator earned, lost and paid out, gwei. */
export type Accrued = {
  rewardsGwei: bigint;
  missedGwei: bigint;
  slashedGwei: bigint;
  skimmedGwei: bigint;
  exitedGwei: bigint;
};

/**
 * Takes a validator through a segment: duties, then the sweep, as often as it passes.
 * @param accrued where its amounts are added
 */
export function throughSegment(validator: Validator, segment: Segment, accrued: Accrued): Validator {
  if (validator.balanceGwei === 0n) return validator;
  let balanceGwei = validator.balanceGwei;
  let from = segment.from;
  while (from < segment.to) {
    const sweep = nextSweep(validator.index, segment.validatorCount, from);
    const to = sweep < segment.to ? sweep : segment.to;
    balanceGwei = worked(validator, balanceGwei, segment, from, to, accrued);
    const swept = to === sweep ? sweptFrom({ ...validator, balanceGwei }, sweep) : undefined;
    if (swept !== undefined) {
      balanceGwei -= swept.gwei;
      accrued[swept.kind === 'exited' ? 'exitedGwei' : 'skimmedGwei'] += swept.gwei;
    }
    from = to;
  }
  return balanceGwei === validator.balanceGwei ? validator : { ...validator, balanceGwei };
}

/** The balance after the duties of a span. Never below zero: a validator cannot lose more than it has. */
function worked(
  validator: Validator,
  balanceGwei: bigint,
  segment: Segment,
  from: number,
  to: number,
  accrued: Accrued,
): bigint {
  const epoch = Math.floor(from / SECONDS_PER_EPOCH);
  const amounts = segment.amountsFor(validator.effectiveGwei);
  if (validator.slashedEpoch !== null) {
    if (epoch >= validator.withdrawableEpoch) return balanceGwei;
    const penalty = atMost(amountBetween(amounts.slashedGwei, from, to), balanceGwei);
    accrued.slashedGwei += penalty;
    return balanceGwei - penalty;
  }
  if (!isActive(validator, epoch)) return balanceGwei;
  const { reward, missed } = dutyAmounts(validator, amounts, segment, from, to);
  const penalty = atMost(missed, balanceGwei + reward);
  accrued.rewardsGwei += reward;
  accrued.missedGwei += penalty;
  return balanceGwei + reward - penalty;
}

function dutyAmounts(
  { index, operatorId }: Validator,
  amounts: EpochAmounts,
  segment: Segment,
  from: number,
  to: number,
): { reward: bigint; missed: bigint } {
  const duties = dutiesBetween(
    segment.seed,
    index,
    missesOf(operatorId),
    segment.dutySecondAt(from),
    segment.dutySecondAt(to),
  );
  let reward = amounts.doneGwei * BigInt(duties.wholeDone);
  let missed = amounts.missedGwei * BigInt(duties.wholeMissed);
  for (const { fromSecond, toSecond, isMissed } of duties.pieces) {
    if (isMissed) missed += amountBetween(amounts.missedGwei, fromSecond, toSecond);
    else reward += amountBetween(amounts.doneGwei, fromSecond, toSecond);
  }
  return { reward, missed };
}

function atMost(amount: bigint, most: bigint): bigint {
  return amount < most ? amount : most;
}
