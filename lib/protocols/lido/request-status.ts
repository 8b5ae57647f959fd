import type { Address } from 'viem';

import { type Shares, shares, type UnixSeconds, unixSeconds, type Wei, wei } from '@/lib/units/units';

import { type Answers, DecodeError } from '../read-plan';

/** One entry of the queue's `getWithdrawalStatus`. */
export interface RequestStatus {
  readonly id: bigint;
  readonly owner: Address;
  /** wei of stETH asked for */
  readonly nominal: Wei;
  /** What that was in shares when it was asked for. */
  readonly shares: Shares;
  readonly requestedAt: UnixSeconds;
  readonly finalized: boolean;
  readonly claimed: boolean;
}

/**
 * Reads the answer to one `getWithdrawalStatus(ids)`.
 * @param ids the ids that were asked for, in that order
 * @throws DecodeError when the answer does not have one entry per id
 */
export function requestStatuses(answers: Answers, name: string, ids: readonly bigint[]): readonly RequestStatus[] {
  const entries = answers.list(name);
  return ids.map((id, index) => {
    const entry = entries[index];
    if (!isStatusEntry(entry)) throw new DecodeError(name, `no status of request ${id}`);
    return {
      id,
      owner: entry.owner,
      nominal: wei(entry.amountOfStETH),
      shares: shares(entry.amountOfShares),
      requestedAt: unixSeconds(entry.timestamp),
      finalized: entry.isFinalized,
      claimed: entry.isClaimed,
    };
  });
}

interface StatusEntry {
  readonly amountOfStETH: bigint;
  readonly amountOfShares: bigint;
  readonly owner: Address;
  readonly timestamp: bigint;
  readonly isFinalized: boolean;
  readonly isClaimed: boolean;
}

function isStatusEntry(value: unknown): value is StatusEntry {
  if (typeof value !== 'object' || value === null) return false;
  const entry: Partial<Record<keyof StatusEntry, unknown>> = value;
  return (
    typeof entry.amountOfStETH === 'bigint' &&
    typeof entry.amountOfShares === 'bigint' &&
    typeof entry.owner === 'string' &&
    typeof entry.timestamp === 'bigint' &&
    typeof entry.isFinalized === 'boolean' &&
    typeof entry.isClaimed === 'boolean'
  );
}
