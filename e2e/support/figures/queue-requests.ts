import { type ReadAt, wordOf, wordsOf } from './read-at';

/** A withdrawal request as the queue's contract tells it. */
export interface QueuedRequest {
  readonly wei: bigint;
  readonly shares: bigint;
  /** When it was made, unix seconds. */
  readonly at: bigint;
  readonly isFinalized: boolean;
  readonly isClaimed: boolean;
}

export async function requestOf(at: ReadAt, id: bigint): Promise<QueuedRequest> {
  const { WithdrawalQueueERC721 } = at.contracts.addresses;
  // Offset and length come first; a status is amount, shares, owner, time, finalized, claimed.
  const [, , wei, shares, , time, finalized, claimed] = await wordsOf(
    at,
    WithdrawalQueueERC721,
    'getWithdrawalStatus(uint256[])',
    [[id]],
  );
  if (wei === undefined || shares === undefined || time === undefined) throw new Error(`no request ${id}`);
  return { wei, shares, at: time, isFinalized: finalized === 1n, isClaimed: claimed === 1n };
}

/** How many requests wait, the place of one among them counted from 1, and what is asked for ahead of it, wei. */
export async function placeOf(
  at: ReadAt,
  id: bigint,
): Promise<{ readonly length: bigint; readonly position: bigint; readonly ahead: bigint }> {
  const { WithdrawalQueueERC721: queue } = at.contracts.addresses;
  const [last, finalized] = await Promise.all([
    wordOf(at, queue, 'getLastRequestId()'),
    wordOf(at, queue, 'getLastFinalizedRequestId()'),
  ]);
  const ahead = await Promise.all(
    Array.from({ length: Number(id - finalized - 1n) }, (_, index) => requestOf(at, finalized + 1n + BigInt(index))),
  );
  return { length: last - finalized, position: id - finalized, ahead: ahead.reduce((sum, { wei }) => sum + wei, 0n) };
}

/** "1st", "22nd", "13th". */
export function ordinal(value: bigint): string {
  const teens = value % 100n > 10n && value % 100n < 14n;
  const ending = teens ? undefined : ['th', 'st', 'nd', 'rd'][Number(value % 10n)];
  return `${value}${ending ?? 'th'}`;
}
