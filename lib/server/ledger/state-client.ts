import 'server-only';

import { createPublicClient, fallback, http, type PublicClient } from 'viem';

import { serverSettings } from '../env';
import { oncePerProcess } from '../once-per-process';

/** An old state takes a node longer than the newest one. */
const TIMEOUT_MS = 15_000;

/**
 * A connection for states of the past, apart from the one that pages live on: a node that does not keep them is none the
 * worse for it, and must not be ranked lower.
 */
export function stateClient(): PublicClient {
  return oncePerProcess('state-client', () =>
    createPublicClient({
      transport: fallback(
        serverSettings().rpcUrls.map((url) => http(url, { timeout: TIMEOUT_MS, retryCount: 0 })),
        { retryCount: 0 },
      ),
      cacheTime: 0,
    }),
  );
}
