import { setTimeout as delay } from 'node:timers/promises';

import type { DevnetClient } from './client';

/** viem knows Anvil's other clock methods, but not this one. */
type SetTime = { Method: 'anvil_setTime'; Parameters: readonly [unixSeconds: number]; ReturnType: null };

/** Now, in whole Unix seconds. */
export function wallClock(): number {
  return Math.floor(Date.now() / 1000);
}

/** Longer than a running clock needs for a second, on a machine that is busy. */
const PATIENCE_MS = 10_000;
const POLL_MS = 25;

/**
 * Lets the chain's clock run with the wall clock from the next block on. A chain that is ahead is left alone: somebody
 * moved its time on purpose, and block times cannot go back. So is one that keeps the time already: a time set late would
 * put it behind.
 */
export async function followWallClock(client: DevnetClient): Promise<void> {
  const next = await nextTimestamp(client);
  const now = wallClock();
  if (Number(next) < now) await client.request<SetTime>({ method: 'anvil_setTime', params: [now] });
}

/**
 * Resolves when the next block will be younger than one made at `timestamp`. It is the chain's own clock that counts: it
 * may be ahead of the wall clock or behind it, and blocks of the same second have the same time.
 * @throws when the chain's clock does not come past it
 */
export async function untilClockPasses(client: DevnetClient, timestamp: bigint): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while ((await nextTimestamp(client)) <= timestamp) {
    if (Date.now() > deadline) throw new Error(`the chain's clock does not come past ${timestamp}`);
    await delay(POLL_MS);
  }
}

/** The time the next block would have now, Unix seconds. */
async function nextTimestamp(client: DevnetClient): Promise<bigint> {
  return (await client.getBlock({ blockTag: 'pending' })).timestamp;
}
