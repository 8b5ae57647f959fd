import { createTestClient, http, publicActions, type Transport, walletActions } from 'viem';

import { devnetChain } from './chain';
import { openRpc } from './json-rpc';
import { seedingTransport } from './seeding-transport';

const TIMEOUT_MS = 10_000;
const RECEIPT_POLL_MS = 50;

/** A connection to the local chain that can read, send from unlocked accounts, and use Anvil's own methods. */
export type DevnetClient = ReturnType<typeof connectDevnet>;

/** Sends a transaction and resolves when it is mined. */
export type Send = () => Promise<unknown>;

/**
 * Connects to the local chain at `url`. Nothing is retried or cached: callers ask right after they changed something.
 * @param timeoutMs how long an answer may take
 */
export function connectDevnet(url: string, timeoutMs = TIMEOUT_MS) {
  return clientOver(http(url, { retryCount: 0, timeout: timeoutMs }), async (sends) => {
    for (const send of sends) await send();
  });
}

/** The same for the process that has just started the chain and seeds it. */
export function connectForSeeding(url: string): DevnetClient {
  return clientOver(seedingTransport(openRpc(url, TIMEOUT_MS), devnetChain.id), async (sends) => {
    await Promise.all(sends.map((send) => send()));
  });
}

function clientOver(transport: Transport, sendInOrder: (sends: readonly Send[]) => Promise<void>) {
  return createTestClient({
    chain: devnetChain,
    mode: 'anvil',
    transport,
    pollingInterval: RECEIPT_POLL_MS,
    cacheTime: 0,
  })
    .extend(publicActions)
    .extend(walletActions)
    .extend(() => ({
      /** Sends transactions that build on each other; while the history is seeded, all in one block. */
      sendInOrder,
    }));
}
