import { encodeJson } from '@/lib/codec';
import { currentLive } from '@/lib/server/live';

export const dynamic = 'force-dynamic';

/** The pool's newest picture; 503 when there has never been one. */
export async function GET(): Promise<Response> {
  const state = await currentLive();
  return new Response(encodeJson(state), {
    status: state.status === 'unavailable' ? 503 : 200,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  });
}
