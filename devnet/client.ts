import { createTestClient, http, publicActions, type Transport, walletActions } from 'viem';

import { devnetChain } from './chain';
import { seedingTransport } from './seeding-transport';

const TIMEOUT_MS = 10_000;
const RECEIPT_POLL_MS = 50;

/** A connection to the local chain that can read, send from unlocked accounts, and use Anvil's own methods. */
export type DevnetClient = ReturnType<typeof connectDevnet>;

/** Connects to the local chain at `url`. Nothing is retried or cached: callers ask right after they changed something. */
export function connectDevnet(url: string) {
  return clientOver(http(url, { retryCount: 0, timeout: TIMEOUT_MS }));
}

/** The same for the process that has just started the chain and seeds it. */
export function connectForSeeding(url: string): DevnetClient {
  return clientOver(seedingTransport(url, devnetChain.id, TIMEOUT_MS));
}

function clientOver(transport: Transport) {
  return createTestClient({
    chain: devnetChain,
    mode: 'anvil',
    transport,
    pollingInterval: RECEIPT_POLL_MS,
    cacheTime: 0,
  })
    .extend(publicActions)
    .extend(walletActions);
}
