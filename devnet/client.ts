import { createTestClient, http, publicActions, walletActions } from 'viem';

import { devnetChain } from './chain';

const TIMEOUT_MS = 10_000;
const RECEIPT_POLL_MS = 50;

/** A connection to the local chain that can read, send from unlocked accounts, and use Anvil's own methods. */
export type DevnetClient = ReturnType<typeof connectDevnet>;

/** Connects to the local chain at `url`. Nothing is retried or cached: callers ask right after they changed something. */
export function connectDevnet(url: string) {
  return createTestClient({
    chain: devnetChain,
    mode: 'anvil',
    transport: http(url, { retryCount: 0, timeout: TIMEOUT_MS }),
    pollingInterval: RECEIPT_POLL_MS,
    cacheTime: 0,
  })
    .extend(publicActions)
    .extend(walletActions);
}
