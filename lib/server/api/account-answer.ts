import 'server-only';

import * as v from 'valibot';

import { encodeJson } from '@/lib/codec';

import { withWaits } from '../exits/exits';
import { accountLive } from '../live';
import { problem } from '../problem';
import { addressInput } from './address-input';
import { unavailable } from './unavailable';

/** An account's positions, or what is wrong with the address. */
export async function accountAnswer(text: string): Promise<Response> {
  const parsed = v.safeParse(addressInput, text);
  if (!parsed.success) {
    return problem({
      status: 400,
      code: 'bad-address',
      title: 'Not an address',
      faults: parsed.issues.map(({ message }) => ({ input: 'address', reason: message })),
    });
  }
  const state = await withWaits(await accountLive(parsed.output));
  if (state.status === 'unavailable') return unavailable(state.reason);
  return new Response(encodeJson(state), {
    headers: { 'content-type': 'application/json', 'cache-control': 'private, no-store' },
  });
}
