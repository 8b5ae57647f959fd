import { getAddress, isAddress } from 'viem';

import { encodeJson } from '@/lib/codec';
import { accountLive } from '@/lib/server/live';

export const dynamic = 'force-dynamic';

/** What an account holds and has asked for, at the block of the pool's newest picture. */
export async function GET(_request: Request, { params }: { params: Promise<{ address: string }> }): Promise<Response> {
  const { address } = await params;
  if (!isAddress(address, { strict: false }))
    return answer({ title: 'not an address', status: 400 }, 400, 'application/problem+json');
  const state = await accountLive(getAddress(address));
  return answer(state, state.status === 'unavailable' ? 503 : 200, 'application/json');
}

function answer(body: unknown, status: number, type: string): Response {
  return new Response(encodeJson(body), { status, headers: { 'content-type': type, 'cache-control': 'no-store' } });
}
