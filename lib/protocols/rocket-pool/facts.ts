import { ONE_ETHER } from '@/lib/units/units';

import type { PoolFacts } from '../facts';
import type { RocketPool } from './pool';

/** Rocket Pool in the words that all pools share. Its limit grows when operators take ETH, not with time. */
export function rocketPoolFacts(pool: RocketPool): PoolFacts {
  const { tokens, balances, deposit, collateral, commission } = pool;
  return {
    symbols: [tokens.accruing.symbol],
    rate: { totalPooledEther: balances.totalEther, totalShares: balances.rethSupply },
    rateUnit: tokens.accruing.symbol,
    total: balances.totalEther,
    fee: commission === null ? null : { part: commission, whole: ONE_ETHER },
    depositFee: { part: deposit.fee, whole: ONE_ETHER },
    room: deposit.enabled
      ? { status: 'limited', left: deposit.maximum, refill: null, figure: 'limit' }
      : { status: 'closed', why: 'deposits are switched off' },
    exits: [{ kind: 'instant', amount: collateral, figure: 'collateral', open: collateral > 0n }],
  };
}
