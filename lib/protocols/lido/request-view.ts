import { type QueuePlace, queuePlace } from '@/lib/domain/queue-place';
import type { UnixSeconds, Wei } from '@/lib/units/units';

import type { LidoPool, WithdrawalRequest } from './pool';

/** Where a withdrawal request stands. */
export interface RequestView {
  readonly id: bigint;
  /** Asked for, wei: the most it can pay. */
  readonly nominal: Wei;
  readonly requestedAt: UnixSeconds;
  /** What a claim pays, wei; null while it waits. */
  readonly claimable: Wei | null;
  /** The hint that its claim carries; null while it waits. */
  readonly hint: bigint | null;
  /** Place in the queue, from 1; null when it is not known or the request does not wait. */
  readonly place: QueuePlace | null;
}

/** Where a request of the pool's queue stands at the pool's block. */
export function requestViewOf(
  { id, nominal, requestedAt, claimable }: WithdrawalRequest,
  { queue: { pending } }: LidoPool,
): RequestView {
  return {
    id,
    nominal,
    requestedAt,
    claimable: claimable?.ether ?? null,
    hint: claimable?.hint ?? null,
    place: claimable !== null || pending === null ? null : queuePlace(pending, id),
  };
}
