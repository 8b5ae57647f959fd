import { type Wei, wei } from '@/lib/units/units';

import type { QuoteContext } from './protocol';

/** Gas prices move between looking and signing: keep a quarter more back than the typical price. */
const PRICE_ROOM_PERCENT = 125n;
/**
 * Wallets set a limit over the estimate and want the balance to cover all of it, although less is used.
 * Source: MetaMask's transaction controller takes one and a half times the estimate.
 */
const LIMIT_ROOM_PERCENT = 150n;
/** The amount offered is cut to whole millionths of an ETH, so that it can be read. */
const OFFER_STEP = 10n ** 12n;

/**
 * The most ether a person can sensibly stake: what they have less what a wallet may ask for gas, within a limit.
 * @param gasUnits typical gas of staking
 * @param room wei that the protocol takes now; null without a limit
 * @returns wei, rounded down to a millionth of an ETH; zero when nothing is left; null when balance or gas is unknown
 */
export function mostToStake({ position, feePerGas }: QuoteContext, gasUnits: bigint, room: Wei | null): Wei | null {
  if (position === null || feePerGas === null) return null;
  const keptBack = (gasUnits * LIMIT_ROOM_PERCENT * feePerGas * PRICE_ROOM_PERCENT) / 10_000n;
  const spendable = position.ether > keptBack ? position.ether - keptBack : 0n;
  const most = room === null || spendable < room ? spendable : room;
  return wei(most - (most % OFFER_STEP));
}
