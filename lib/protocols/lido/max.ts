import { stakeLimitAt } from '@/lib/domain/stake-limit';
import { type Wei, wei } from '@/lib/units/units';

import type { LidoToken } from '../asset';
import { gasUnitsOf } from './gas';
import type { LidoContext } from './pool';

/** Gas prices move between looking and signing: keep a quarter more back than the typical cost. */
const KEEP_BACK_PERCENT = 125n;
/** The amount offered is cut to whole millionths of an ETH, so that it can be read. */
const OFFER_STEP = 10n ** 12n;

/**
 * The most a person can sensibly stake: what they have less the likely network cost, within the staking limit.
 * @returns wei, rounded down to a millionth of an ETH; zero when nothing is left; null when balance or gas is unknown
 */
export function maxStakeLido({ pool, position, atBlock, feePerGas }: LidoContext, receive: LidoToken): Wei | null {
  if (position === null || feePerGas === null) return null;
  const gas = gasUnitsOf({ kind: 'stake', amount: position.ether, receive }, { approval: false, requests: 0 });
  const keptBack = (gas * feePerGas * KEEP_BACK_PERCENT) / 100n;
  const spendable = position.ether > keptBack ? position.ether - keptBack : 0n;
  const room = pool.staking.limit === null ? spendable : stakeLimitAt(pool.staking.limit, atBlock);
  const most = spendable < room ? spendable : room;
  return wei(most - (most % OFFER_STEP));
}
