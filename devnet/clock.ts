import { setTimeout as delay } from 'node:timers/promises';

import type { DevnetClient } from './client';

/** viem knows Anvil's other clock methods, but not this one. */
type SetTime = { Method: 'anvil_setTime'; Parameters: readonly [unixSeconds: number]; ReturnType: null };

/** Now, in whole Unix seconds. */
export function wallClock(): number {
  return Math.floor(Date.now() / 1000);
}

/**
 * Lets the chain's clock run with the wall clock from the next block on. A chain that is ahead is left alone: somebody
 * moved its time on purpose, and block times cannot go back.
 */
export async function followWallClock(client: DevnetClient): Promise<void> {
  const now = wallClock();
  const { timestamp } = await client.getBlock();
  if (Number(timestamp) <= now) await client.request<SetTime>({ method: 'anvil_setTime', params: [now] });
}

/** Resolves when the next block will be younger than one made at `timestamp`, which takes a second at most. */
export async function untilClockPasses(timestamp: bigint): Promise<void> {
  const nextSecondMs = (Number(timestamp) + 1) * 1000;
  // The clock of a chain that is ahead ticks at moments unknown here; a whole second contains one of them.
  const waitMs = Math.min(nextSecondMs - Date.now(), 1_000);
  if (waitMs > 0) await delay(waitMs);
}
