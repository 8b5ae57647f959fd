import { type Wei, wei } from '@/lib/units/units';

import { mostToStake } from '../most-to-stake';
import { rocketPoolGas } from './gas';
import type { RocketPoolContext } from './pool';

/** The most a person can sensibly deposit; see {@link mostToStake}. */
export function maxStakeRocketPool(context: RocketPoolContext): Wei | null {
  const gas = rocketPoolGas({ kind: 'stake', amount: wei(0n), receive: 'accruing' });
  return mostToStake(context, gas, context.pool.deposit.maximum);
}
