import { type Wei, wei } from '@/lib/units/units';

/** A deposit limit that is used up by deposits and grows back with every block, as Lido's StakeLimitUtils keeps it. */
export interface StakeLimit {
  /** The most the limit can grow to, wei. */
  readonly max: Wei;
  /** Blocks in which an empty limit grows full; zero means that it never grows. */
  readonly maxGrowthBlocks: bigint;
  /** What was left after the last deposit, wei. */
  readonly previous: Wei;
  /** The block of that deposit. */
  readonly previousBlock: bigint;
}

/** How much the limit grows per block: whole wei, rounded down as the contract does. */
export function limitGrowthPerBlock(limit: StakeLimit): Wei {
  return wei(limit.maxGrowthBlocks === 0n ? 0n : limit.max / limit.maxGrowthBlocks);
}

/**
 * What may still be staked at a block.
 * @param atBlock a block number. One before the limit's own counts as that: a node that is asked for a block while the next
 *   one comes may answer with what is true after it, and then nothing has grown back yet
 * @returns wei; min(max, previous + blocks × growth), as Lido's `getCurrentStakeLimit`
 */
export function stakeLimitAt(limit: StakeLimit, atBlock: bigint): Wei {
  const blocks = atBlock > limit.previousBlock ? atBlock - limit.previousBlock : 0n;
  const grown = limit.previous + blocks * limitGrowthPerBlock(limit);
  if (limit.previous >= limit.max) return limit.max;
  return wei(grown < limit.max ? grown : limit.max);
}

/**
 * How many blocks until the limit admits an amount.
 * @param wanted wei
 * @returns blocks, rounded up; zero when it fits now; null when it never will (more than the maximum, or no growth)
 */
export function blocksUntilLimitAdmits(limit: StakeLimit, wanted: Wei, atBlock: bigint): bigint | null {
  const left = stakeLimitAt(limit, atBlock);
  if (wanted <= left) return 0n;
  const growth = limitGrowthPerBlock(limit);
  if (wanted > limit.max || growth === 0n) return null;
  return (wanted - left + growth - 1n) / growth;
}
