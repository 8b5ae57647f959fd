import type { Send } from '../client';
import type { DevnetLink } from '../devnet-link';
import type { Random } from '../random';
import { unlockMaker } from './maker';
import { readPool } from './pool-state';
import { priceAtPremium } from './price';
import type { MarketToken } from './tokens';
import { planSwap, readInHand, refill, type Swap, swapAll } from './trade';
import { nextPremiumPpm, WALK_BOUND_PPM } from './walk';

/** Further from the value than this, somebody moved the price on purpose. */
const LEFT_ALONE_PPM = 2 * WALK_BOUND_PPM;

/**
 * One small trade in each pool, all in one transaction, that takes its price a step along its walk around the token's
 * value. A price that was pushed far away stays where it is until somebody trades it back.
 */
export async function wanderPools(link: DevnetLink, tokens: readonly MarketToken[], random: Random): Promise<void> {
  for (const send of await prepareWander(link, tokens, random)) await send();
}

/** The same in two steps: everything but the trades now, those when told to. */
export async function prepareWander(
  link: DevnetLink,
  tokens: readonly MarketToken[],
  random: Random,
): Promise<readonly Send[]> {
  await unlockMaker(link);
  const seen = await Promise.all(
    tokens.map(async (token) => {
      const [state, inHand] = await Promise.all([readPool(link, token), readInHand(link, token)]);
      return { token, state, inHand };
    }),
  );
  const swaps: Swap[] = [];
  for (const { token, state, inHand } of seen) {
    if (Math.abs(state.premiumPpm) > LEFT_ALONE_PPM) continue;
    const target = priceAtPremium(state.navWei, nextPremiumPpm(state.premiumPpm, random));
    const swap = planSwap(link, token, state, target, inHand);
    if (swap === undefined) continue;
    // What is bought now is traded next time.
    if (swap.amountWei === 0n) await refill(link, swap);
    else swaps.push(swap);
  }
  return swaps.length === 0 ? [] : [() => swapAll(link, swaps)];
}
