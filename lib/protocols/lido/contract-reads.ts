import type { Address } from 'viem';

import { accountingOracleAbi } from '@/contracts-abi/accounting-oracle';
import { lidoLocatorAbi } from '@/contracts-abi/lido-locator';
import { withdrawalQueueErc721Abi } from '@/contracts-abi/withdrawal-queue-erc721';

import type { ChainParts } from '../protocol';
import { type Answers, andThen, type ContractRead, done, planReads, type ReadPlan } from '../read-plan';
import type { LidoContracts } from './pool';

/**
 * Resolves Lido's contracts through its LidoLocator, the one address that does not move. The accounting oracle names its
 * HashConsensus. Before protocol version 3 the locator does not know the wrapper; there the queue, whose code is the same
 * in all versions, names the one that it unwraps.
 */
export function lidoContractReads(locator: Address, { multicall }: ChainParts): ReadPlan<LidoContracts> {
  const ask = (functionName: string): ContractRead => ({ address: locator, abi: lidoLocatorAbi, functionName });
  return planReads(
    {
      token: ask('lido'),
      wrapper: ask('wstETH'),
      queue: ask('withdrawalQueue'),
      router: ask('stakingRouter'),
      withdrawalVault: ask('withdrawalVault'),
      rewardsVault: ask('elRewardsVault'),
      oracle: ask('accountingOracle'),
      limits: ask('oracleReportSanityChecker'),
    },
    (located) => andThen(namedByOthers(locator, multicall, located)),
  );
}

function namedByOthers(locator: Address, multicall: Address, located: Answers): ReadPlan<LidoContracts> {
  const queue = located.address('queue');
  const calls: Record<string, ContractRead> = {
    consensus: {
      address: located.address('oracle'),
      abi: accountingOracleAbi,
      functionName: 'getConsensusContract',
    },
  };
  if (!located.has('wrapper')) {
    calls.wrapper = { address: queue, abi: withdrawalQueueErc721Abi, functionName: 'WSTETH' };
  }
  return planReads(calls, (named) =>
    done({
      locator,
      token: located.address('token'),
      wrapper: (located.has('wrapper') ? located : named).address('wrapper'),
      queue,
      router: located.address('router'),
      withdrawalVault: located.address('withdrawalVault'),
      rewardsVault: located.address('rewardsVault'),
      consensus: named.address('consensus'),
      limits: located.address('limits'),
      multicall,
    }),
  );
}
