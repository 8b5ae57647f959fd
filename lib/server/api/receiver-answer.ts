import 'server-only';

import { encodeJson } from '@/lib/codec';

import { currentLive } from '../live';
import { logger } from '../logger';
import { nodeClient } from '../node-client';
import { type AccountFault, findAccount } from '../position/find-account';
import { problem } from '../problem';
import { isReadError } from '../read-error';
import { readReceiver } from '../receiver/read-receiver';
import { unavailable } from './unavailable';

const STATUS = {
  'not-an-address': 400,
  'wrong-checksum': 400,
  'no-registry': 422,
  'not-found': 404,
  'no-answer': 503,
} as const satisfies Record<AccountFault['code'], number>;

/** What is to be known of an account before it is paid, found by its address or its name. */
export async function receiverAnswer(request: Request): Promise<Response> {
  const given = new URL(request.url).searchParams.getAll('account');
  const [text = ''] = given;
  const found = await findAccount(given.length === 1 ? text : '');
  if (!found.ok) {
    const { code, words } = found.error;
    return problem({ status: STATUS[code], code, title: 'No such account', detail: words });
  }
  const live = await currentLive();
  if (live.status === 'unavailable') return unavailable(live.reason);
  try {
    const facts = await readReceiver(nodeClient(), live.snapshot, found.value.account);
    return new Response(encodeJson({ ...facts, name: found.value.name }), {
      headers: { 'content-type': 'application/json', 'cache-control': 'private, no-store' },
    });
  } catch (error) {
    if (!isReadError(error)) throw error;
    logger().warn({ err: error }, 'a receiver could not be looked at');
    return unavailable('the node does not answer');
  }
}
