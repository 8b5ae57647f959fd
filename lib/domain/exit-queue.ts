/** What limits how much balance may leave in an epoch, gwei. */
export interface ChurnRules {
  readonly leastGwei: bigint;
  readonly mostGwei: bigint;
  /** The total active balance is divided by this. */
  readonly quotient: bigint;
  /** The limit is a whole number of these. */
  readonly incrementGwei: bigint;
}

/** Everybody's exit queue. */
export interface ExitQueue {
  /** The epoch in which the last of those that are in it leaves. */
  readonly endEpoch: bigint;
  /** What may leave in an epoch, gwei, above zero. */
  readonly churnGwei: bigint;
  /** Epochs after the next one until an exit can take effect at all. */
  readonly lookahead: bigint;
  /** Epochs between leaving and being paid out. */
  readonly delayEpochs: bigint;
}

/**
 * What may leave the beacon chain in an epoch (consensus-specs, electra `get_balance_churn_limit` and
 * `get_activation_exit_churn_limit`).
 * @param activeGwei total active balance, gwei; less than there is gives less, so that exits seem slower and not quicker
 * @returns gwei, rounded down to the increment
 * @example 42,228,608 ETH ÷ 65,536 are 644 ETH, of which 256 may leave
 */
export function exitChurnDown(
  activeGwei: bigint,
  { leastGwei, mostGwei, quotient, incrementGwei }: ChurnRules,
): bigint {
  const share = activeGwei / quotient;
  const limit = share > leastGwei ? share : leastGwei;
  const whole = limit - (limit % incrementGwei);
  return whole < mostGwei ? whole : mostGwei;
}

/**
 * The epoch in which a balance leaves that is put at the end of the queue now (consensus-specs, electra
 * `compute_exit_epoch_and_update_churn`). What may still leave in the queue's last epoch is not known to who reads only
 * validators; nothing of it is counted on.
 * @param gwei above zero
 * @returns rounded up: the chain may be an epoch earlier
 * @example an empty queue, epoch 100, 256 ETH an epoch: 256 ETH leave in epoch 105, 257 in epoch 106
 */
export function exitEpochUp({ endEpoch, churnGwei, lookahead }: ExitQueue, nowEpoch: bigint, gwei: bigint): bigint {
  const soonest = nowEpoch + 1n + lookahead;
  const epochs = (gwei + churnGwei - 1n) / churnGwei;
  return endEpoch < soonest ? soonest + epochs - 1n : endEpoch + epochs;
}
