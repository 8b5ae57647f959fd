import { rocketDaoProtocolSettingsDepositAbi } from '@/contracts-abi/rocket-dao-protocol-settings-deposit';
import { rocketDaoProtocolSettingsNetworkAbi } from '@/contracts-abi/rocket-dao-protocol-settings-network';
import { rocketDepositPoolAbi } from '@/contracts-abi/rocket-deposit-pool';
import { rocketNetworkBalancesAbi } from '@/contracts-abi/rocket-network-balances';
import { rocketTokenRethAbi } from '@/contracts-abi/rocket-token-reth';
import { shares, unixSeconds, wei } from '@/lib/units/units';

import { type Answers, type ContractRead, done, planReads, type ReadPlan } from '../read-plan';
import type { RocketPool, RocketPoolContracts } from './pool';

/** Everything about the pool at one block, in one stage. */
export function rocketPoolReads(contracts: RocketPoolContracts): ReadPlan<RocketPool> {
  return planReads(poolCalls(contracts), (answers) => done(decodePool(contracts, answers)));
}

function poolCalls(contracts: RocketPoolContracts): Record<string, ContractRead> {
  const token = (functionName: string): ContractRead => ({
    address: contracts.token,
    abi: rocketTokenRethAbi,
    functionName,
  });
  const balances = (functionName: string): ContractRead => ({
    address: contracts.balances,
    abi: rocketNetworkBalancesAbi,
    functionName,
  });
  const pool = (functionName: string): ContractRead => ({
    address: contracts.depositPool,
    abi: rocketDepositPoolAbi,
    functionName,
  });
  const settings = (functionName: string): ContractRead => ({
    address: contracts.depositSettings,
    abi: rocketDaoProtocolSettingsDepositAbi,
    functionName,
  });
  const network = (functionName: string): ContractRead => ({
    address: contracts.networkSettings,
    abi: rocketDaoProtocolSettingsNetworkAbi,
    functionName,
  });
  return {
    symbol: token('symbol'),
    supply: token('totalSupply'),
    collateral: token('getTotalCollateral'),
    totalEther: balances('getTotalETHBalance'),
    rethSupply: balances('getTotalRETHSupply'),
    reportedAt: balances('getBalancesTimestamp'),
    waiting: pool('getBalance'),
    maximum: pool('getMaximumDepositAmount'),
    enabled: settings('getDepositEnabled'),
    minimum: settings('getMinimumDeposit'),
    fee: settings('getDepositFee'),
    poolSize: settings('getMaximumDepositPoolSize'),
    collateralTarget: network('getTargetRethCollateralRate'),
    // Since Saturn 1 (protocol 1.4); before that, the commission was each node's own and no contract has the mean.
    commission: network('getRethCommission'),
  };
}

function decodePool(contracts: RocketPoolContracts, answers: Answers): RocketPool {
  return {
    protocol: 'rocket-pool',
    id: 'rocket-pool',
    contracts,
    tokens: { accruing: { address: contracts.token, symbol: answers.symbol('symbol') } },
    balances: { totalEther: wei(answers.bigint('totalEther')), rethSupply: shares(answers.bigint('rethSupply')) },
    reportedAt: unixSeconds(answers.bigint('reportedAt')),
    supply: shares(answers.bigint('supply')),
    deposit: {
      enabled: answers.boolean('enabled'),
      minimum: wei(answers.bigint('minimum')),
      maximum: wei(answers.bigint('maximum')),
      fee: answers.bigint('fee'),
    },
    waiting: wei(answers.bigint('waiting')),
    poolSize: wei(answers.bigint('poolSize')),
    collateral: wei(answers.bigint('collateral')),
    collateralTarget: answers.bigint('collateralTarget'),
    commission: answers.has('commission') ? answers.bigint('commission') : null,
  };
}
