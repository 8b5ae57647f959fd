import { type Wei, wei } from '@/lib/units/units';

import type { PendingRequest } from './queue-place';

/** What the next report can pay with what is there. */
export interface NextPayment {
  /** How many requests, from the first that waits on. */
  readonly count: number;
  /** The last of them; null for none. */
  readonly upTo: bigint | null;
  /** Asked for by them together, wei. */
  readonly ether: Wei;
  /** More ETH that the first one left out needs, wei; null when all are covered. */
  readonly missing: Wei | null;
}

/**
 * Which waiting requests an amount of ETH covers, in their order: one that does not fit holds all behind it.
 * @param pending every waiting request, in order
 * @param budget ETH that the next report may spend, wei
 * @example 5, 5 and 1 ETH wait and 9 are there: the first is covered, the second lacks 1, the third waits behind it
 */
export function nextPayment(pending: readonly PendingRequest[], budget: Wei): NextPayment {
  let ether = 0n;
  let count = 0;
  for (const { amount } of pending) {
    if (ether + amount > budget) return payment(pending, count, ether, ether + amount - budget);
    ether += amount;
    count += 1;
  }
  return payment(pending, count, ether, null);
}

function payment(
  pending: readonly PendingRequest[],
  count: number,
  ether: bigint,
  missing: bigint | null,
): NextPayment {
  return {
    count,
    upTo: pending[count - 1]?.id ?? null,
    ether: wei(ether),
    missing: missing === null ? null : wei(missing),
  };
}
