import type { DevnetLink } from '../devnet-link';
import { withoutReports } from '../report-now';
import { setFeedOn } from './feed-switch';
import { movePrice, setPrice } from './price-feed';

/** Answers the feed with a price: USD for one ETH, 8 decimals. */
export function answerFeed(link: DevnetLink, price: bigint): Promise<void> {
  return withoutReports(link, () => setPrice(link, price));
}

/** Lets the feed be answered with each report again, beginning at once. */
export function resumeFeed(link: DevnetLink): Promise<void> {
  setFeedOn(link, true);
  return withoutReports(link, () => movePrice(link, Math.random));
}
