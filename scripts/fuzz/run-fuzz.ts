import { Agent, request as send } from 'node:http';

import { type FuzzRequest, type FuzzRoute, fuzzRequest } from './fuzz-routes';

/** An answer that should not have been. */
export interface FuzzFinding {
  readonly why: string;
  readonly request: FuzzRequest;
  readonly status: number;
  readonly body: string;
}

/** What a route answered, by status, and what was wrong with it. */
export interface FuzzReport {
  readonly statuses: Readonly<Record<number, number>>;
  readonly findings: readonly FuzzFinding[];
}

const AT_ONCE = 20;
const WITHIN_MS = 20_000;
/** How a stack or a path of the server would look in an answer. */
const INSIDE = /\n\s+at .+:\d+:\d+|node_modules|\/lib\/server\/|\.next\/server/;

/** Sends so many malformed requests of one route. */
export async function runFuzz(origin: string, route: FuzzRoute, count: number): Promise<FuzzReport> {
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const statuses: Record<number, number> = {};
  const findings: FuzzFinding[] = [];
  let next = 0;
  const work = async () => {
    while (next < count) {
      const request = fuzzRequest(route, next);
      next += 1;
      const { status, type, body } = await finalAnswer(origin, agent, request);
      statuses[status] = (statuses[status] ?? 0) + 1;
      const why = faultOf(route, status, type, body);
      if (why !== null && findings.length < 10) findings.push({ why, request, status, body: body.slice(0, 300) });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  agent.destroy();
  return { statuses, findings };
}

function faultOf(route: FuzzRoute, status: number, type: string, body: string): string | null {
  if (status >= 500) return 'a server error';
  if (INSIDE.test(body)) return 'something of the inside';
  if (!route.refuses) return null;
  if (status >= 400) return hasReason(type, body) ? null : 'no reason';
  return route.name.includes('rpc') && isRpcRefusal(body) ? null : 'not refused';
}

/** A problem of RFC 9457 says a reason, and so does the page for what is not there. */
function hasReason(type: string, body: string): boolean {
  if (type.startsWith('text/html')) return body.length > 0;
  return type.startsWith('application/problem+json') && /"title":"[^"]+"/.test(body);
}

/** JSON-RPC puts what is wrong with a call into the call's own answer; a batch may hold sound calls too. */
function isRpcRefusal(body: string): boolean {
  const json: unknown = JSON.parse(body);
  const answers = Array.isArray(json) ? json : [json];
  return answers.every(
    (answer) => typeof answer === 'object' && answer !== null && ('error' in answer || 'result' in answer),
  );
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly location: string | undefined;
  readonly body: string;
}

/** Addresses with a slash too many are sent to their proper form; what is there counts. */
async function finalAnswer(origin: string, agent: Agent, request: FuzzRequest): Promise<Answer> {
  let answer = await answerTo(origin, agent, request);
  for (let hops = 0; hops < 5 && answer.location !== undefined; hops += 1) {
    if (!/^\/(?![/\\])/.test(answer.location))
      return { ...answer, status: 599, body: `leads away: ${answer.location}` };
    answer = await answerTo(origin, agent, { ...request, path: answer.location });
  }
  return answer;
}

function answerTo(origin: string, agent: Agent, { path, method, headers, body }: FuzzRequest): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(origin);
    const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
    const options = { hostname, port, path, method, headers: { ...headers, ...length }, agent, timeout: WITHIN_MS };
    const outgoing = send(options, (answer) => {
      const status = answer.statusCode ?? 0;
      const { location } = answer.headers;
      const type = answer.headers['content-type'] ?? '';
      // A stream has no end; that it began is its answer.
      if (type.startsWith('text/event-stream')) {
        answer.destroy();
        return resolve({ status, type, location, body: '' });
      }
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.once('end', () => resolve({ status, type, location, body: Buffer.concat(chunks).toString() }));
      answer.once('error', reject);
    });
    outgoing.once('timeout', () => outgoing.destroy(new Error(`no answer to ${method} ${path}`)));
    outgoing.once('error', reject);
    outgoing.end(body);
  });
}
