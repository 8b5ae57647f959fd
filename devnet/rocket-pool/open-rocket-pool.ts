import { parseEther } from 'viem';

import type { DevnetLink } from '../devnet-link';
import { MAKER, unlockMaker } from '../market/maker';
import { acquireReth, assign } from './acquire-reth';
import { poolCall } from './guardian';
import { reportRate } from './report-rate';
import { OPENING_RATE } from './rocket-pool-history';

/** What the market has of the token from the start: a deposit later on needs room in the pool. */
const MARKET_STOCK_WEI = parseEther('1800');

/**
 * Gives the token the rate it has at the beginning of the history: the market's stock is deposited one to one, as
 * everything is before the first report, and the first report finds what it has become since.
 */
export async function openRocketPool(link: DevnetLink): Promise<void> {
  const { client } = link;
  await unlockMaker(link);
  await acquireReth(link, MAKER, MARKET_STOCK_WEI);
  await assign(link, await client.readContract({ ...poolCall(link), functionName: 'getBalance' }));
  const { timestamp } = await client.getBlock();
  await reportRate(link, OPENING_RATE, timestamp);
}
