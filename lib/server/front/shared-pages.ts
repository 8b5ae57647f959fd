import 'server-only';

import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

import { currentLive } from '../live';
import { logger } from '../logger';
import { PageCache } from './page-cache';
import { keyText, pageKeyOf } from './page-request';
import { pageVersion } from './page-version';
import { RENDER_HEADER, type RenderedPage, renderPage } from './render-page';
import { takesBrotli } from './static-text';

/** Pages that are the same for everyone within one block: rendered once, and sent from memory. */
export class SharedPages {
  readonly #cache = new PageCache<RenderedPage>();
  readonly #secret = randomBytes(24).toString('base64url');
  #origin: string | null = null;

  /** Tells it where this server listens; before that, nothing is shared. */
  listensOn(address: string, port: number): void {
    const host = address === '0.0.0.0' || address === '::' ? '127.0.0.1' : address;
    this.#origin = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  }

  /** How many renderings have been made. */
  get rendered(): number {
    return this.#cache.rendered;
  }

  /** Whether a request is this process's own, for a rendering. */
  isOwn({ headers }: IncomingMessage): boolean {
    const given = headers[RENDER_HEADER];
    if (typeof given !== 'string' || given.length !== this.#secret.length) return false;
    return timingSafeEqual(Buffer.from(given), Buffer.from(this.#secret));
  }

  /**
   * Answers a request from the shared renderings.
   * @returns false when the page has to be rendered for this request alone
   */
  async serve(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const origin = this.#origin;
    const key = pageKeyOf(request.method, request.url, request.headers);
    if (origin === null || key === null) return false;
    const version = pageVersion(await currentLive());
    if (version === null) return false;
    try {
      const page = await this.#cache.get(version, keyText(key), () => renderPage(origin, this.#secret, key));
      if (page === null || response.destroyed) return page !== null;
      send(request, response, page);
      return true;
    } catch (error) {
      logger().warn({ err: error }, 'a page could not be rendered for everyone');
      return false;
    }
  }
}

function send({ method, headers }: IncomingMessage, response: ServerResponse, page: RenderedPage): void {
  const [encoding, body] = bodyFor(page, String(headers['accept-encoding'] ?? ''));
  response.writeHead(200, {
    ...page.headers,
    ...(encoding !== null && { 'content-encoding': encoding }),
    'content-length': body.byteLength,
  });
  response.end(method === 'HEAD' ? undefined : body);
}

function bodyFor(page: RenderedPage, accepted: string): readonly [encoding: string | null, body: Buffer] {
  if (takesBrotli(accepted)) return ['br', page.brotli];
  return /\bgzip\b(?!;q=0)/.test(accepted) ? ['gzip', page.gzip] : [null, page.plain];
}
