import 'server-only';

import { readBatch } from '@/lib/chain/read-batch';
import { usablePrice } from '@/lib/domain/feed-price';
import { feedRoundReads } from '@/lib/protocols/price-feed';
import type { BlockRef } from '@/lib/protocols/protocol';
import type { SourcedPrice } from '@/lib/protocols/sourced-price';

import { serverSettings } from './env';
import { logger } from './logger';
import { nodeClient } from './node-client';
import { oncePerProcess } from './once-per-process';

/** Between two reads, for all visitors together. A feed answers every few minutes at most. */
const KEPT_MS = 60_000;

interface Kept {
  readonly reading: Promise<SourcedPrice | null>;
  readonly untilMs: number;
}

/**
 * The price of ETH by the deployment's feed, at most a minute after the last read.
 * @param block where the feed is read if it has to be
 * @returns null without a feed, and when its answer may not be used: then nothing is shown in money
 */
export function ethPrice(block: BlockRef): Promise<SourcedPrice | null> {
  const feed = serverSettings().deployment.feeds?.ethUsd;
  if (feed === undefined) return Promise.resolve(null);
  const held = oncePerProcess<{ kept: Kept | null }>('eth-price', () => ({ kept: null }));
  if (held.kept === null || Date.now() >= held.kept.untilMs)
    held.kept = { reading: readPrice(feed, block), untilMs: Date.now() + KEPT_MS };
  return held.kept.reading;
}

/** Whether the deployment names a feed at all. */
export function hasPriceFeed(): boolean {
  return serverSettings().deployment.feeds?.ethUsd !== undefined;
}

async function readPrice(feed: SourcedPrice['feed'], block: BlockRef): Promise<SourcedPrice | null> {
  try {
    const price = usablePrice(await readBatch(nodeClient(), feedRoundReads(feed), block.number), block.timestamp);
    if (price.ok) return { ...price.value, feed, block };
    logger().warn({ fault: price.error }, 'the price feed’s answer is not used');
  } catch (error) {
    logger().warn({ err: error }, 'the price feed could not be read');
  }
  return null;
}
