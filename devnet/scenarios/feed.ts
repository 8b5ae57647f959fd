import { warp } from '../chain-controls';
import { answerFeed, resumeFeed } from '../feed/feed-controls';
import { setFeedOn } from '../feed/feed-switch';
import type { Scenario } from './scenario';

const STALE_SECONDS = 26 * 3_600;

export const priceStale: Scenario = {
  about: 'the price of ETH in USD is 26 hours old',
  play: async (link) => {
    setFeedOn(link, false);
    await warp(link, STALE_SECONDS);
  },
  undo: resumeFeed,
};

export const priceBroken: Scenario = {
  about: 'the feed answers that ETH costs nothing',
  play: async (link) => {
    setFeedOn(link, false);
    await answerFeed(link, 0n);
  },
  undo: resumeFeed,
};
