import type { Address } from 'viem';

import { lidoAbi } from '@/contracts-abi/lido';
import { withdrawalQueueErc721Abi } from '@/contracts-abi/withdrawal-queue-erc721';
import { wstEthAbi } from '@/contracts-abi/wst-eth';
import { shares, wei } from '@/lib/units/units';

import { nativeBalanceRead } from '../native-balance';
import type { ChainParts, KnownRequests, PaidTogether } from '../protocol';
import { type Answers, andThen, type ContractRead, DecodeError, done, planReads, type ReadPlan } from '../read-plan';
import { knownHints } from './known-hints';
import type { LidoContracts, LidoPosition, WithdrawalRequest } from './pool';
import { type RequestStatus, requestStatuses } from './request-status';

/**
 * What an account holds and has asked for. Stage one: balances, allowances, ids of its requests. Stage two, only with
 * requests: their status, and of the finalized ones the checkpoint hints and what they pay. The queue says the latter only
 * to who has the hints already: known payments give them, and the hints of the same stage check them. Without that, what
 * they pay is stage three.
 */
export function lidoAccountReads(
  contracts: LidoContracts,
  account: Address,
  parts: ChainParts,
  known: KnownRequests = {},
): ReadPlan<LidoPosition> {
  return planReads(accountCalls(contracts, account, parts.multicall), (answers) => {
    const holdings = decodeHoldings(account, answers);
    const ids = answers.bigints('requestIds').toSorted((a, b) => (a < b ? -1 : 1));
    if (ids.length === 0) return done({ ...holdings, requests: [] });
    return andThen(statusReads(contracts, holdings, ids, answers, known.payments ?? []));
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
  payments: readonly PaidTogether[],
): ReadPlan<LidoPosition> {
  const end = { checkpoint: firstStage.bigint('lastCheckpoint'), paidUpTo: firstStage.bigint('lastFinalizedId') };
  // The hint search fails for every id after a pending one, so only finalized ids are asked for.
  const finalizedIds = ids.filter((id) => id <= end.paidUpTo);
  const queue = { address: contracts.queue, abi: withdrawalQueueErc721Abi };
  const status = { ...queue, functionName: 'getWithdrawalStatus', args: [ids] };
  if (finalizedIds.length === 0)
    return planReads({ status }, (answers) =>
      done(withRequests(holdings, requestStatuses(answers, 'status', ids), new Map())),
    );
  const guessed = knownHints(payments, end, finalizedIds);
  const calls: Record<string, ContractRead> = {
    status,
    hints: { ...queue, functionName: 'findCheckpointHints', args: [finalizedIds, 1n, end.checkpoint] },
    ...(guessed === null ? {} : { claimable: claimableCall(contracts, finalizedIds, guessed) }),
  };
  return planReads(calls, (answers) => {
    const statuses = requestStatuses(answers, 'status', ids);
    const hints = answers.bigints('hints');
    const isRight = guessed?.every((hint, index) => hint === hints[index]) === true;
    if (isRight) return done(withRequests(holdings, statuses, claimableOf(answers, finalizedIds, hints)));
    return andThen(
      planReads({ claimable: claimableCall(contracts, finalizedIds, hints) }, (paid) =>
        done(withRequests(holdings, statuses, claimableOf(paid, finalizedIds, hints))),
      ),
    );
  });
}

function claimableCall({ queue }: LidoContracts, ids: readonly bigint[], hints: readonly bigint[]): ContractRead {
  return { address: queue, abi: withdrawalQueueErc721Abi, functionName: 'getClaimableEther', args: [ids, hints] };
}

type Claimable = NonNullable<WithdrawalRequest['claimable']>;

function claimableOf(
  answers: Answers,
  ids: readonly bigint[],
  hints: readonly bigint[],
): ReadonlyMap<bigint, Claimable> {
  const amounts = answers.bigints('claimable');
  return new Map(
    ids.map((id, index) => {
      const ether = amounts[index];
      const hint = hints[index];
      if (ether === undefined || hint === undefined) throw new DecodeError('claimable', `no amount for request ${id}`);
      return [id, { ether: wei(ether), hint }];
    }),
  );
}

function withRequests(
  holdings: Holdings,
  statuses: readonly RequestStatus[],
  claimable: ReadonlyMap<bigint, Claimable>,
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
