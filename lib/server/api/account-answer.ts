import 'server-only';

import * as v from 'valibot';
import { type Address, getAddress } from 'viem';

import { encodeJson } from '@/lib/codec';

import { accountLive } from '../live';
import { problem } from '../problem';
import { unavailable } from './unavailable';

const addressSchema = v.pipe(
  v.string(),
  v.regex(/^0x[0-9a-fA-F]{40}$/, 'must be 0x and 40 hex digits'),
  v.transform((text) => getAddress(text.toLowerCase() as Address)),
);

/** An account's positions, or what is wrong with the address. */
export async function accountAnswer(text: string): Promise<Response> {
  const parsed = v.safeParse(addressSchema, text);
  if (!parsed.success) {
    return problem({
      status: 400,
      code: 'bad-address',
      title: 'Not an address',
      faults: parsed.issues.map(({ message }) => ({ input: 'address', reason: message })),
    });
  }
  const state = await accountLive(parsed.output);
  if (state.status === 'unavailable') return unavailable(state.reason);
  return new Response(encodeJson(state), {
    headers: { 'content-type': 'application/json', 'cache-control': 'private, no-store' },
  });
}
