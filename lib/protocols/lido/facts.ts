import { stakeLimitAt } from '@/lib/domain/stake-limit';

import type { PoolFacts, Room } from '../facts';
import type { LidoPool } from './pool';

/** Lido in the words that all pools share. */
export function lidoFacts(pool: LidoPool, atBlock: bigint): PoolFacts {
  const { tokens, rate, fee, queue } = pool;
  return {
    symbols: [tokens.rebasing.symbol, tokens.wrapped.symbol],
    rate,
    rateUnit: 'share',
    total: rate.totalPooledEther,
    fee: fee.base === 0n ? null : { part: fee.operators + fee.treasury, whole: fee.base },
    depositFee: null,
    room: roomOf(pool, atBlock),
    exits: [{ kind: 'queue', amount: queue.unfinalized, figure: 'unfinalized', open: !queue.paused && !pool.stopped }],
  };
}

function roomOf({ stopped, staking: { paused, limit } }: LidoPool, atBlock: bigint): Room {
  if (stopped) return { status: 'closed', why: 'the protocol is stopped' };
  if (paused) return { status: 'closed', why: 'staking is paused' };
  if (limit === null) return { status: 'unlimited' };
  const refill = { max: limit.max, blocks: limit.maxGrowthBlocks };
  return { status: 'limited', left: stakeLimitAt(limit, atBlock), refill, figure: 'limit' };
}
