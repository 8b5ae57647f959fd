import { type Address, encodeDeployData, getContractAddress, parseEther, stringToHex, zeroAddress } from 'viem';

import { hashConsensusAbi } from '@/contracts-abi/hash-consensus';
import { lidoAbi } from '@/contracts-abi/lido';
import { stakingRouterAbi } from '@/contracts-abi/staking-router';
import { withdrawalQueueErc721Abi } from '@/contracts-abi/withdrawal-queue-erc721';

import { readArtifact } from './artifacts';
import type { DevnetClient } from './client';
import { CONTRACT_NAMES, type ContractName, type ProtocolContracts } from './contracts';
import { DAILY_FRAME_SECONDS, SECONDS_PER_SLOT, SLOTS_PER_EPOCH } from './frames';

/** Basis points of rewards: 5 % to the module, 5 % to the treasury. */
const MODULE_FEE_BPS = 500n;
const TREASURY_FEE_BPS = 500n;
const ALL_STAKE_BPS = 10_000n;
const DEPOSITS_PER_BLOCK = 150n;
const BLOCKS_BETWEEN_DEPOSITS = 25n;
/** How many members of the oracle must agree. One is enough where nobody has to be trusted. */
const QUORUM = 1n;
const STAKING_LIMIT_WEI = parseEther('150000');
const BLOCKS_TO_FILL_LIMIT = 6_400n;
/** Goes to an address nobody has, so that the share rate is defined from the first block on. */
const BOOTSTRAP_WEI = 1n;

/**
 * Reports on demand may describe moments a second apart, in which queues move on by days: what may happen in a day on
 * mainnet may happen in a second here.
 */
const SECONDS_PER_DAY = 86_400n;

/**
 * Mainnet's limits, except for those by day, that a request may be finalized at any age, and that the losses of 36 days
 * may be as large as what is left.
 */
const REPORT_LIMITS = {
  exitedEthAmountPerDayLimit: 57_600n * SECONDS_PER_DAY,
  appearedEthAmountPerDayLimit: 57_600n * SECONDS_PER_DAY,
  annualBalanceIncreaseBPLimit: 1_000n,
  simulatedShareRateDeviationBPLimit: 50n,
  maxBalanceExitRequestedPerReportInEth: 19_200n,
  maxEffectiveBalanceWeightWCType01: 32n,
  maxEffectiveBalanceWeightWCType02: 2_048n,
  maxItemsPerExtraDataTransaction: 8n,
  maxNodeOperatorsPerExtraDataItem: 24n,
  requestTimestampMargin: 0n,
  maxPositiveTokenRebase: 750_000n,
  maxCLBalanceDecreaseBP: 10_000n,
  clBalanceOraclesErrorUpperBPLimit: 50n,
  consolidationEthAmountPerDayLimit: 57_600n,
  exitedValidatorEthAmountLimit: 32n,
  externalPendingBalanceCapEth: 0n,
} as const;

export type DeployAccounts = {
  /** Deploys and gets every role. */
  readonly operator: Address;
  /** Gets the treasury's part of the fee. */
  readonly treasury: Address;
};

/**
 * Deploys the protocol to a fresh chain and opens it: staking limit set, pool and queue resumed, one staking module, one
 * member of the oracle. The contracts name each other in their constructors, so their addresses are worked out first,
 * from the operator's nonce.
 * @param firstFrameAt Unix seconds at which the first frame of the oracle begins; frames are a day long
 */
export async function deployProtocol(
  client: DevnetClient,
  accounts: DeployAccounts,
  firstFrameAt: number,
): Promise<ProtocolContracts> {
  const { operator } = accounts;
  const { timestamp } = await client.getBlock();
  const time: OracleTime = { genesis: timestamp, firstFrame: BigInt(firstFrameAt) };
  const nonce = await client.getTransactionCount({ address: operator });
  const addresses = plannedAddresses(operator, nonce);
  const deployedInBlock = Number(await client.getBlockNumber()) + 1;
  for (const name of CONTRACT_NAMES) await deployOne(client, name, addresses, accounts, time);
  await openProtocol(client, operator, addresses);
  return { operator, deployedAt: Number(timestamp), deployedInBlock, addresses };
}

/** Where each contract will be when they are deployed in their order, starting with `firstNonce`. */
export function plannedAddresses(operator: Address, firstNonce: number): ProtocolContracts['addresses'] {
  const entries = CONTRACT_NAMES.map((name, index) => [
    name,
    getContractAddress({ from: operator, nonce: BigInt(firstNonce + index) }),
  ]);
  return Object.fromEntries(entries);
}

async function deployOne(
  client: DevnetClient,
  name: ContractName,
  addresses: ProtocolContracts['addresses'],
  accounts: DeployAccounts,
  time: OracleTime,
): Promise<void> {
  const { abi, bytecode } = readArtifact(name);
  const args = constructorArguments(name, addresses, accounts, time);
  const { status, contractAddress } = await client.sendTransactionSync({
    data: encodeDeployData({ abi, bytecode, args }),
    account: accounts.operator,
    value: name === 'Lido' ? BOOTSTRAP_WEI : 0n,
  });
  if (status !== 'success' || contractAddress?.toLowerCase() !== addresses[name].toLowerCase()) {
    throw new Error(`${name} was not deployed at ${addresses[name]}, where the others expect it (${status}).`);
  }
}

function constructorArguments(
  name: ContractName,
  addresses: ProtocolContracts['addresses'],
  { operator, treasury }: DeployAccounts,
  time: OracleTime,
): readonly unknown[] {
  const locator = addresses.LidoLocator;
  switch (name) {
    case 'DepositSink':
      return [operator];
    case 'LidoLocator':
      return [locatorConfig(addresses, operator, treasury)];
    case 'Lido':
      return [locator, operator, 'Millrace staked Ether', 'mrETH'];
    case 'WstETH':
      return [addresses.Lido, 'Millrace wrapped staked Ether', 'wmrETH'];
    case 'WithdrawalQueueERC721':
      return [locator, operator, 'Millrace withdrawal request', 'unmrETH'];
    case 'WithdrawalNFTDescriptor':
      return [addresses.WithdrawalQueueERC721];
    case 'StakingRouter':
      return [locator, operator, addresses.DepositSink];
    case 'NodeOperatorsRegistry':
      return [locator, operator, stringToHex('curated-onchain-v1', { size: 32 })];
    case 'HashConsensus':
      return [...consensusTime(time), operator, addresses.AccountingOracle];
    case 'AccountingOracle':
      return [locator, operator, addresses.HashConsensus, SECONDS_PER_SLOT, time.genesis];
    case 'Accounting':
    case 'Burner':
      return [locator, operator];
    case 'OracleReportSanityChecker':
      return [locator, operator, REPORT_LIMITS];
    case 'WithdrawalVault':
    case 'LidoExecutionLayerRewardsVault':
      return [locator];
  }
}

/** Unix seconds. */
type OracleTime = { readonly genesis: bigint; readonly firstFrame: bigint };

function consensusTime({ genesis, firstFrame }: OracleTime) {
  const epochSeconds = SLOTS_PER_EPOCH * SECONDS_PER_SLOT;
  const firstEpoch = (firstFrame - genesis) / epochSeconds;
  return [SLOTS_PER_EPOCH, SECONDS_PER_SLOT, genesis, firstEpoch, DAILY_FRAME_SECONDS / epochSeconds] as const;
}

function locatorConfig(addresses: ProtocolContracts['addresses'], operator: Address, treasury: Address) {
  return {
    accounting: addresses.Accounting,
    accountingOracle: addresses.AccountingOracle,
    burner: addresses.Burner,
    consolidationGateway: zeroAddress,
    depositSecurityModule: operator,
    elRewardsVault: addresses.LidoExecutionLayerRewardsVault,
    lazyOracle: zeroAddress,
    lido: addresses.Lido,
    operatorGrid: zeroAddress,
    oracleDaemonConfig: zeroAddress,
    oracleReportSanityChecker: addresses.OracleReportSanityChecker,
    postTokenRebaseReceiver: zeroAddress,
    predepositGuarantee: zeroAddress,
    stakingRouter: addresses.StakingRouter,
    topUpGateway: zeroAddress,
    treasury,
    triggerableWithdrawalsGateway: zeroAddress,
    validatorExitDelayVerifier: zeroAddress,
    validatorsExitBusOracle: zeroAddress,
    vaultFactory: zeroAddress,
    vaultHub: zeroAddress,
    withdrawalQueue: addresses.WithdrawalQueueERC721,
    withdrawalVault: addresses.WithdrawalVault,
    wstETH: addresses.WstETH,
  };
}

async function openProtocol(client: DevnetClient, account: Address, addresses: ProtocolContracts['addresses']) {
  const lido = { address: addresses.Lido, abi: lidoAbi, account } as const;
  const queue = { address: addresses.WithdrawalQueueERC721, abi: withdrawalQueueErc721Abi, account } as const;
  await client.writeContractSync({ ...lido, functionName: 'resume', throwOnReceiptRevert: true });
  await client.writeContractSync({ ...queue, functionName: 'resume', throwOnReceiptRevert: true });
  await client.writeContractSync({
    ...queue,
    functionName: 'setNFTDescriptorAddress',
    args: [addresses.WithdrawalNFTDescriptor],
    throwOnReceiptRevert: true,
  });
  await client.writeContractSync({
    ...lido,
    functionName: 'setStakingLimit',
    args: [STAKING_LIMIT_WEI, STAKING_LIMIT_WEI / BLOCKS_TO_FILL_LIMIT],
    throwOnReceiptRevert: true,
  });
  await client.writeContractSync({
    address: addresses.HashConsensus,
    abi: hashConsensusAbi,
    account,
    functionName: 'addMember',
    args: [account, QUORUM],
    throwOnReceiptRevert: true,
  });
  await client.writeContractSync({
    address: addresses.StakingRouter,
    abi: stakingRouterAbi,
    account,
    functionName: 'addStakingModule',
    args: [
      'curated-onchain-v1',
      addresses.NodeOperatorsRegistry,
      ALL_STAKE_BPS,
      ALL_STAKE_BPS,
      MODULE_FEE_BPS,
      TREASURY_FEE_BPS,
      DEPOSITS_PER_BLOCK,
      BLOCKS_BETWEEN_DEPOSITS,
    ],
    throwOnReceiptRevert: true,
  });
}
