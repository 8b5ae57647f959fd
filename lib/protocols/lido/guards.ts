import type { Address } from 'viem';

import { accountingOracleAbi } from '@/contracts-abi/accounting-oracle';
import { hashConsensusAbi } from '@/contracts-abi/hash-consensus';
import { lidoAbi } from '@/contracts-abi/lido';
import { lidoLocatorAbi } from '@/contracts-abi/lido-locator';
import { withdrawalQueueErc721Abi } from '@/contracts-abi/withdrawal-queue-erc721';

import type { Guards, NamedContract, OracleMembers, Pause } from '../guards';
import { callsOf } from '../provenance-entry';
import { type Answers, andThen, done, planReads, type ReadPlan } from '../read-plan';
import type { LidoContracts } from './pool';
import { lidoRoles } from './roles';

/** Contracts the locator names, with what each does. Names are those of the published sources. */
const PARTS: readonly (readonly [getter: string, name: string, does: string])[] = [
  ['lido', 'Lido', 'the rebasing token; takes deposits, holds the buffer, counts shares'],
  ['wstETH', 'WstETH', 'the accruing token; holds the rebasing one for it'],
  ['withdrawalQueue', 'WithdrawalQueueERC721', 'withdrawal requests, and the ETH set aside for finalized ones'],
  ['stakingRouter', 'StakingRouter', 'which operators get deposits, and the fee on rewards'],
  ['accountingOracle', 'AccountingOracle', 'takes the reports that move the exchange rate'],
  ['accounting', 'Accounting', 'works out what a report does to the rate'],
  ['oracleReportSanityChecker', 'OracleReportSanityChecker', 'bounds of what a report may say'],
  ['burner', 'Burner', 'burns shares, for finalized requests among others'],
  ['elRewardsVault', 'LidoExecutionLayerRewardsVault', 'collects tips and block rewards'],
  ['withdrawalVault', 'WithdrawalVault', 'receives what validators pay out'],
  ['depositSecurityModule', 'DepositSecurityModule', 'guards deposits to validators'],
  ['validatorsExitBusOracle', 'ValidatorsExitBusOracle', 'asks validators to exit'],
  ['treasury', 'Treasury', 'receives the protocol’s part of the fee'],
];

/** Who and what can stop or steer Lido: its contracts, its pauses, its roles and the members of its oracle. */
export function lidoGuardReads(contracts: LidoContracts): ReadPlan<Guards> {
  const calls = PARTS.map(([getter]) => [
    getter,
    { address: contracts.locator, abi: lidoLocatorAbi, functionName: getter },
  ]);
  return planReads(Object.fromEntries(calls), (answers) =>
    andThen(pauseReads(contracts, namedParts(contracts, answers))),
  );
}

/** A protocol version without one of them answers with a revert or with zero. */
function namedParts({ locator }: LidoContracts, answers: Answers): readonly NamedContract[] {
  const found = PARTS.flatMap(([getter, name, does]) => {
    const address = answers.has(getter) ? answers.address(getter) : null;
    return address === null || /^0x0{40}$/.test(address) ? [] : [{ name, address, does }];
  });
  return [{ name: 'LidoLocator', address: locator, does: 'names all the others' }, ...found];
}

function pauseReads(contracts: LidoContracts, parts: readonly NamedContract[]): ReadPlan<Guards> {
  const oracle = parts.find(({ name }) => name === 'AccountingOracle');
  const calls = {
    stopped: { address: contracts.token, abi: lidoAbi, functionName: 'isStopped' },
    stakingPaused: { address: contracts.token, abi: lidoAbi, functionName: 'isStakingPaused' },
    queuePaused: { address: contracts.queue, abi: withdrawalQueueErc721Abi, functionName: 'isPaused' },
    ...(oracle && {
      consensus: { address: oracle.address, abi: accountingOracleAbi, functionName: 'getConsensusContract' },
    }),
  };
  return planReads(calls, (answers) => {
    const guards = { contracts: parts, pauses: pausesOf(contracts, answers), roles: lidoRoles(contracts) };
    if (oracle === undefined || !answers.has('consensus')) return done({ ...guards, oracle: null });
    return andThen(memberReads(guards, answers.address('consensus')));
  });
}

function pausesOf({ token, queue }: LidoContracts, answers: Answers): readonly Pause[] {
  return [
    {
      name: 'Staking',
      contract: token,
      contractName: 'Lido',
      call: 'isStakingPaused()(bool)',
      paused: answers.boolean('stakingPaused'),
      stops: 'new deposits. Transfers, requests and claims go on.',
    },
    {
      name: 'The whole protocol',
      contract: token,
      contractName: 'Lido',
      call: 'isStopped()(bool)',
      paused: answers.boolean('stopped'),
      stops:
        'deposits, transfers of the rebasing token, unwrapping, requests and reports. Claims and transfers of the accruing token go on.',
    },
    {
      name: 'The withdrawal queue',
      contract: queue,
      contractName: 'WithdrawalQueueERC721',
      call: 'isPaused()(bool)',
      paused: answers.boolean('queuePaused'),
      stops: 'new requests and finalization. Claims of what is finalized go on. A pause for a time ends by itself.',
    },
  ];
}

function memberReads(guards: Omit<Guards, 'oracle'>, consensus: Address): ReadPlan<Guards> {
  const ask = (functionName: string) => ({ address: consensus, abi: hashConsensusAbi, functionName });
  return planReads({ members: ask('getMembers'), quorum: ask('getQuorum') }, (answers) => {
    const members = addressesOf(answers.list('members')[0]);
    const oracle: OracleMembers = {
      contract: consensus,
      contractName: 'HashConsensus',
      call: 'getMembers()(address[],uint256[])',
      count: BigInt(members.length),
      members,
      quorum: answers.bigint('quorum'),
      quorumOrigin: callsOf(consensus, 'HashConsensus')(
        'Members that must agree',
        'getQuorum()(uint256)',
        'as the contract has it set',
      ),
    };
    return done({
      ...guards,
      contracts: [
        ...guards.contracts,
        { name: 'HashConsensus', address: consensus, does: 'counts the votes of the oracle’s members' },
      ],
      oracle,
    });
  });
}

function addressesOf(value: unknown): readonly Address[] {
  return Array.isArray(value) ? value.filter((item): item is Address => typeof item === 'string') : [];
}
