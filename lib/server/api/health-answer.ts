import 'server-only';

import { encodeJson } from '@/lib/codec';

import { serverHealth } from '../health';
import { problem } from '../problem';

const JSON_HEADERS = { 'content-type': 'application/json', 'cache-control': 'no-store' };

/** The whole picture. Its status says the same as readiness. */
export async function healthAnswer(): Promise<Response> {
  const health = await serverHealth();
  return new Response(encodeJson(health), { status: health.status === 'ready' ? 200 : 503, headers: JSON_HEADERS });
}

/** Whether a load balancer should send visitors here. */
export async function readyAnswer(): Promise<Response> {
  const { status, reason } = await serverHealth();
  if (status === 'ready') return new Response(encodeJson({ status }), { headers: JSON_HEADERS });
  return problem({
    status: 503,
    code: status,
    title: status === 'stopping' ? 'The server is stopping' : 'The server has no figures yet',
    ...(reason !== null && { detail: reason }),
    retryAfterSeconds: 1,
  });
}

/** Whether the process runs at all. It asks nothing of the chain: restarting a server does not mend a node. */
export function liveAnswer(): Response {
  return new Response(encodeJson({ status: 'alive' }), { headers: JSON_HEADERS });
}
