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

/**
 * What an amount earns in a time, at a simple yearly rate, rounded down.
 * @param rateYearPpm millionths a year: 29,000 is 2.9 %
 * @example rewardOver(365n * 10n ** 18n, 1_000_000, 86_400) === 10n ** 18n
 */
export function rewardOver(amountWei: bigint, rateYearPpm: number, seconds: number): bigint {
  return (amountWei * BigInt(rateYearPpm) * BigInt(seconds)) / (PARTS_PER_MILLION * YEAR_SECONDS);
}

/**
 * Validators that must leave so that the queue can be paid, as if each brought 32 ETH.
 * @param queueWei what waits in the queue
 * @param availableWei what the pool can pay now or is about to get
 * @param most how many may be asked for in one report
 * @returns a count, rounded up to cover the queue
 */
export function exitsNeeded(queueWei: bigint, availableWei: bigint, most: number): number {
  const missingWei = queueWei - availableWei;
  if (missingWei <= 0n) return 0;
  const wanted = (missingWei + VALIDATOR_WEI - 1n) / VALIDATOR_WEI;
  return wanted < BigInt(most) ? Number(wanted) : most;
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
