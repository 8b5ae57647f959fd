import 'server-only';

import { encodeJson } from '@/lib/codec';

import { UnknownExitError } from '../exits/exit-source';
import { exitsFor } from '../exits/exits';
import { logger } from '../logger';
import { problem } from '../problem';
import { isReadError } from '../read-error';
import { parseExitsInput } from './exits-input';
import { unavailable } from './unavailable';

const STATUS = { 'no-such-pool': 404, 'no-such-token': 404, 'not-in-ether': 422, 'not-readable': 503 } as const;

/** Every way out for an amount of a pool's token, or what is wrong with the question. */
export async function exitsAnswer(request: Request): Promise<Response> {
  const input = parseExitsInput(request);
  if (!input.ok) return problem(input.error);
  try {
    const answer = await exitsFor(input.value);
    if (answer.status === 'unavailable') return unavailable(answer.reason);
    return new Response(encodeJson(answer.comparison), {
      headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    });
  } catch (error) {
    if (error instanceof UnknownExitError) {
      const { code, message } = error;
      return problem({ status: STATUS[code], code, title: 'No ways out to compare', detail: message });
    }
    if (!isReadError(error)) throw error;
    logger().warn({ err: error }, 'the ways out could not be read');
    return unavailable('the node does not answer');
  }
}
