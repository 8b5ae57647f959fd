import type { PaidTogether } from '../protocol';

/**
 * Under which checkpoint each of some paid requests is: the hint that its claim must carry. Each payment makes one checkpoint
 * (WithdrawalQueueBase, `_finalize`), so that the last of them has the last index and those before it count down.
 * @param payments the newest ones, oldest first and without a gap
 * @param end the queue's last checkpoint and last paid request, at the block of the read
 * @returns a hint for each id, in that order; null when the payments do not reach up to the end, or not back to every id
 */
export function knownHints(
  payments: readonly PaidTogether[],
  end: { readonly checkpoint: bigint; readonly paidUpTo: bigint },
  ids: readonly bigint[],
): readonly bigint[] | null {
  if (payments.at(-1)?.lastId !== end.paidUpTo) return null;
  const hints = ids.map((id) => {
    const place = payments.findLastIndex(({ firstId, lastId }) => firstId <= id && id <= lastId);
    return place === -1 ? 0n : end.checkpoint - BigInt(payments.length - 1 - place);
  });
  return hints.every((hint) => hint > 0n) ? hints : null;
}
