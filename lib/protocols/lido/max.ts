import { stakeLimitAt } from '@/lib/domain/stake-limit';
import { type Wei, wei } from '@/lib/units/units';

import type { LiquidToken } from '../asset';
import { mostToStake } from '../most-to-stake';
import { gasUnitsOf } from './gas';
import type { LidoContext } from './pool';

/** The most a person can sensibly stake; see {@link mostToStake}. */
export function maxStakeLido(context: LidoContext, receive: LiquidToken): Wei | null {
  const token = receive === 'wrapped' ? 'wrapped' : 'rebasing';
  const gas = gasUnitsOf({ kind: 'stake', amount: wei(0n), receive: token }, { approval: false, requests: 0 });
  const { limit } = context.pool.staking;
  return mostToStake(context, gas, limit === null ? null : stakeLimitAt(limit, context.atBlock));
}
