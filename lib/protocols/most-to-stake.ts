import { type Wei, wei } from '@/lib/units/units';

import type { QuoteContext } from './protocol';

/** Gas prices move between looking and signing: keep a quarter more back than the typical cost. */
const KEEP_BACK_PERCENT = 125n;
/** The amount offered is cut to whole millionths of an ETH, so that it can be read. */
const OFFER_STEP = 10n ** 12n;

/**
 * The most ether a person can sensibly stake: what they have less the likely network cost, within a limit.
 * @param gasUnits typical gas of staking
 * @param room wei that the protocol takes now; null without a limit
 * @returns wei, rounded down to a millionth of an ETH; zero when nothing is left; null when balance or gas is unknown
 */
export function mostToStake({ position, feePerGas }: QuoteContext, gasUnits: bigint, room: Wei | null): Wei | null {
  if (position === null || feePerGas === null) return null;
  const keptBack = (gasUnits * feePerGas * KEEP_BACK_PERCENT) / 100n;
  const spendable = position.ether > keptBack ? position.ether - keptBack : 0n;
  const most = room === null || spendable < room ? spendable : room;
  return wei(most - (most % OFFER_STEP));
}
