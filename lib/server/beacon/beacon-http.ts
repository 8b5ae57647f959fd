import 'server-only';

import * as v from 'valibot';

import { BeaconFault } from './beacon-fault';

/** How much of a node's time and of this process's memory an answer may take. */
export interface BeaconLimits {
  readonly timeoutMs: number;
  readonly mostBytes: number;
}

/** Something that is asked of a beacon node. */
export interface BeaconAsk {
  /** From `/eth/` on. */
  readonly path: string;
  /** Sent as JSON by POST; GET without it. */
  readonly body?: unknown;
}

/** A beacon node over HTTP. Its address, which may carry a key, never appears in what is thrown. */
export class BeaconHttp {
  readonly #base: string;
  readonly #query: string;
  readonly #headers: Readonly<Record<string, string>>;

  constructor(
    url: string,
    readonly limits: BeaconLimits,
  ) {
    const parsed = new URL(url);
    const { username, password } = parsed;
    this.#headers = {
      accept: 'application/json',
      ...((username !== '' || password !== '') && { authorization: basicAuth(username, password) }),
    };
    this.#base = `${parsed.origin}${parsed.pathname.replace(/\/+$/, '')}`;
    this.#query = parsed.search.slice(1);
  }

  /**
   * One answer, held against what it should look like.
   * @throws BeaconFault for everything that goes wrong on the way
   */
  async ask<T extends v.GenericSchema>(schema: T, ask: BeaconAsk): Promise<v.InferOutput<T>> {
    const parsed = v.safeParse(schema, jsonOf(await this.#text(ask), ask.path));
    if (!parsed.success) throw new BeaconFault({ kind: 'malformed', path: nameOf(ask.path) });
    return parsed.output;
  }

  async #text({ path, body }: BeaconAsk): Promise<string> {
    const glue = path.includes('?') ? '&' : '?';
    const url = `${this.#base}${path}${this.#query === '' ? '' : glue + this.#query}`;
    const post = { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
    const { method, headers, ...rest } = body === undefined ? { method: 'GET', headers: {} } : post;
    try {
      const answer = await fetch(url, {
        ...rest,
        method,
        headers: { ...this.#headers, ...headers },
        redirect: 'error',
        signal: AbortSignal.timeout(this.limits.timeoutMs),
      });
      if (!answer.ok) {
        await answer.body?.cancel();
        throw new BeaconFault({ kind: 'http', status: answer.status });
      }
      return await textOf(answer, this.limits.mostBytes);
    } catch (error) {
      if (error instanceof BeaconFault) throw error;
      if (error instanceof Error && error.name === 'TimeoutError') throw new BeaconFault({ kind: 'timeout' });
      // The platform's error can carry the address; it ends here.
      throw new BeaconFault({ kind: 'unreachable' });
    }
  }
}

/** Stops reading at the limit, whatever length the answer claims to have. */
async function textOf({ body }: Response, mostBytes: number): Promise<string> {
  if (body === null) return '';
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    length += part.value.byteLength;
    if (length > mostBytes) {
      await reader.cancel();
      throw new BeaconFault({ kind: 'too-long' });
    }
    chunks.push(part.value);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function jsonOf(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw new BeaconFault({ kind: 'malformed', path: nameOf(path) });
    throw error;
  }
}

/** The last word of a path, without what was asked of it. */
function nameOf(path: string): string {
  return (
    path
      .split('?')[0]
      ?.replace(/\/\d+$/, '')
      .split('/')
      .at(-1) ?? ''
  );
}

function basicAuth(username: string, password: string): string {
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return `Basic ${Buffer.from(pair).toString('base64')}`;
}
