import 'server-only';

import { logger } from '../logger';
import { metrics } from '../metrics';
import { problem } from '../problem';
import { requestContext } from '../request-context';
import { soon } from '../soon';
import { type Allowance, rateLimit, rateLimitHeaders } from './rate-limit';

/** How a route of the API is served. */
export interface RouteOptions {
  /** Its name in metrics and logs; never made from what the client sent. */
  readonly name: string;
  /** Points it takes from the client's allowance; 0 for what monitoring asks. */
  readonly points: number;
}

/** After so long nobody waits for an answer any more, and a proxy before the server may not either. */
const ANSWER_WITHIN_MS = 15_000;

type Handler<Context> = (request: Request, context: Context) => Promise<Response> | Response;

/**
 * Wraps a route's handler with what all of them need: the client's allowance, a count and a time, the request's id, an
 * answer that tells nothing of the inside when something breaks, and one that says when to come back when it takes long.
 */
export function apiRoute<Context>({ name, points }: RouteOptions, handle: Handler<Context>): Handler<Context> {
  return async (request, context) => {
    const startedAt = performance.now();
    const { id, client } = requestContext();
    const allowance = points === 0 ? null : await allowanceOf(client, points);
    const answer =
      allowance?.allowed === false
        ? tooMany(allowance)
        : await soon(
            guarded(name, () => handle(request, context)),
            ANSWER_WITHIN_MS,
            tooLate,
          );
    if (allowance !== null) setHeaders(answer, rateLimitHeaders(allowance));
    setHeaders(answer, { 'x-request-id': id });
    metrics().count('millrace_api_requests_total', 'Requests to the API', { route: name, status: answer.status });
    metrics().duration('millrace_api_seconds', 'Time to an answer', (performance.now() - startedAt) / 1_000, {
      route: name,
    });
    return answer;
  };
}

async function guarded(name: string, handle: () => Promise<Response> | Response): Promise<Response> {
  try {
    return await handle();
  } catch (error) {
    logger().error({ err: error, route: name, request: requestContext().id }, 'a route failed');
    return problem({
      status: 500,
      code: 'internal',
      title: 'Something broke on the server',
      detail: `It was noted under ${requestContext().id}.`,
    });
  }
}

/** A counter that cannot count is no reason to turn people away. */
async function allowanceOf(client: string, points: number): Promise<Allowance | null> {
  try {
    return await rateLimit().take(client, points);
  } catch (error) {
    logger().warn({ err: error }, 'the rate limit cannot be counted');
    return null;
  }
}

/** What was asked for is still being found, and mostly kept for whoever asks again. */
function tooLate(): Response {
  return problem({
    status: 503,
    code: 'too-slow',
    title: 'The node answers too slowly',
    detail: `There was no answer within ${ANSWER_WITHIN_MS / 1_000} s. The server keeps reading.`,
    retryAfterSeconds: 5,
  });
}

function tooMany({ limit, resetSeconds }: Allowance): Response {
  return problem({
    status: 429,
    code: 'too-many-requests',
    title: 'Too many requests',
    detail: `At most ${limit} a minute; ask again in ${resetSeconds} s.`,
    retryAfterSeconds: resetSeconds,
  });
}

function setHeaders(answer: Response, headers: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(headers)) answer.headers.set(name, value);
}
