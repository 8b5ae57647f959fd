import type { ContractFunctionArgs, ContractFunctionReturnType } from 'viem';

import { accountingAbi } from '@/contracts-abi/accounting';
import { oracleReportSanityCheckerAbi } from '@/contracts-abi/oracle-report-sanity-checker';
import { withdrawalQueueErc721Abi } from '@/contracts-abi/withdrawal-queue-erc721';

import type { DevnetLink } from './devnet-link';
import type { BeforeReport } from './report-basis';
import { shareRate } from './report-figures';

/** A report as the Accounting contract takes it. */
export type ReportValues = ContractFunctionArgs<typeof accountingAbi, 'nonpayable', 'handleOracleReport'>[0];

/** The part of a report that finalizes requests. */
export type Finalization = Pick<ReportValues, 'withdrawalFinalizationBatches' | 'simulatedShareRate'>;

/** Finalizes no request. */
export const NO_FINALIZATION: Finalization = { withdrawalFinalizationBatches: [], simulatedShareRate: 0n };

type Search = ContractFunctionReturnType<typeof withdrawalQueueErc721Abi, 'view', 'calculateFinalizationBatches'>;

const REQUESTS_PER_CALL = 1_000n;

/** The search for batches starts with none; the contract has room for 36. */
const NO_BATCHES: Search['batches'] = [
  ...([0n, 0n, 0n, 0n, 0n, 0n, 0n, 0n, 0n, 0n, 0n, 0n] as const),
  ...([0n, 0n, 0n, 0n, 0n, 0n, 0n, 0n, 0n, 0n, 0n, 0n] as const),
  ...([0n, 0n, 0n, 0n, 0n, 0n, 0n, 0n, 0n, 0n, 0n, 0n] as const),
];

/**
 * The requests a report can pay from the free buffer and what it takes from the vaults, oldest first, and the share
 * rate to pay them at: the rate the report leads to without paying any.
 * @param values the report without finalization
 */
export async function planFinalization(
  link: DevnetLink,
  before: BeforeReport,
  values: ReportValues,
): Promise<Finalization> {
  if (before.queueWei === 0n) return NO_FINALIZATION;
  const { client, contracts } = link;
  const simulated = await client.readContract({
    address: contracts.addresses.Accounting,
    abi: accountingAbi,
    functionName: 'simulateOracleReport',
    args: [values],
  });
  const takenWei = simulated.withdrawalsVaultTransfer + simulated.elRewardsVaultTransfer;
  // A batch may lock a wei more for each of its requests than the search counts.
  const budgetWei = before.freeBufferWei + takenWei - before.queueLength;
  if (budgetWei <= 0n) return NO_FINALIZATION;
  const rate = shareRate(simulated.postTotalPooledEther, simulated.postTotalShares);
  const batches = await findBatches(link, { rate, budgetWei, reportedAt: values.timestamp });
  return batches.length === 0 ? NO_FINALIZATION : { withdrawalFinalizationBatches: batches, simulatedShareRate: rate };
}

async function findBatches(
  { client, contracts: { addresses } }: DevnetLink,
  { rate, budgetWei, reportedAt }: { rate: bigint; budgetWei: bigint; reportedAt: bigint },
): Promise<readonly bigint[]> {
  const limits = await client.readContract({
    address: addresses.OracleReportSanityChecker,
    abi: oracleReportSanityCheckerAbi,
    functionName: 'getOracleReportLimits',
  });
  const youngest = reportedAt - limits.requestTimestampMargin;
  let search: Search = { remainingEthBudget: budgetWei, finished: false, batches: NO_BATCHES, batchesLength: 0n };
  while (!search.finished) {
    search = await client.readContract({
      address: addresses.WithdrawalQueueERC721,
      abi: withdrawalQueueErc721Abi,
      functionName: 'calculateFinalizationBatches',
      args: [rate, youngest, REQUESTS_PER_CALL, search],
    });
  }
  return search.batches.slice(0, Number(search.batchesLength));
}
