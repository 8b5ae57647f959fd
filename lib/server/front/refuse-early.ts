import 'server-only';

import type { IncomingHttpHeaders, ServerResponse } from 'node:http';

import { parseAndValidateFlightRouterState } from 'next/dist/server/app-render/parse-and-validate-flight-router-state';

import { type Problem, problem } from '../problem';

/** Routes that take a body; all others are only read. */
const POSTED: ReadonlySet<string> = new Set(['/api/rpc', '/api/devnet/rpc']);
const READ_METHODS = ['GET', 'HEAD', 'OPTIONS'];
const LONGEST_URL = 4_000;

/**
 * What the framework would stumble over, or would refuse without a word.
 * @returns null for a request that may go on
 */
export function refusalOf(
  method: string | undefined,
  url: string | undefined,
  headers: IncomingHttpHeaders,
): (Problem & { readonly allow?: string }) | null {
  if (url === undefined || !url.startsWith('/') || !isDecodable(url))
    return { status: 400, code: 'bad-url', title: 'The address is not written as an address is' };
  if (url.length > LONGEST_URL)
    return { status: 414, code: 'long-url', title: `An address has at most ${LONGEST_URL} characters` };
  if (!isRouterState(headers['next-router-state-tree']))
    return { status: 400, code: 'bad-router-state', title: 'A header of the router is not written as the router does' };
  const path = url.split('?')[0] ?? '';
  if (!path.startsWith('/api/')) return null;
  const allowed = POSTED.has(path) ? ['POST', 'OPTIONS'] : READ_METHODS;
  if (allowed.includes(method ?? '')) return null;
  const allow = allowed.join(', ');
  return {
    status: 405,
    code: 'bad-method',
    title: 'This route is not asked like that',
    detail: `It takes ${allow}.`,
    allow,
  };
}

/** Sends a problem without the framework. */
export async function sendProblem(
  response: ServerResponse,
  refusal: Problem & { readonly allow?: string },
): Promise<void> {
  const { allow, ...rest } = refusal;
  const answer = problem(rest);
  response.writeHead(answer.status, { ...Object.fromEntries(answer.headers), ...(allow !== undefined && { allow }) });
  response.end(await answer.text());
}

function isDecodable(url: string): boolean {
  try {
    decodeURIComponent(url.split('?')[0] ?? '');
    return true;
  } catch (error) {
    if (error instanceof URIError) return false;
    throw error;
  }
}

/** The framework answers 500 to a state it cannot read. Its own reader decides, so that both agree in every version. */
function isRouterState(header: string | string[] | undefined): boolean {
  try {
    parseAndValidateFlightRouterState(header);
    return true;
  } catch {
    return false;
  }
}
