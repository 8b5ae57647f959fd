import type { Address } from 'viem';

import { lidoAbi } from '@/contracts-abi/lido';
import { withdrawalQueueErc721Abi } from '@/contracts-abi/withdrawal-queue-erc721';
import { wstEthAbi } from '@/contracts-abi/wst-eth';
import { shares, wei } from '@/lib/units/units';

import { nativeBalanceRead } from '../native-balance';
import type { ChainParts } from '../protocol';
import { type Answers, andThen, type ContractRead, DecodeError, done, planReads, type ReadPlan } from '../read-plan';
import type { LidoContracts, LidoPosition, WithdrawalRequest } from './pool';
import { type RequestStatus, requestStatuses } from './request-status';

/**
 * What an account holds and has asked for. Stage one: balances, allowances, ids of its requests. Stage two, only with
 * requests: their status, and checkpoint hints for the finalized ones. Stage three, only with finalized requests: what
 * they pay, which the queue answers only with a hint.
 */
export function lidoAccountReads(
  contracts: LidoContracts,
  account: Address,
  parts: ChainParts,
): ReadPlan<LidoPosition> {
  return planReads(accountCalls(contracts, account, parts.multicall), (answers) => {
    const holdings = decodeHoldings(account, answers);
    const ids = answers.bigints('requestIds').toSorted((a, b) => (a < b ? -1 : 1));
    if (ids.length === 0) return done({ ...holdings, requests: [] });
    return andThen(statusReads(contracts, holdings, ids, answers));
  });
}

type Holdings = Omit<LidoPosition, 'requests'>;

function accountCalls(
  { token, wrapper, queue }: LidoContracts,
  account: Address,
  multicall: Address,
): Record<string, ContractRead> {
  const lido = (functionName: string, ...args: unknown[]): ContractRead => ({
    address: token,
    abi: lidoAbi,
    functionName,
    args,
  });
  const wrapped = (functionName: string, ...args: unknown[]): ContractRead => ({
    address: wrapper,
    abi: wstEthAbi,
    functionName,
    args,
  });
  const ofQueue = (functionName: string, ...args: unknown[]): ContractRead => ({
    address: queue,
    abi: withdrawalQueueErc721Abi,
    functionName,
    args,
  });
  return {
    ether: nativeBalanceRead(multicall, account),
    shares: lido('sharesOf', account),
    rebasing: lido('balanceOf', account),
    wrapped: wrapped('balanceOf', account),
    rebasingToWrapper: lido('allowance', account, wrapper),
    rebasingToQueue: lido('allowance', account, queue),
    wrappedToQueue: wrapped('allowance', account, queue),
    requestIds: ofQueue('getWithdrawalRequests', account),
    lastFinalizedId: ofQueue('getLastFinalizedRequestId'),
    lastCheckpoint: ofQueue('getLastCheckpointIndex'),
  };
}

function decodeHoldings(account: Address, answers: Answers): Holdings {
  return {
    account,
    ether: wei(answers.bigint('ether')),
    shares: shares(answers.bigint('shares')),
    rebasing: wei(answers.bigint('rebasing')),
    wrapped: shares(answers.bigint('wrapped')),
    allowances: {
      rebasingToWrapper: wei(answers.bigint('rebasingToWrapper')),
      rebasingToQueue: wei(answers.bigint('rebasingToQueue')),
      wrappedToQueue: shares(answers.bigint('wrappedToQueue')),
    },
  };
}

function statusReads(
  contracts: LidoContracts,
  holdings: Holdings,
  ids: readonly bigint[],
  firstStage: Answers,
): ReadPlan<LidoPosition> {
  const lastFinalizedId = firstStage.bigint('lastFinalizedId');
  // The hint search fails for every id after a pending one, so only finalized ids are asked for.
  const finalizedIds = ids.filter((id) => id <= lastFinalizedId);
  const queue = { address: contracts.queue, abi: withdrawalQueueErc721Abi };
  const calls: Record<string, ContractRead> = {
    status: { ...queue, functionName: 'getWithdrawalStatus', args: [ids] },
  };
  if (finalizedIds.length > 0) {
    const range = [1n, firstStage.bigint('lastCheckpoint')];
    calls.hints = { ...queue, functionName: 'findCheckpointHints', args: [finalizedIds, ...range] };
  }
  return planReads(calls, (answers) => {
    const statuses = requestStatuses(answers, 'status', ids);
    if (finalizedIds.length === 0) return done(withRequests(holdings, statuses, new Map()));
    return andThen(claimableReads(contracts, holdings, statuses, finalizedIds, answers.bigints('hints')));
  });
}

function claimableReads(
  contracts: LidoContracts,
  holdings: Holdings,
  statuses: readonly RequestStatus[],
  finalizedIds: readonly bigint[],
  hints: readonly bigint[],
): ReadPlan<LidoPosition> {
  const call: ContractRead = {
    address: contracts.queue,
    abi: withdrawalQueueErc721Abi,
    functionName: 'getClaimableEther',
    args: [finalizedIds, hints],
  };
  return planReads({ claimable: call }, (answers) => {
    const amounts = answers.bigints('claimable');
    const claimable = new Map<bigint, NonNullable<WithdrawalRequest['claimable']>>();
    finalizedIds.forEach((id, index) => {
      const ether = amounts[index];
      const hint = hints[index];
      if (ether === undefined || hint === undefined) throw new DecodeError('claimable', `no amount for request ${id}`);
      claimable.set(id, { ether: wei(ether), hint });
    });
    return done(withRequests(holdings, statuses, claimable));
  });
}

function withRequests(
  holdings: Holdings,
  statuses: readonly RequestStatus[],
  claimable: ReadonlyMap<bigint, NonNullable<WithdrawalRequest['claimable']>>,
): LidoPosition {
  const requests = statuses.map(({ id, owner, nominal, requestedAt }) => ({
    id,
    owner,
    nominal,
    requestedAt,
    claimable: claimable.get(id) ?? null,
  }));
  return { ...holdings, requests };
}
