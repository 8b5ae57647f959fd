import { rayFromShareRate } from '@/lib/domain/share-rate';
import { stakeLimitAt } from '@/lib/domain/stake-limit';
import type { Wei } from '@/lib/units/units';

import type { Counted, PoolFacts, Room } from '../facts';
import type { LidoPool } from './pool';

/** Lido in the words that all pools share. */
export function lidoFacts(pool: LidoPool, atBlock: bigint): PoolFacts {
  const { tokens, rate, fee, queue } = pool;
  return {
    name: 'Lido',
    symbols: [tokens.rebasing.symbol, tokens.wrapped.symbol],
    unit: 'ETH',
    isEther: true,
    rate: rate.totalShares === 0n ? null : { value: rayFromShareRate(rate), decimals: 27 },
    rateUnit: 'share',
    total: inWei(rate.totalPooledEther),
    fee: fee.base === 0n ? null : { part: fee.operators + fee.treasury, whole: fee.base },
    depositFee: null,
    room: roomOf(pool, atBlock),
    exits: [
      {
        kind: 'queue',
        amount: { value: inWei(queue.unfinalized), figure: 'unfinalized' },
        open: !queue.paused && !pool.stopped,
      },
    ],
  };
}

function inWei(value: Wei): Counted {
  return { value, decimals: 18 };
}

function roomOf({ stopped, staking: { paused, limit } }: LidoPool, atBlock: bigint): Room {
  if (stopped) return { status: 'closed', why: 'the protocol is stopped' };
  if (paused) return { status: 'closed', why: 'staking is paused' };
  if (limit === null) return { status: 'unlimited' };
  const refill = { max: inWei(limit.max), blocks: limit.maxGrowthBlocks };
  return { status: 'limited', left: inWei(stakeLimitAt(limit, atBlock)), refill, args: [] };
}
