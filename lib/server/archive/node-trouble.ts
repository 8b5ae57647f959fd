import { BaseError, HttpRequestError, ResponseBodyTooLargeError, RpcRequestError, TimeoutError } from 'viem';

import { MalformedLogsError } from './node-log';

/** What to do about a node that did not answer a query for logs. */
export type NodeTrouble =
  /** Ask for fewer blocks: it has a limit on their number, or says nothing better. */
  | { readonly kind: 'too-long' }
  /** Ask for fewer blocks here: they hold too much, or take too long. */
  | { readonly kind: 'too-dense' }
  /** Ask the same later. */
  | { readonly kind: 'slow-down'; readonly waitMs: number | null }
  /** Ask another node: this one is away, behind, or does not do its work. */
  | { readonly kind: 'away' };

const DENSE = /\bresults?\b|response size|response is too|too large|too many logs|\d+ logs|timed? ?out|took too long/i;
const BUSY = /too many requests|rate.?limit|throttl|requests? per|compute units|capacity|credits|quota/i;
const ABSENT =
  /header not found|unknown block|block not found|not (yet )?available|missing|not supported|does not exist/i;
const METHOD_NOT_FOUND = -32601;

/**
 * Tells from an error what a node means. Providers word their refusals in many ways, so whatever it does not know is
 * taken for a limit on blocks: that is met with a shorter query, and costs little when it is something else.
 */
export function troubleOf(error: unknown): NodeTrouble {
  if (error instanceof MalformedLogsError || !(error instanceof BaseError)) return { kind: 'away' };
  if (find(error, TimeoutError) !== null || find(error, ResponseBodyTooLargeError) !== null)
    return { kind: 'too-dense' };
  const answer = find(error, RpcRequestError);
  if (answer !== null) return troubleInWords(answer.code, answer.details);
  const http = find(error, HttpRequestError);
  if (http === null) return troubleInWords(0, error.details);
  if (http.status === 429) return { kind: 'slow-down', waitMs: retryAfterMs(http.headers) };
  if (http.status === 413) return { kind: 'too-dense' };
  // Some providers put what they refuse into a failed HTTP answer.
  return http.status !== undefined && /block|range|result|log/i.test(http.details)
    ? troubleInWords(0, http.details)
    : { kind: 'away' };
}

function troubleInWords(code: number, words: string): NodeTrouble {
  if (DENSE.test(words)) return { kind: 'too-dense' };
  if (BUSY.test(words)) return { kind: 'slow-down', waitMs: null };
  if (code === METHOD_NOT_FOUND || ABSENT.test(words)) return { kind: 'away' };
  return { kind: 'too-long' };
}

function retryAfterMs(headers: Headers | undefined): number | null {
  const seconds = Number(headers?.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1_000 : null;
}

function find<T extends Error>(error: BaseError, type: abstract new (...args: never[]) => T): T | null {
  const found = error.walk((cause) => cause instanceof type);
  return found instanceof type ? found : null;
}
