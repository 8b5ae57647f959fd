import { type Wei, wei } from '@/lib/units/units';

/** One request that waits in a first-in-first-out queue. */
export interface PendingRequest {
  readonly id: bigint;
  /** What it asks for, wei. */
  readonly amount: Wei;
}

/** Where a request stands: a place, not a promise of time. */
export interface QueuePlace {
  /** 1 is next. */
  readonly position: number;
  readonly length: number;
  /** ETH asked for by everyone before it, wei, its own amount not counted. */
  readonly etherAhead: Wei;
}

/**
 * Where a request stands among those that wait.
 * @param pending every waiting request of the queue, in order
 * @returns null when the request does not wait (finalized, or not of this queue)
 */
export function queuePlace(pending: readonly PendingRequest[], id: bigint): QueuePlace | null {
  const index = pending.findIndex((request) => request.id === id);
  if (index === -1) return null;
  const etherAhead = wei(pending.slice(0, index).reduce((sum, request) => sum + request.amount, 0n));
  return { position: index + 1, length: pending.length, etherAhead };
}
