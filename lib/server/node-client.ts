import 'server-only';

import { createPublicClient, fallback, http, type PublicClient } from 'viem';

import { serverSettings } from './env';

/** A node that answers slower than this is as good as none for a page. */
const TIMEOUT_MS = 6_000;

let client: PublicClient | null = null;

/** The connection to the configured nodes; the next one is asked when one fails. The next block is the retry. */
export function nodeClient(): PublicClient {
  client ??= createPublicClient({
    transport: fallback(
      serverSettings().rpcUrls.map((url) => http(url, { timeout: TIMEOUT_MS, retryCount: 0 })),
      { retryCount: 0 },
    ),
    cacheTime: 0,
  });
  return client;
}
