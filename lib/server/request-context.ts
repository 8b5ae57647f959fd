import 'server-only';

import { AsyncLocalStorage } from 'node:async_hooks';

import { oncePerProcess } from './once-per-process';

/** What is known of a request before any route sees it. No header can forge it. */
export interface RequestContext {
  readonly id: string;
  /** Who it counts for: an address. */
  readonly client: string;
}

const OUTSIDE: RequestContext = { id: 'none', client: 'unknown' };

function storage(): AsyncLocalStorage<RequestContext> {
  return oncePerProcess('request', () => new AsyncLocalStorage<RequestContext>());
}

/** Runs the handling of a request so that {@link requestContext} knows it. */
export function inRequest<T>(context: RequestContext, handle: () => T): T {
  return storage().run(context, handle);
}

/** The request that is being handled. Under the development server, which has no front, all requests are one client's. */
export function requestContext(): RequestContext {
  return storage().getStore() ?? OUTSIDE;
}
