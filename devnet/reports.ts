import type { Frame } from './beacon/step';
import { readBeacon, writeBeacon } from './beacon-file';
import { type FrameWish, playFrame, withExitsFor } from './beacon-frame';
import type { DevnetLink } from './devnet-link';
import { type ExtraData, extraDataOf } from './extra-data';
import { NO_FINALIZATION, planFinalization, type ReportValues } from './finalization';
import { exitsByOperator, readOperators } from './operators';
import { reportDataOf, submitToOracle } from './oracle';
import { type BeforeReport, readBeforeReport } from './report-basis';
import { rewardOver, WEI_PER_GWEI } from './report-figures';

/** A report to make: what it describes, and when. */
export type ReportWish = FrameWish & {
  /** The moment described, Unix seconds: the reference slot of the frame the next block is in. */
  readonly timestamp: bigint;
  /** What the execution layer pays, in millionths of the validators' balance a year. */
  readonly executionRatePpm: number;
  /** Called before each transaction; seeding sets the block's time here. */
  readonly beforeTransaction?: () => Promise<void>;
  /** Whether bunker mode is on from this report; as it was when left out. */
  readonly isBunkerMode?: boolean;
};

/** What a report did. */
export type ReportOutcome = {
  /** Principal of validators that reached the vault. */
  readonly exitedWei: bigint;
  /** Requests that became claimable. */
  readonly finalizedRequests: bigint;
};

/**
 * Lets time pass on the beacon chain up to `wish.timestamp` and reports it: rewards and penalties, payments to the
 * vault, and the finalization of all requests that the pool can pay afterwards. Then asks validators to leave for what
 * it cannot pay. Two reports must not be made at once.
 */
export async function sendReport(link: DevnetLink, wish: ReportWish): Promise<ReportOutcome> {
  const before = await readBeforeReport(link, wish.timestamp);
  const { state, frame } = playFrame(readBeacon(link.folder, before.last), before, wish);
  const values = valuesAfter(before, wish, frame);
  const finalization = await planFinalization(link, before, values);
  const exited = exitedAfter(before, BigInt(frame.newlyExited));
  // A report repeats the mode it finds, so that only who switched it switches it back.
  const isBunkerMode = wish.isBunkerMode ?? before.isBunkerMode;
  const extraData = await planExtraData(link, before, exited);
  const data = reportDataOf(link, { ...values, ...finalization }, { exited, isBunkerMode, extraData });
  const availableWei = before.freeBufferWei + values.withdrawalVaultBalance + values.elRewardsVaultBalance;
  writeBeacon(link.folder, {
    reportedAt: Number(wish.timestamp),
    validatorsWei: values.clValidatorsBalance,
    pendingWei: values.clPendingBalance,
    state: withExitsFor(state, before.queueWei, availableWei),
  });
  await setVaults(link, values.withdrawalVaultBalance, values.elRewardsVaultBalance, sinkAfter(before, values));
  try {
    await submitToOracle(link, data, extraData.list, wish.beforeTransaction);
  } catch (error) {
    // Left there, the ether would count again in the next report.
    await setVaults(link, before.withdrawalVaultWei, before.rewardsVaultWei, before.sinkWei);
    throw error;
  }
  const last = finalization.withdrawalFinalizationBatches.at(-1) ?? before.lastFinalizedId;
  return { exitedWei: frame.change.exitedGwei * WEI_PER_GWEI, finalizedRequests: last - before.lastFinalizedId };
}

/** Validators that have exited, ever, when so many more have; never more than were deposited. */
function exitedAfter({ validators }: BeforeReport, newlyExited: bigint): bigint {
  const exited = validators.exited + newlyExited;
  return exited < validators.deposited ? exited : validators.deposited;
}

/** Tells whose validators exited: each time one of the operator with most running. */
async function planExtraData(link: DevnetLink, before: BeforeReport, exited: bigint): Promise<ExtraData> {
  if (exited === before.validators.exited) return extraDataOf([], []);
  const operators = await readOperators(link);
  return extraDataOf(
    operators.map((operator) => operator.exited),
    exitsByOperator(operators, exited),
  );
}

/** What an oracle sees on the beacon chain and in the vaults. */
function valuesAfter(before: BeforeReport, wish: ReportWish, { change, ...frame }: Frame): ReportValues {
  const stakedWei = before.layer.validatorsWei + before.layer.pendingWei;
  return {
    timestamp: wish.timestamp,
    timeElapsed: BigInt(before.elapsed),
    clValidatorsBalance: frame.validatorsGwei * WEI_PER_GWEI,
    clPendingBalance: frame.pendingGwei * WEI_PER_GWEI,
    withdrawalVaultBalance: before.withdrawalVaultWei + (change.skimmedGwei + change.exitedGwei) * WEI_PER_GWEI,
    elRewardsVaultBalance: before.rewardsVaultWei + rewardOver(stakedWei, wish.executionRatePpm, before.elapsed),
    sharesRequestedToBurn: before.sharesToBurn,
    ...NO_FINALIZATION,
  };
}

/** The ether that stands for the consensus layer changes as its balances do. */
function sinkAfter({ sinkWei, layer }: BeforeReport, values: ReportValues): bigint {
  const beforeWei = layer.validatorsWei + layer.pendingWei + layer.depositedWei;
  const after = sinkWei + values.clValidatorsBalance + values.clPendingBalance - beforeWei;
  return after > 0n ? after : 0n;
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
