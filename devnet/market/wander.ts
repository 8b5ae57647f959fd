import type { DevnetLink } from '../devnet-link';
import type { Random } from '../random';
import { readPool } from './pool-state';
import type { MarketToken } from './tokens';
import { tradeTo } from './trade';
import { nextPremiumPpm, WALK_BOUND_PPM } from './walk';

/** Further from the value than this, somebody moved the price on purpose. */
const LEFT_ALONE_PPM = 2 * WALK_BOUND_PPM;

/**
 * One small trade that takes the pool's price a step along its walk around the token's value. A price that was pushed
 * far away stays where it is until somebody trades it back.
 */
export async function wanderPool(link: DevnetLink, token: MarketToken, random: Random): Promise<void> {
  const before = await readPool(link, token);
  if (Math.abs(before.premiumPpm) > LEFT_ALONE_PPM) return;
  await tradeTo(link, token, nextPremiumPpm(before.premiumPpm, random), before);
}
