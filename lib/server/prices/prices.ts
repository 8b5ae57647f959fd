import 'server-only';

import { currentLive } from '../live';
import { nodeClient } from '../node-client';
import { oncePerProcess } from '../once-per-process';
import { type PriceAt, type PriceQuestion, PriceSource } from './price-source';

/** A price, or why there is no picture to ask at. */
export type PriceAnswer =
  | ({ readonly status: 'ready' } & PriceAt)
  | { readonly status: 'unavailable'; readonly reason: string };

/**
 * What the chain says about an amount at the newest block.
 * @throws UnknownPriceError for what the chain is not asked; viem's errors when no node answers
 */
export async function priceFor(question: PriceQuestion): Promise<PriceAnswer> {
  const state = await currentLive();
  if (state.status === 'unavailable') return state;
  const source = oncePerProcess('prices', () => new PriceSource(nodeClient()));
  return { status: 'ready', ...(await source.at(state.snapshot, question)) };
}
