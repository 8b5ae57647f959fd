import { get } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

import type { Child } from '../devnet/child-processes';
import { ProcessEndedEarly, ProcessTooSlow } from '../devnet/process-errors';

const POLL_MS = 100;
const REQUEST_TIMEOUT_MS = 30_000;

/** A server answers, but only with server errors. */
export class ServerFaulty extends Error {
  override readonly name = 'ServerFaulty';

  constructor(
    readonly url: string,
    readonly status: number,
    readonly lastLines: readonly string[],
  ) {
    super([`${url} answers with status ${status}. Last output:`, ...lastLines.map((line) => `  | ${line}`)].join('\n'));
  }
}

/**
 * Resolves when `url` answers with anything but a server error.
 * @throws ProcessEndedEarly when `server` ends first, ProcessTooSlow or ServerFaulty after `timeoutMs`
 */
export async function waitForHttp(url: string, server: Child, timeoutMs: number): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  const died = server.ended.then((end) => {
    throw new ProcessEndedEarly(server.name, end, server.lastLines());
  });
  // The race below may be over when it dies; the command that watches the server reports that.
  died.catch(() => undefined);
  let status: number | undefined;
  while (Date.now() < deadline) {
    status = await Promise.race([statusOf(url), died]);
    if (status !== undefined && status < 500) return;
    await Promise.race([delay(POLL_MS), died]);
  }
  if (status === undefined) throw new ProcessTooSlow(server.name, timeoutMs, server.lastLines());
  throw new ServerFaulty(url, status, server.lastLines());
}

/** The status of one request, or undefined when nobody answered it. Keeps no connection open, which would delay the server's stop. */
function statusOf(url: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    const request = get(url, { agent: false, timeout: REQUEST_TIMEOUT_MS }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    request.once('timeout', () => request.destroy());
    // Not listening yet, which is what the caller waits out; the reason is in the server's own output.
    request.once('error', () => resolve(undefined));
  });
}
