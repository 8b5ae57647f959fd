import type { DevnetLink } from './devnet-link';
import { NO_FINALIZATION, planFinalization, type ReportValues } from './finalization';
import { exitedValidatorsAfter, reportExitsByOperator } from './operators';
import { reportDataOf, submitToOracle } from './oracle';
import type { ReportCause } from './rates';
import { type BeforeReport, readBeforeReport } from './report-basis';
import { exitsNeeded, nextConsensusLayer, rewardOver, VALIDATOR_WEI, WEI_PER_GWEI } from './report-figures';

/** Most that leaves the consensus layer in one report: two validators, so that a long queue takes several reports. */
const MOST_EXITS_WEI = 2n * VALIDATOR_WEI;

/** A report to make: what it describes, and when. */
export type ReportWish = {
  /** The moment described, Unix seconds: the reference slot of the frame the next block is in. */
  readonly timestamp: bigint;
  readonly cause: ReportCause;
  /** Called before each transaction; seeding sets the block's time here. */
  readonly beforeTransaction?: () => Promise<void>;
  /** Whether bunker mode is on from this report; off when left out. */
  readonly isBunkerMode?: boolean;
};

/** What a report did. */
export type ReportOutcome = {
  readonly exitedWei: bigint;
  /** Requests that became claimable. */
  readonly finalizedRequests: bigint;
};

/**
 * Lets time pass on the consensus layer up to `wish.timestamp` and reports it: rewards or a loss, exits for the queue,
 * and the finalization of all requests that the pool can pay afterwards. Two reports must not be made at once.
 */
export async function sendReport(link: DevnetLink, wish: ReportWish): Promise<ReportOutcome> {
  const before = await readBeforeReport(link, wish.timestamp);
  const change = consensusChange(before, wish.cause);
  const values = valuesAfter(before, wish.timestamp, change);
  const finalization = await planFinalization(link, before, values);
  const exited = await exitedValidatorsAfter(link, change.exitsWei / VALIDATOR_WEI);
  const data = reportDataOf(link, { ...values, ...finalization }, { exited, isBunkerMode: wish.isBunkerMode ?? false });
  await setVaults(link, values.withdrawalVaultBalance, values.elRewardsVaultBalance, before.sinkWei - change.exitsWei);
  try {
    await submitToOracle(link, data, wish.beforeTransaction);
  } catch (error) {
    // Left there, the ether would count again in the next report.
    await setVaults(link, before.withdrawalVaultWei, before.rewardsVaultWei, before.sinkWei);
    throw error;
  }
  if (change.exitsWei > 0n) await reportExitsByOperator(link, exited, wish.beforeTransaction);
  const last = finalization.withdrawalFinalizationBatches.at(-1) ?? before.lastFinalizedId;
  return { exitedWei: change.exitsWei, finalizedRequests: last - before.lastFinalizedId };
}

/** Rewards and exits since the last report. */
function consensusChange(before: BeforeReport, cause: ReportCause) {
  const exitsWei = exitsNeeded(before.queueWei, before.freeBufferWei, MOST_EXITS_WEI, before.layer.validatorsWei);
  if (cause.kind === 'loss') {
    const rewardWei = -wholeGwei((before.pooledWei * BigInt(cause.partPpm)) / 1_000_000n);
    return { rewardWei, executionRewardWei: 0n, exitsWei };
  }
  const stakedWei = before.layer.validatorsWei + before.layer.pendingWei;
  return {
    rewardWei: rewardOver(stakedWei, cause.consensusRatePpm, before.elapsed),
    executionRewardWei: rewardOver(stakedWei, cause.executionRatePpm, before.elapsed),
    exitsWei,
  };
}

/** The consensus layer counts in gwei; rounded down. */
function wholeGwei(amountWei: bigint): bigint {
  return amountWei - (amountWei % WEI_PER_GWEI);
}

/** What an oracle sees once the change has happened. */
function valuesAfter(
  before: BeforeReport,
  timestamp: bigint,
  change: ReturnType<typeof consensusChange>,
): ReportValues {
  const after = nextConsensusLayer(before.layer, change);
  return {
    timestamp,
    timeElapsed: BigInt(before.elapsed),
    clValidatorsBalance: after.validatorsWei,
    clPendingBalance: after.pendingWei,
    withdrawalVaultBalance: before.withdrawalVaultWei + after.toVaultWei,
    elRewardsVaultBalance: before.rewardsVaultWei + change.executionRewardWei,
    sharesRequestedToBurn: before.sharesToBurn,
    ...NO_FINALIZATION,
  };
}

/** Moves ether as the consensus layer does: balances change, and there is no transaction. */
async function setVaults(
  { client, contracts: { addresses } }: DevnetLink,
  withdrawalVaultWei: bigint,
  rewardsVaultWei: bigint,
  sinkWei: bigint,
): Promise<void> {
  await client.setBalance({ address: addresses.WithdrawalVault, value: withdrawalVaultWei });
  await client.setBalance({ address: addresses.LidoExecutionLayerRewardsVault, value: rewardsVaultWei });
  await client.setBalance({ address: addresses.DepositSink, value: sinkWei });
}
