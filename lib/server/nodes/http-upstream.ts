import 'server-only';

import { NodeFault } from './node-fault';
import { type NodeName, nodeName } from './node-name';
import { resultOf } from './rpc-answer';
import type { HeadListener, Upstream } from './upstream';

/** Without a Retry-After, a node that answers 429 is left alone for so long. */
const DEFAULT_REST_MS = 1_000;
/** The longest rest a Retry-After can ask for; a broken header must not silence a node for good. */
const LONGEST_REST_MS = 300_000;

/** A node over HTTP. */
export class HttpUpstream implements Upstream {
  readonly name: NodeName;
  readonly announces = false;
  readonly #url: string;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #now: () => number;
  #id = 0;

  constructor(url: string, place: number, now: () => number) {
    this.name = nodeName(url, place);
    const parsed = new URL(url);
    this.#headers = { 'content-type': 'application/json', ...basicAuth(parsed) };
    // fetch refuses addresses with a name and a password in them.
    parsed.username = '';
    parsed.password = '';
    this.#url = parsed.href;
    this.#now = now;
  }

  async request(method: string, params: unknown, timeoutMs: number): Promise<unknown> {
    this.#id += 1;
    const body = JSON.stringify({ jsonrpc: '2.0', id: this.#id, method, params });
    return resultOf(await this.#post(body, timeoutMs), this.#now());
  }

  announceHeads(_onHead: HeadListener, onEnd: () => void): () => void {
    onEnd();
    return onEnd;
  }

  /** Connections are the platform's; nothing is held here. */
  close(): void {
    this.#id = 0;
  }

  async #post(body: string, timeoutMs: number): Promise<unknown> {
    let status = 0;
    try {
      const signal = AbortSignal.timeout(timeoutMs);
      const answer = await fetch(this.#url, { method: 'POST', body, headers: this.#headers, signal });
      status = answer.status;
      if (status === 429) throw new NodeFault(busyUntil(answer.headers.get('retry-after'), this.#now()));
      const text = await answer.text();
      // Some nodes send their JSON-RPC errors with a status of 4xx or 500.
      const json = jsonOf(text);
      if (json !== null && (answer.ok || isRpcError(json))) return json;
      throw new NodeFault(answer.ok ? { kind: 'malformed' } : { kind: 'http', status });
    } catch (error) {
      if (error instanceof NodeFault) throw error;
      if (error instanceof Error && error.name === 'TimeoutError') throw new NodeFault({ kind: 'timeout' });
      // The platform's error can carry the address; it ends here.
      throw new NodeFault({ kind: 'unreachable' });
    }
  }
}

function isRpcError(json: unknown): boolean {
  return typeof json === 'object' && json !== null && 'error' in json && typeof json.error === 'object';
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function basicAuth({ username, password }: URL): Readonly<Record<string, string>> {
  if (username === '' && password === '') return {};
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { authorization: `Basic ${Buffer.from(pair).toString('base64')}` };
}

/** Retry-After is a number of seconds or a date (RFC 9110, 10.2.3). */
function busyUntil(retryAfter: string | null, nowMs: number): { readonly kind: 'busy'; readonly untilMs: number } {
  const restMs = retryAfter === null ? DEFAULT_REST_MS : restOf(retryAfter, nowMs);
  return { kind: 'busy', untilMs: nowMs + Math.min(Math.max(restMs, 0), LONGEST_REST_MS) };
}

function restOf(retryAfter: string, nowMs: number): number {
  if (/^\d+$/.test(retryAfter.trim())) return Number(retryAfter) * 1_000;
  const at = Date.parse(retryAfter);
  return Number.isNaN(at) ? DEFAULT_REST_MS : at - nowMs;
}
