import { BASE_REWARD_FACTOR, INCREMENT_GWEI, SECONDS_PER_EPOCH, WEIGHTS } from './constants';

const MILLION = 1_000_000n;

/** What an epoch brings or costs one validator, gwei. */
export type EpochAmounts = {
  /** All duties done: attestation, and the expected part of blocks and sync committees. */
  readonly doneGwei: bigint;
  /** No duty done, so also no block. Missing the head costs nothing. */
  readonly missedGwei: bigint;
  /** As charged to the slashed: source and target, whatever they do. */
  readonly slashedGwei: bigint;
};

/**
 * Gwei that each ether of effective balance can earn in an epoch, rounded down (altair `get_base_reward_per_increment`).
 * @example baseRewardPerIncrement(42_228_608n * 10n ** 9n) === 311n
 */
export function baseRewardPerIncrement(totalActiveGwei: bigint): bigint {
  return (INCREMENT_GWEI * BASE_REWARD_FACTOR) / squareRootDown(totalActiveGwei);
}

/**
 * An epoch's rewards and penalties (altair `get_flag_index_deltas`, `process_sync_aggregate`). Blocks and sync
 * committees are rare and large; here everybody gets their expected share in every epoch.
 * @param participationPpm part of all stake that attests, per million
 */
export function epochAmounts(effectiveGwei: bigint, basePerIncrement: bigint, participationPpm: bigint): EpochAmounts {
  const base = (effectiveGwei / INCREMENT_GWEI) * basePerIncrement;
  const earned = (weight: bigint) => (base * weight * participationPpm) / (WEIGHTS.all * MILLION);
  const lost = (weight: bigint) => (base * weight) / WEIGHTS.all;
  const slashedGwei = lost(WEIGHTS.source) + lost(WEIGHTS.target);
  return {
    doneGwei:
      earned(WEIGHTS.source) +
      earned(WEIGHTS.target) +
      earned(WEIGHTS.head) +
      earned(WEIGHTS.proposer) +
      lost(WEIGHTS.sync),
    missedGwei: slashedGwei + lost(WEIGHTS.sync),
    slashedGwei,
  };
}

/**
 * What an amount per epoch makes from one second to another. Parts add up: a span cut in pieces makes the same, and a
 * whole epoch makes exactly its amount.
 */
export function amountBetween(perEpochGwei: bigint, fromSecond: number, toSecond: number): bigint {
  return amountUpTo(perEpochGwei, toSecond) - amountUpTo(perEpochGwei, fromSecond);
}

function amountUpTo(perEpochGwei: bigint, second: number): bigint {
  const whole = Math.floor(second / SECONDS_PER_EPOCH);
  const part = BigInt(second - whole * SECONDS_PER_EPOCH);
  return perEpochGwei * BigInt(whole) + (perEpochGwei * part) / BigInt(SECONDS_PER_EPOCH);
}

/** The largest integer whose square is at most `value` (phase0 `integer_squareroot`). */
function squareRootDown(value: bigint): bigint {
  let root = value;
  let next = (root + 1n) / 2n;
  while (next < root) {
    root = next;
    next = (root + value / root) / 2n;
  }
  return root;
}
