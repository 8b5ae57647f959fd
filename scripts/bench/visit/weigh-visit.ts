import { setTimeout } from 'node:timers/promises';

import { readCalls } from '../../../devnet/faults/rpc-call';
import type { FreshBrowser } from './open-browser';

/** What is loaded late, on purpose or by accident, counts too. */
const WATCHED_MS = 10_000;
const VIEWPORT = { width: 1_350, height: 940 };

/** What a first visit fetched in its first ten seconds. */
export interface VisitWeight {
  /** Of scripts as they came over the wire, headers included. */
  readonly scriptBytes: number;
  /** JSON-RPC calls, each one of a batch counted. */
  readonly nodeCalls: number;
  /** Requests to anyone but the app's own server. */
  readonly thirdPartyCalls: number;
}

/** Opens an address for the first time, without a wallet and without throttling, and counts what the browser asks for. */
export async function weighVisit({ browser }: FreshBrowser, url: string): Promise<VisitWeight> {
  const page = await browser.newPage({ viewport: VIEWPORT });
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  const scripts = new Set<string>();
  const weight = { scriptBytes: 0, nodeCalls: 0, thirdPartyCalls: 0 };
  devtools.on('Network.requestWillBeSent', ({ requestId, type, request }) => {
    if (type === 'Script' || new URL(request.url).pathname.endsWith('.js')) scripts.add(requestId);
    if (/^https?:|^wss?:/.test(request.url) && new URL(request.url).origin !== new URL(url).origin)
      weight.thirdPartyCalls += 1;
    if (request.method === 'POST') weight.nodeCalls += readCalls(request.postData ?? '')?.calls.length ?? 0;
  });
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) weight.scriptBytes += encodedDataLength;
  });
  await page.goto(url);
  await setTimeout(WATCHED_MS);
  await page.context().close();
  return weight;
}
