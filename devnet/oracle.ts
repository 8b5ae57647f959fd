import {
  type Address,
  type ContractFunctionArgs,
  encodeAbiParameters,
  getAbiItem,
  type Hex,
  keccak256,
  zeroHash,
} from 'viem';

import { accountingOracleAbi } from '@/contracts-abi/accounting-oracle';
import { hashConsensusAbi } from '@/contracts-abi/hash-consensus';

import type { DevnetClient } from './client';
import type { DevnetLink } from './devnet-link';
import type { ExtraData } from './extra-data';
import type { ReportValues } from './finalization';
import { SECONDS_PER_SLOT } from './frames';
import { MODULE_ID } from './operators';
import { WEI_PER_GWEI } from './report-figures';

/** How a call of the oracle contract is sent. */
type OracleCall = {
  readonly address: Address;
  readonly abi: typeof accountingOracleAbi;
  readonly account: Address;
  readonly gas: bigint;
};

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
 * @param about how many validators have exited, ever, by operator in the extra data, and whether bunker mode is on
 */
export function reportDataOf(
  { contracts }: DevnetLink,
  values: ReportValues,
  about: { readonly exited: bigint; readonly isBunkerMode: boolean; readonly extraData: ExtraData },
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
    extraDataFormat: about.extraData.format,
    extraDataHash: about.extraData.hash,
    extraDataItemsCount: about.extraData.itemsCount,
  };
}

/**
 * Has the members agree on a report, one of them being enough, hands in its data, which carries it out, and its extra
 * data.
 * @param list the extra data announced, undefined when there is none
 * @param beforeTransaction called before the transactions
 */
export async function submitToOracle(
  { client, contracts: { addresses, operator } }: DevnetLink,
  data: ReportData,
  list: Hex | undefined,
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
  const oracle = {
    address: addresses.AccountingOracle,
    abi: accountingOracleAbi,
    account: operator,
    gas: AMPLE_GAS,
  } as const;
  const report = { ...oracle, functionName: 'submitReportData', args: [data, CONTRACT_VERSION] } as const;
  await beforeTransaction?.();
  try {
    await client.sendInOrder([
      () => client.writeContractSync(agreement),
      () => client.writeContractSync({ ...report, throwOnReceiptRevert: true }),
      () => submitExtraData(client, oracle, list),
    ]);
  } catch (error) {
    // A receipt has no reason; a call of the same does.
    await client.simulateContract({ ...report, blockTag: 'pending' });
    throw error;
  }
}

function submitExtraData(client: DevnetClient, oracle: OracleCall, list: Hex | undefined): Promise<unknown> {
  const call = { ...oracle, throwOnReceiptRevert: true } as const;
  return list === undefined
    ? client.writeContractSync({ ...call, functionName: 'submitReportExtraDataEmpty' })
    : client.writeContractSync({ ...call, functionName: 'submitReportExtraDataList', args: [list] });
}
