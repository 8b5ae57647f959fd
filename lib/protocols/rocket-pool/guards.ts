import type { Address } from 'viem';

import { rocketDaoNodeTrustedAbi } from '@/contracts-abi/rocket-dao-node-trusted';
import { rocketDaoProtocolSettingsDepositAbi } from '@/contracts-abi/rocket-dao-protocol-settings-deposit';
import { rocketDaoProtocolSettingsNetworkAbi } from '@/contracts-abi/rocket-dao-protocol-settings-network';
import { rocketStorageAbi } from '@/contracts-abi/rocket-storage';

import type { Guards, NamedContract, Pause } from '../guards';
import { callsOf } from '../provenance-entry';
import { type Answers, andThen, done, planReads, type ReadPlan } from '../read-plan';
import { contractKey } from './contract-reads';
import type { RocketPoolContracts } from './pool';

/** Who and what can stop or steer Rocket Pool. Its rights are held by contracts that its storage knows, not by roles. */
export function rocketPoolGuardReads(contracts: RocketPoolContracts): ReadPlan<Guards> {
  const { storage } = contracts;
  const calls = {
    guardian: { address: storage, abi: rocketStorageAbi, functionName: 'getGuardian' },
    trusted: {
      address: storage,
      abi: rocketStorageAbi,
      functionName: 'getAddress',
      args: [contractKey('rocketDAONodeTrusted')],
    },
    deposits: {
      address: contracts.depositSettings,
      abi: rocketDaoProtocolSettingsDepositAbi,
      functionName: 'getDepositEnabled',
    },
    balances: {
      address: contracts.networkSettings,
      abi: rocketDaoProtocolSettingsNetworkAbi,
      functionName: 'getSubmitBalancesEnabled',
    },
  };
  return planReads(calls, (answers) => {
    const guards = { contracts: partsOf(contracts, answers), pauses: pausesOf(contracts, answers), roles: [] };
    const trusted = answers.address('trusted');
    return isNone(trusted)
      ? done({ ...guards, oracle: null })
      : andThen(countRead(guards, trusted, contracts.networkSettings));
  });
}

function isNone(address: Address): boolean {
  return /^0x0{40}$/.test(address);
}

function partsOf(contracts: RocketPoolContracts, answers: Answers): readonly NamedContract[] {
  const guardian = answers.address('guardian');
  const named: readonly NamedContract[] = [
    { name: 'RocketStorage', address: contracts.storage, does: 'keeps all data and names all other contracts' },
    { name: 'RocketTokenRETH', address: contracts.token, does: 'the accruing token; pays those who burn it' },
    { name: 'RocketDepositPool', address: contracts.depositPool, does: 'takes deposits and hands them to operators' },
    {
      name: 'RocketNetworkBalances',
      address: contracts.balances,
      does: 'takes the reports that move the exchange rate',
    },
    {
      name: 'RocketDAOProtocolSettingsDeposit',
      address: contracts.depositSettings,
      does: 'whether, how much and at what fee may be deposited',
    },
    {
      name: 'RocketDAOProtocolSettingsNetwork',
      address: contracts.networkSettings,
      does: 'commission on rewards and rules of the oracle',
    },
  ];
  if (isNone(guardian)) return named;
  return [
    ...named,
    { name: 'Guardian', address: guardian, does: 'set the storage up; what it still may do is up to the contracts' },
  ];
}

function pausesOf({ depositSettings, networkSettings }: RocketPoolContracts, answers: Answers): readonly Pause[] {
  return [
    {
      name: 'Deposits',
      contract: depositSettings,
      contractName: 'RocketDAOProtocolSettingsDeposit',
      call: 'getDepositEnabled()(bool)',
      paused: !answers.boolean('deposits'),
      stops: 'new deposits. Burning the token for ETH goes on.',
    },
    {
      name: 'Updates of the exchange rate',
      contract: networkSettings,
      contractName: 'RocketDAOProtocolSettingsNetwork',
      call: 'getSubmitBalancesEnabled()(bool)',
      paused: !answers.boolean('balances'),
      stops: 'reports of the oracle: the rate stands still.',
    },
  ];
}

/** The fewest whole members who are at least that part of all; the part has 18 decimals. */
function leastAbove(count: bigint, threshold: bigint): bigint {
  return (count * threshold + ONE - 1n) / ONE;
}

const ONE = 10n ** 18n;

function countRead(guards: Omit<Guards, 'oracle'>, trusted: Address, networkSettings: Address): ReadPlan<Guards> {
  const calls = {
    count: { address: trusted, abi: rocketDaoNodeTrustedAbi, functionName: 'getMemberCount' },
    threshold: {
      address: networkSettings,
      abi: rocketDaoProtocolSettingsNetworkAbi,
      functionName: 'getNodeConsensusThreshold',
    },
  };
  return planReads(calls, (answers) =>
    done({
      ...guards,
      contracts: [
        ...guards.contracts,
        { name: 'RocketDAONodeTrusted', address: trusted, does: 'the oracle’s members, who report balances' },
      ],
      oracle: {
        contract: trusted,
        contractName: 'RocketDAONodeTrusted',
        call: 'getMemberCount()(uint256)',
        count: answers.bigint('count'),
        members: [],
        quorum: leastAbove(answers.bigint('count'), answers.bigint('threshold')),
        quorumOrigin: callsOf(networkSettings, 'RocketDAOProtocolSettingsNetwork')(
          'Members that must agree',
          'getNodeConsensusThreshold()(uint256)',
          'members × the threshold ÷ 1e18, rounded up to whole members',
        ),
      },
    }),
  );
}
