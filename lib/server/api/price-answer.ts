import 'server-only';

import { encodeJson } from '@/lib/codec';

import { logger } from '../logger';
import { UnknownPriceError } from '../prices/price-source';
import { priceFor } from '../prices/prices';
import { problem } from '../problem';
import { isReadError } from '../read-error';
import { parsePriceInput } from './price-input';
import { unavailable } from './unavailable';

const STATUS = { 'no-such-pool': 404, 'not-asked': 422 } as const;

/** What a pool's contract says about one amount, or what is wrong with the question. */
export async function priceAnswer(pool: string, request: Request): Promise<Response> {
  const input = parsePriceInput(pool, request);
  if (!input.ok) return problem(input.error);
  try {
    const answer = await priceFor(input.value);
    if (answer.status === 'unavailable') return unavailable(answer.reason);
    const { block, price } = answer;
    return new Response(encodeJson({ block, price }), {
      headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    });
  } catch (error) {
    if (error instanceof UnknownPriceError) {
      const { code, message } = error;
      return problem({ status: STATUS[code], code, title: 'No price to ask for', detail: message });
    }
    if (!isReadError(error)) throw error;
    logger().warn({ err: error }, 'a price could not be read');
    return unavailable('the node does not answer');
  }
}
