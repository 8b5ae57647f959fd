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

/** An account may have a thousand requests in a queue of thousands: each queue is added up once. */
const PLACES = new WeakMap<readonly PendingRequest[], ReadonlyMap<bigint, QueuePlace>>();

/**
 * Where a request stands among those that wait.
 * @param pending every waiting request of the queue, in order; it must not change afterwards
 * @returns null when the request does not wait (finalized, or not of this queue)
 */
export function queuePlace(pending: readonly PendingRequest[], id: bigint): QueuePlace | null {
  const places = PLACES.get(pending) ?? placesIn(pending);
  PLACES.set(pending, places);
  return places.get(id) ?? null;
}

function placesIn(pending: readonly PendingRequest[]): ReadonlyMap<bigint, QueuePlace> {
  const places = new Map<bigint, QueuePlace>();
  let ahead = 0n;
  for (const { id, amount } of pending) {
    places.set(id, { position: places.size + 1, length: pending.length, etherAhead: wei(ahead) });
    ahead += amount;
  }
  return places;
}
