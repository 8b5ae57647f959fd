/** Wei of one validator's deposit. */
export const VALIDATOR_WEI = 32n * 10n ** 18n;

/** The consensus layer counts in gwei. */
export const WEI_PER_GWEI = 10n ** 9n;

const PARTS_PER_MILLION = 1_000_000n;
const YEAR_SECONDS = 31_536_000n;
const RAY = 10n ** 27n;

/** The consensus layer as the last report left it, and what was deposited since. All in wei. */
export type ConsensusLayer = {
  readonly validatorsWei: bigint;
  readonly pendingWei: bigint;
  /** Deposits the coming report has to cover. */
  readonly depositedWei: bigint;
};

/** What happens on the consensus layer between two reports. All in wei. */
export type ConsensusChange = {
  /** Rewards of the validators; negative for a slashing. */
  readonly rewardWei: bigint;
  /** Principal of validators that left. */
  readonly exitsWei: bigint;
};

/**
 * The consensus layer after a change. Deposits wait for one report before they count as validators. Rewards above a
 * validator's 32 ETH do not stay with it: the chain pays them, like exits, to the withdrawal vault.
 * @returns the balances to report, and what arrives in the vault
 */
export function nextConsensusLayer(before: ConsensusLayer, change: ConsensusChange) {
  const rewardsWei = change.rewardWei > 0n ? change.rewardWei : 0n;
  const lossWei = change.rewardWei < 0n ? -change.rewardWei : 0n;
  const grownWei = before.validatorsWei + before.pendingWei;
  return {
    validatorsWei: grownWei - lossWei - change.exitsWei,
    pendingWei: before.depositedWei,
    toVaultWei: rewardsWei + change.exitsWei,
  };
}

/**
 * What an amount earns in a time, at a simple yearly rate, rounded down.
 * @param rateYearPpm millionths a year: 29,000 is 2.9 %
 * @example rewardOver(365n * 10n ** 18n, 1_000_000, 86_400) === 10n ** 18n
 */
export function rewardOver(amountWei: bigint, rateYearPpm: number, seconds: number): bigint {
  return (amountWei * BigInt(rateYearPpm) * BigInt(seconds)) / (PARTS_PER_MILLION * YEAR_SECONDS);
}

/**
 * Ether whole validators must bring so that the queue can be paid.
 * @param queueWei what waits in the queue
 * @param availableWei what the pool can pay now
 * @param mostWei most that may leave in one report
 * @param validatorsWei what the validators have
 * @returns a multiple of 32 ETH, rounded up to cover the queue and down to keep both bounds
 */
export function exitsNeeded(queueWei: bigint, availableWei: bigint, mostWei: bigint, validatorsWei: bigint): bigint {
  const missingWei = queueWei - availableWei;
  if (missingWei <= 0n) return 0n;
  const wanted = (missingWei + VALIDATOR_WEI - 1n) / VALIDATOR_WEI;
  const boundWei = mostWei < validatorsWei ? mostWei : validatorsWei;
  const allowed = boundWei / VALIDATOR_WEI;
  return (wanted < allowed ? wanted : allowed) * VALIDATOR_WEI;
}

/** Ether to deposit: whole validators from what is depositable beyond the part that stays for small withdrawals. */
export function depositsPossible(depositableWei: bigint, keptWei: bigint): bigint {
  const spareWei = depositableWei - keptWei;
  return spareWei < VALIDATOR_WEI ? 0n : (spareWei / VALIDATOR_WEI) * VALIDATOR_WEI;
}

/** Share rate in 1e27, rounded down as the contracts do. */
export function shareRate(pooledWei: bigint, shares: bigint): bigint {
  return (pooledWei * RAY) / shares;
}
