import 'server-only';

import type { PublicClient } from 'viem';

import { MULTICALL3 } from '@/lib/chain/networks';
import { readAll } from '@/lib/chain/read-batch';
import type { MarketQuote } from '@/lib/domain/market-premium';
import type { MarketAnswer } from '@/lib/protocols/exit-offers';
import { LADDER } from '@/lib/protocols/market/bounds';
import { marketQuoteReads } from '@/lib/protocols/market/quote-reads';
import type { BlockRef } from '@/lib/protocols/protocol';
import type { ReadPlan } from '@/lib/protocols/read-plan';
import { err, type Result } from '@/lib/result';
import { isReadError } from '../read-error';

/** A sale of `sold` tokens, after what comes before it. */
export type Sale = Omit<MarketAnswer, 'quote' | 'ladder'> & { readonly sold: bigint };

/** Whom is asked, and who is told when there is no answer. */
interface Asking {
  readonly client: PublicClient;
  note(what: string, error: unknown): void;
}

/**
 * What markets pay for the amount and for the ladder: all of them in one batch, and each by itself when the batch is not
 * answered, so that one that no node can work out does not take the others away. One without an answer has no price.
 */
export async function askMarkets(
  asking: Asking,
  block: BlockRef,
  sales: readonly Sale[],
): Promise<readonly MarketAnswer[]> {
  const plans = sales.map(({ market, sold, nav }) =>
    marketQuoteReads(market, [sold, ...LADDER], { multicall: MULTICALL3, block: block.number, nav }),
  );
  const answers = await answersOf(asking, block, plans);
  return sales.map(({ market, sold, first, firstGas, nav }, index) => {
    const answer = answers[index];
    const [quote, ...ladder]: readonly MarketQuote[] = answer?.ok === true ? answer.value : [];
    return { market, first, firstGas, nav, ladder, quote: quote ?? { sold, received: err('no-answer') } };
  });
}

async function answersOf<T>(
  asking: Asking,
  block: BlockRef,
  plans: readonly ReadPlan<T>[],
): Promise<readonly Result<T, Error>[]> {
  try {
    return await readAll(asking.client, plans, { hash: block.hash });
  } catch (error) {
    if (!isReadError(error)) throw error;
    if (plans.length > 1) return (await Promise.all(plans.map((plan) => answersOf(asking, block, [plan])))).flat();
    asking.note('a market has no price: the node did not answer', error);
    return [err(error)];
  }
}
