import { type Address, encodeDeployData, getContractAddress, parseEther, zeroAddress } from 'viem';

import { lidoAbi } from '@/contracts-abi/lido';
import { withdrawalQueueErc721Abi } from '@/contracts-abi/withdrawal-queue-erc721';

import { readArtifact } from './artifacts';
import type { DevnetClient } from './client';
import { CONTRACT_NAMES, type ContractName, type ProtocolContracts } from './contracts';

const PERCENT = 10n ** 18n;
const MODULE_FEE = 5n * PERCENT;
const TREASURY_FEE = 5n * PERCENT;
const STAKING_LIMIT_WEI = parseEther('150000');
const BLOCKS_TO_FILL_LIMIT = 6_400n;
/** Goes to an address nobody has, so that the share rate is defined from the first block on. */
const BOOTSTRAP_WEI = 1n;

/** Mainnet's limits, except that a request may be finalized at any age: a local day lasts a minute. */
const REPORT_LIMITS = {
  exitedEthAmountPerDayLimit: 57_600n,
  appearedEthAmountPerDayLimit: 57_600n,
  annualBalanceIncreaseBPLimit: 1_000n,
  simulatedShareRateDeviationBPLimit: 50n,
  maxBalanceExitRequestedPerReportInEth: 19_200n,
  maxEffectiveBalanceWeightWCType01: 32n,
  maxEffectiveBalanceWeightWCType02: 2_048n,
  maxItemsPerExtraDataTransaction: 8n,
  maxNodeOperatorsPerExtraDataItem: 24n,
  requestTimestampMargin: 0n,
  maxPositiveTokenRebase: 750_000n,
  maxCLBalanceDecreaseBP: 360n,
  clBalanceOraclesErrorUpperBPLimit: 50n,
  consolidationEthAmountPerDayLimit: 57_600n,
  exitedValidatorEthAmountLimit: 32n,
  externalPendingBalanceCapEth: 0n,
} as const;

export type DeployAccounts = {
  /** Deploys and gets every role. */
  readonly operator: Address;
  /** Gets the module's part of the fee. */
  readonly nodeOperators: Address;
  /** Gets the treasury's part of the fee. */
  readonly treasury: Address;
};

/**
 * Deploys the protocol to a fresh chain and opens it: staking limit set, pool and queue resumed.
 * The contracts name each other in their constructors, so their addresses are worked out first, from the operator's nonce.
 */
export async function deployProtocol(client: DevnetClient, accounts: DeployAccounts): Promise<ProtocolContracts> {
  const { operator } = accounts;
  const nonce = await client.getTransactionCount({ address: operator });
  const addresses = plannedAddresses(operator, nonce);
  const deployedInBlock = Number(await client.getBlockNumber()) + 1;
  for (const name of CONTRACT_NAMES) await deployOne(client, name, addresses, accounts);
  const { timestamp } = await client.getBlock();
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
): Promise<void> {
  const { abi, bytecode } = readArtifact(name);
  const args = constructorArguments(name, addresses, accounts);
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
  { operator, nodeOperators, treasury }: DeployAccounts,
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
    case 'StakingRouter':
      return [locator, operator, addresses.DepositSink, nodeOperators, MODULE_FEE, TREASURY_FEE];
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

function locatorConfig(addresses: ProtocolContracts['addresses'], operator: Address, treasury: Address) {
  return {
    accounting: addresses.Accounting,
    accountingOracle: operator,
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
    ...lido,
    functionName: 'setStakingLimit',
    args: [STAKING_LIMIT_WEI, STAKING_LIMIT_WEI / BLOCKS_TO_FILL_LIMIT],
    throwOnReceiptRevert: true,
  });
}
