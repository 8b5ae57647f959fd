import { type ContractFunctionArgs, encodeAbiParameters, getAbiItem, keccak256, zeroHash } from 'viem';

import { accountingOracleAbi } from '@/contracts-abi/accounting-oracle';
import { hashConsensusAbi } from '@/contracts-abi/hash-consensus';

import type { DevnetLink } from './devnet-link';
import type { ReportValues } from './finalization';
import { SECONDS_PER_SLOT } from './frames';
import { MODULE_ID } from './operators';
import { WEI_PER_GWEI } from './report-figures';

/** A report as the AccountingOracle contract takes it. */
type ReportData = ContractFunctionArgs<typeof accountingOracleAbi, 'nonpayable', 'submitReportData'>[0];

const CONSENSUS_VERSION = 6n;
const CONTRACT_VERSION = 5n;
/** An estimate runs the whole report several times; a third of a block is ample. */
const AMPLE_GAS = 10_000_000n;

const [REPORT_DATA_TYPE] = getAbiItem({ abi: accountingOracleAbi, name: 'submitReportData' }).inputs;

/**
 * A report in the form members of the oracle agree on.
 * @param values what accounting is to get; consensus-layer balances must be whole gwei, the moment a whole slot
 * @param about how many validators have exited, ever, and whether bunker mode is on
 */
export function reportDataOf(
  { contracts }: DevnetLink,
  values: ReportValues,
  about: { readonly exited: bigint; readonly isBunkerMode: boolean },
): ReportData {
  const validatorsGwei = values.clValidatorsBalance / WEI_PER_GWEI;
  return {
    consensusVersion: CONSENSUS_VERSION,
    refSlot: (values.timestamp - BigInt(contracts.deployedAt)) / SECONDS_PER_SLOT,
    clValidatorsBalanceGwei: validatorsGwei,
    clPendingBalanceGwei: values.clPendingBalance / WEI_PER_GWEI,
    stakingModuleIdsWithNewlyExitedValidators: [MODULE_ID],
    numExitedValidatorsByStakingModule: [about.exited],
    stakingModuleIdsWithUpdatedBalance: [MODULE_ID],
    validatorBalancesGweiByStakingModule: [validatorsGwei],
    withdrawalVaultBalance: values.withdrawalVaultBalance,
    elRewardsVaultBalance: values.elRewardsVaultBalance,
    sharesRequestedToBurn: values.sharesRequestedToBurn,
    withdrawalFinalizationBatches: values.withdrawalFinalizationBatches,
    simulatedShareRate: values.simulatedShareRate,
    isBunkerMode: about.isBunkerMode,
    vaultsDataTreeRoot: zeroHash,
    vaultsDataTreeCid: '',
    extraDataFormat: 0n,
    extraDataHash: zeroHash,
    extraDataItemsCount: 0n,
  };
}

/**
 * Has the members agree on a report, one of them being enough, and hands in its data, which carries it out.
 * @param beforeTransaction called before the two transactions
 */
export async function submitToOracle(
  { client, contracts: { addresses, operator } }: DevnetLink,
  data: ReportData,
  beforeTransaction?: () => Promise<void>,
): Promise<void> {
  const hash = keccak256(encodeAbiParameters([REPORT_DATA_TYPE], [data]));
  const agreement = {
    address: addresses.HashConsensus,
    abi: hashConsensusAbi,
    functionName: 'submitReport',
    args: [data.refSlot, hash, CONSENSUS_VERSION],
    account: operator,
    gas: AMPLE_GAS,
    throwOnReceiptRevert: true,
  } as const;
  const report = {
    address: addresses.AccountingOracle,
    abi: accountingOracleAbi,
    functionName: 'submitReportData',
    args: [data, CONTRACT_VERSION],
    account: operator,
    gas: AMPLE_GAS,
  } as const;
  await beforeTransaction?.();
  try {
    await client.sendInOrder([
      () => client.writeContractSync(agreement),
      () => client.writeContractSync({ ...report, throwOnReceiptRevert: true }),
    ]);
  } catch (error) {
    // A receipt has no reason; a call of the same does.
    await client.simulateContract({ ...report, blockTag: 'pending' });
    throw error;
  }
}
