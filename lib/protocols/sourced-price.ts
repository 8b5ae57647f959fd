import type { Address } from 'viem';

import type { EthPrice } from '@/lib/domain/feed-price';

import type { BlockRef } from './protocol';

/** The price of one ETH in US dollars with where and when it was read. */
export interface SourcedPrice extends EthPrice {
  readonly feed: Address;
  readonly block: BlockRef;
}
