import type { FaultRule } from './fault';
import { FAULTS_PATH } from './fault-proxy';

/** The proxy of a running devnet was not found. */
export class FaultProxyMissing extends Error {
  override readonly name = 'FaultProxyMissing';

  constructor(
    readonly url: string | undefined,
    readonly reason: string,
  ) {
    super(`No fault proxy at ${url ?? 'any port'}: ${reason}. It runs with the devnet, on DEVNET_FAULTS_PORT.`);
  }
}

/** What is set at the proxy and not used up. Throws FaultProxyMissing. */
export function readFaults(proxyUrl: string): Promise<readonly FaultRule[]> {
  return ask(proxyUrl, { method: 'GET' });
}

/** Replaces what is set at the proxy; nothing goes wrong any more when `rules` is empty. Throws FaultProxyMissing. */
export function setFaults(proxyUrl: string, rules: readonly FaultRule[]): Promise<readonly FaultRule[]> {
  return ask(proxyUrl, {
    method: 'PUT',
    body: JSON.stringify(rules),
    headers: { 'content-type': 'application/json' },
  });
}

async function ask(proxyUrl: string, init: RequestInit): Promise<readonly FaultRule[]> {
  let answer: Response;
  try {
    answer = await fetch(new URL(FAULTS_PATH, proxyUrl), init);
  } catch (error) {
    throw new FaultProxyMissing(proxyUrl, error instanceof Error ? error.message : String(error));
  }
  if (!answer.ok) throw new FaultProxyMissing(proxyUrl, `it answers ${answer.status}`);
  return answer.json();
}
