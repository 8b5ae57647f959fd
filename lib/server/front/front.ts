import 'server-only';

import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';

import { clientOf } from '../api/client-address';
import { serverSettings } from '../env';
import { lifecycle } from '../lifecycle';
import { logger } from '../logger';
import { metrics } from '../metrics';
import { oncePerProcess } from '../once-per-process';
import { inRequest, type RequestContext } from '../request-context';
import { streamHub } from '../stream-hub';
import { refusalOf, sendProblem } from './refuse-early';
import { SharedPages } from './shared-pages';
import { StaticText } from './static-text';

/** After SIGTERM, what is still open when this has passed is cut off. */
const STOP_WITHIN_MS = 10_000;
/** Longer than load balancers keep idle connections, so that none of them writes into a connection that we just closed. */
const KEEP_ALIVE_MS = 75_000;
/** How long a client may take to send its headers, and a whole request. */
const HEADERS_WITHIN_MS = 15_000;
const REQUEST_WITHIN_MS = 30_000;

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** What stands between the network and the pages: names each request and its client, counts, logs, and stops in order. */
export class Front {
  readonly #pages = new SharedPages();
  #texts: StaticText | null = null;

  /**
   * Prepares a server that is about to listen.
   * @param staticFolder where the framework's build has put its scripts and styles
   */
  prepare(server: Server, staticFolder: string): void {
    this.#texts = new StaticText(staticFolder);
    server.keepAliveTimeout = KEEP_ALIVE_MS;
    server.headersTimeout = HEADERS_WITHIN_MS;
    server.requestTimeout = REQUEST_WITHIN_MS;
    server.once('listening', () => {
      const address = server.address();
      if (typeof address === 'object' && address !== null) this.#pages.listensOn(address.address, address.port);
      this.#texts?.warmUp().catch((error: unknown) => logger().error({ err: error }, 'scripts cannot be compressed'));
    });
  }

  /** Serves one request; `next` renders pages and runs routes. */
  async serve(request: IncomingMessage, response: ServerResponse, next: Handle): Promise<void> {
    const context = contextOf(request);
    response.setHeader('x-request-id', context.id);
    if (lifecycle().draining) response.setHeader('connection', 'close');
    this.#note(request, response, context, performance.now());
    const refusal = refusalOf(request.method, request.url, request.headers);
    if (refusal !== null) return sendProblem(response, refusal);
    try {
      await inRequest(context, async () => {
        if (this.#pages.isOwn(request)) return next(request, response);
        const isServed = (await this.#texts?.serve(request, response)) || (await this.#pages.serve(request, response));
        if (!isServed) await next(request, response);
      });
    } catch (error) {
      logger().error({ err: error, request: context.id }, 'a request failed');
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' });
      response.end();
    }
  }

  /** Takes nothing new, ends streams so that their clients go elsewhere, and resolves when all is answered. */
  async stop(server: Server): Promise<void> {
    logger().info('stopping');
    lifecycle().drain();
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    streamHub().close();
    const idle = setInterval(() => server.closeIdleConnections(), 100);
    const cutOff = setTimeout(() => server.closeAllConnections(), STOP_WITHIN_MS - 1_000);
    server.closeIdleConnections();
    await closed;
    clearInterval(idle);
    clearTimeout(cutOff);
    logger().info('stopped');
  }

  #note(request: IncomingMessage, response: ServerResponse, { id }: RequestContext, startedAt: number): void {
    response.once('close', () => {
      const seconds = (performance.now() - startedAt) / 1_000;
      const status = response.writableFinished ? response.statusCode : 499;
      const path = pathOf(request);
      metrics().count('millrace_http_requests_total', 'Requests', { kind: kindOf(path), status });
      if (path !== '/api/v1/stream')
        metrics().duration('millrace_http_seconds', 'Time to a whole answer', seconds, { kind: kindOf(path) });
      logger().info({ id, method: request.method, path, status, ms: Math.round(seconds * 1_000) }, 'request');
    });
  }
}

function contextOf(request: IncomingMessage): RequestContext {
  const { trustedProxies } = serverSettings();
  const forwardedFor = request.headers['x-forwarded-for'];
  const origin = { socket: request.socket.remoteAddress, forwardedFor: [forwardedFor].flat().join(',') || undefined };
  const given = request.headers['x-request-id'];
  const isOurs = trustedProxies > 0 && typeof given === 'string' && /^[\w-]{8,64}$/.test(given);
  return { id: isOurs ? given : randomUUID(), client: clientOf(origin, trustedProxies) };
}

/** The path without its query, and without addresses: whose figures somebody looks at is nobody's business. */
function pathOf({ url = '/' }: IncomingMessage): string {
  return (url.split('?')[0] ?? '/').replaceAll(/0x[0-9a-fA-F]{40}/g, '0x…').slice(0, 200);
}

function kindOf(path: string): string {
  if (path.startsWith('/api/')) return 'api';
  return path.startsWith('/_next/') ? 'asset' : 'page';
}

/** This process's front. scripts/serve.mjs finds it under the same key. */
export function front(): Front {
  return oncePerProcess('front', () => new Front());
}
