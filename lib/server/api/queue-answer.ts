import 'server-only';

import { encodeJson } from '@/lib/codec';

import { problem } from '../problem';
import { queueAnswer, requestAnswer } from '../queue/queue';
import { parseQueueQuery, parseRequestId } from './queue-input';
import { unavailable } from './unavailable';

const HEADERS = { 'content-type': 'application/json', 'cache-control': 'no-store' } as const;

/** The withdrawal queue, with an estimate for an amount when one is asked for. */
export async function queueJson(query: URLSearchParams): Promise<Response> {
  const amount = parseQueueQuery(query);
  if (!amount.ok) return problem(amount.error);
  const answer = await queueAnswer(amount.value);
  if (answer.status === 'unavailable') return unavailable(answer.reason);
  return new Response(encodeJson(answer.picture), { headers: HEADERS });
}

/** One withdrawal request. */
export async function requestJson(text: string): Promise<Response> {
  const id = parseRequestId(text);
  if (!id.ok) return problem(id.error);
  const answer = await requestAnswer(id.value);
  switch (answer.status) {
    case 'ready':
      return new Response(encodeJson(answer.picture), { headers: HEADERS });
    case 'unknown':
      return problem({
        status: 404,
        code: 'no-such-request',
        title: 'No such request',
        detail: `The last request has the number ${answer.lastRequestId}.`,
      });
    case 'unavailable':
      return unavailable(answer.reason);
  }
}
