import { type Wei, wei } from '@/lib/units/units';

import type { Holding, Holdings } from './holdings';

/** What holdings are worth in ETH, as far as that is known. */
export interface KnownWorth {
  /** Sum of what is known, wei, each part rounded down: the whole is worth at least this. */
  readonly amount: Wei;
  /** What the sum leaves out because nobody tells what it is worth. */
  readonly unknown: readonly Holding[];
}

/** What of an account is on its way out, in ETH, as far as that is known. */
interface Leaving {
  readonly ready: KnownWorth;
  readonly waiting: KnownWorth;
}

/** What the holdings that count in ETH are worth together. What counts in another unit has no part in it. */
export function knownWorth(held: readonly Holding[]): KnownWorth {
  const counted = held.filter(({ isEther }) => isEther);
  return {
    amount: wei(counted.reduce((sum, { worth }) => sum + (worth?.amount ?? 0n), 0n)),
    unknown: counted.filter(({ worth, amount }) => worth === null && amount > 0n),
  };
}

/** What waits and what can be fetched, apart. */
export function leavingOf({ held }: Pick<Holdings, 'held'>): Leaving {
  const of = (wanted: Holding['kind']) => knownWorth(held.filter(({ kind }) => kind === wanted));
  return { ready: of('claimable'), waiting: of('queued') };
}
