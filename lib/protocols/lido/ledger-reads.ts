import type { Address } from 'viem';

import { lidoAbi } from '@/contracts-abi/lido';
import { withdrawalQueueErc721Abi } from '@/contracts-abi/withdrawal-queue-erc721';
import { wstEthAbi } from '@/contracts-abi/wst-eth';
import type { AccountState } from '@/lib/domain/ledger-book';
import { shares, type Wei, wei } from '@/lib/units/units';

import { type Answers, andThen, type ContractRead, done, planReads, type ReadPlan } from '../read-plan';
import type { LidoContracts } from './pool';
import { type RequestStatus, requestStatuses } from './request-status';

/** Ids per `getWithdrawalStatus` call: about 11,000 gas each, far below any node's limit for a view. */
const STATUS_CHUNK = 250;

/**
 * What an account has at a block, for its ledger. Null where the pool is not deployed yet, or has no shares.
 */
export function lidoLedgerState(contracts: LidoContracts, account: Address): ReadPlan<AccountState | null> {
  return planReads(stateCalls(contracts, account), (answers) => {
    if (!answers.has('totalShares') || answers.bigint('totalShares') === 0n) return done(null);
    const ids = answers.bigints('requestIds');
    if (ids.length === 0) return done(stateOf(answers, wei(0n)));
    const statuses = requestReads(contracts, ids, (found) =>
      stateOf(answers, wei(found.reduce((sum, { nominal }) => sum + nominal, 0n))),
    );
    return andThen(statuses);
  });
}

/** What was asked for with each request, also with those that are claimed. */
export function lidoNominals(contracts: LidoContracts, ids: readonly bigint[]): ReadPlan<ReadonlyMap<bigint, Wei>> {
  return requestReads(contracts, ids, (statuses) => new Map(statuses.map(({ id, nominal }) => [id, nominal])));
}

function stateCalls({ token, wrapper, queue }: LidoContracts, account: Address): Record<string, ContractRead> {
  return {
    totalShares: { address: token, abi: lidoAbi, functionName: 'getTotalShares' },
    totalPooledEther: { address: token, abi: lidoAbi, functionName: 'getTotalPooledEther' },
    shares: { address: token, abi: lidoAbi, functionName: 'sharesOf', args: [account] },
    wrapped: { address: wrapper, abi: wstEthAbi, functionName: 'balanceOf', args: [account] },
    requestIds: {
      address: queue,
      abi: withdrawalQueueErc721Abi,
      functionName: 'getWithdrawalRequests',
      args: [account],
    },
  };
}

function stateOf(answers: Answers, queued: Wei): AccountState {
  return {
    shares: shares(answers.bigint('shares')),
    wrapped: shares(answers.bigint('wrapped')),
    queued,
    rate: {
      totalPooledEther: wei(answers.bigint('totalPooledEther')),
      totalShares: shares(answers.bigint('totalShares')),
    },
  };
}

function requestReads<T>(
  contracts: LidoContracts,
  ids: readonly bigint[],
  use: (statuses: readonly RequestStatus[]) => T,
): ReadPlan<T> {
  const chunks = Array.from({ length: Math.ceil(ids.length / STATUS_CHUNK) }, (_, index) =>
    ids.slice(index * STATUS_CHUNK, (index + 1) * STATUS_CHUNK),
  );
  const calls = chunks.map((chunk): [string, ContractRead] => [
    `status${chunk[0]}`,
    { address: contracts.queue, abi: withdrawalQueueErc721Abi, functionName: 'getWithdrawalStatus', args: [chunk] },
  ]);
  return planReads(Object.fromEntries(calls), (answers) =>
    done(use(chunks.flatMap((chunk) => requestStatuses(answers, `status${chunk[0]}`, chunk)))),
  );
}
