import { depositFeeDown } from '@/lib/domain/rocket-pool-deposit';
import { poolOfKind } from '@/lib/protocols/pool-kinds';
import type { PoolBase } from '@/lib/protocols/protocol';
import { wei } from '@/lib/units/units';

/** What of a deposit is priced, wei: of one in Rocket Pool, its fee is taken before the rest is. */
export function pricedAmount(base: PoolBase, given: bigint): bigint {
  const pool = poolOfKind(base);
  return pool.protocol === 'rocket-pool' ? given - depositFeeDown(wei(given), pool.deposit.fee) : given;
}
