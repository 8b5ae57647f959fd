import 'server-only';

import { serverSettings } from './env';
import { problem } from './problem';

/** What a wallet needs of a node. The chain's own controls (`anvil_*`, `evm_*`) are not among it. */
const METHODS: ReadonlySet<string> = new Set([
  'eth_accounts',
  'eth_blockNumber',
  'eth_call',
  'eth_chainId',
  'eth_estimateGas',
  'eth_feeHistory',
  'eth_gasPrice',
  'eth_getBalance',
  'eth_getBlockByHash',
  'eth_getBlockByNumber',
  'eth_getCode',
  'eth_getTransactionByHash',
  'eth_getTransactionCount',
  'eth_getTransactionReceipt',
  'eth_maxPriorityFeePerGas',
  'eth_sendTransaction',
  'eth_signTypedData_v4',
  'net_version',
]);
const MAX_BODY_BYTES = 200_000;

/**
 * Hands one request of the local test wallet to the local chain, whose own unlocked accounts sign.
 * @returns 404 on every other network, 403 for another site's page, 400 for anything but an allowed single request
 */
export async function forwardToDevnet(request: Request): Promise<Response> {
  const { network, rpcUrls } = serverSettings();
  const node = rpcUrls.find((url) => url.startsWith('http'));
  if (network !== 'devnet' || node === undefined) return refuse(404, 'there is no local chain on this network');
  if (!isOwnPage(request)) return refuse(403, 'only for pages of this app');
  const body = await request.text();
  if (body.length > MAX_BODY_BYTES) return refuse(413, 'the request is too large');
  const method = methodOf(body);
  if (method === null || !METHODS.has(method)) return refuse(400, 'not a request the test wallet makes');
  return answerOf(node, body);
}

async function answerOf(node: string, body: string): Promise<Response> {
  try {
    const answer = await fetch(node, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
    return new Response(await answer.text(), {
      status: answer.status,
      headers: { 'content-type': 'application/json' },
    });
  } catch (error) {
    return refuse(502, `the local chain does not answer (${error instanceof Error ? error.name : 'unknown'})`);
  }
}

/** Another site can post to this machine, but its browser says from where, and cannot claim JSON without asking first. */
function isOwnPage(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site');
  const isJson = request.headers.get('content-type')?.startsWith('application/json') === true;
  return isJson && (site === null || site === 'same-origin');
}

function methodOf(body: string): string | null {
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed !== 'object' || parsed === null || !('method' in parsed)) return null;
    return typeof parsed.method === 'string' ? parsed.method : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function refuse(status: number, title: string): Response {
  return problem({ status, code: 'test-wallet-refused', title });
}
