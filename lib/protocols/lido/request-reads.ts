import { withdrawalQueueErc721Abi } from '@/contracts-abi/withdrawal-queue-erc721';
import { type Wei, wei } from '@/lib/units/units';

import { type Answers, andThen, type ContractRead, DecodeError, done, planReads, type ReadPlan } from '../read-plan';
import type { LidoContracts } from './pool';
import { type RequestStatus, requestStatuses } from './request-status';

/** What the queue itself says of one request. */
export interface LidoRequest extends RequestStatus {
  /** What a claim pays now, wei; null unless it is finalized and not claimed. */
  readonly claimable: Wei | null;
  /** Its token's description as the contract gives it: anybody's text. Null when the contract gives none. */
  readonly tokenUri: string | null;
}

/** A request, or the last id there is when there is no such request. */
export type LidoRequestAnswer =
  | { readonly found: true; readonly request: LidoRequest }
  | { readonly found: false; readonly lastRequestId: bigint };

/**
 * One request, whoever's it is. Stage one: whether it exists, how it stands, and its checkpoint. Stage two, only when it can
 * be claimed: what it pays, which the queue says only with that hint.
 * @param id at least 1
 * @param lastCheckpoint of the queue at the same block: where the search for the hint ends
 */
export function lidoRequestReads(
  contracts: LidoContracts,
  id: bigint,
  lastCheckpoint: bigint,
): ReadPlan<LidoRequestAnswer> {
  const queue = (functionName: string, ...args: readonly unknown[]): ContractRead => ({
    address: contracts.queue,
    abi: withdrawalQueueErc721Abi,
    functionName,
    args,
  });
  const calls = {
    lastRequestId: queue('getLastRequestId'),
    status: queue('getWithdrawalStatus', [id]),
    tokenUri: queue('tokenURI', id),
    hints: queue('findCheckpointHints', [id], 1n, lastCheckpoint),
  };
  return planReads<LidoRequestAnswer>(calls, (answers) => {
    const lastRequestId = answers.bigint('lastRequestId');
    if (id < 1n || id > lastRequestId) return done({ found: false, lastRequestId });
    const request = requestOf(answers, id);
    if (!request.finalized || request.claimed) return done({ found: true, request });
    return andThen(
      planReads({ claimable: queue('getClaimableEther', [id], answers.bigints('hints')) }, (paid) => {
        const [claimable] = paid.bigints('claimable');
        if (claimable === undefined) throw new DecodeError('claimable', `no amount for request ${id}`);
        return done({ found: true, request: { ...request, claimable: wei(claimable) } });
      }),
    );
  });
}

/** The queue names no description for a claimed request: its token is gone. */
function requestOf(answers: Answers, id: bigint): LidoRequest {
  const [status] = requestStatuses(answers, 'status', [id]);
  if (status === undefined) throw new DecodeError('status', `no status of request ${id}`);
  return { ...status, claimable: null, tokenUri: answers.has('tokenUri') ? answers.text('tokenUri') : null };
}
