import { rayFromShareRate } from '@/lib/domain/share-rate';
import { ONE_ETHER } from '@/lib/units/units';

import type { PoolFacts } from '../facts';
import type { RocketPool } from './pool';

/** Rocket Pool in the words that all pools share. Its limit grows when operators take ETH, not with time. */
export function rocketPoolFacts(pool: RocketPool): PoolFacts {
  const { tokens, balances, deposit, collateral, commission } = pool;
  const rate = { totalPooledEther: balances.totalEther, totalShares: balances.rethSupply };
  return {
    name: 'Rocket Pool',
    symbols: [tokens.accruing.symbol],
    unit: 'ETH',
    isEther: true,
    rate: rate.totalShares === 0n ? null : { value: rayFromShareRate(rate), decimals: 27 },
    rateUnit: tokens.accruing.symbol,
    total: { value: balances.totalEther, decimals: 18 },
    fee: commission === null ? null : { part: commission, whole: ONE_ETHER },
    depositFee: { part: deposit.fee, whole: ONE_ETHER },
    room: deposit.enabled
      ? { status: 'limited', left: { value: deposit.maximum, decimals: 18 }, refill: null, args: [] }
      : { status: 'closed', why: 'deposits are switched off' },
    exits: [
      {
        kind: 'instant',
        amount: { value: { value: collateral, decimals: 18 }, figure: 'collateral' },
        open: collateral > 0n,
      },
    ],
  };
}
