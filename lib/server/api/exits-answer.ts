import 'server-only';

import * as v from 'valibot';
import { type Address, getAddress } from 'viem';

import { encodeJson } from '@/lib/codec';

import { UnknownTokenError } from '../exits/exit-source';
import { exitsFor } from '../exits/exits';
import { problem } from '../problem';
import { unavailable } from './unavailable';

/** More than there will ever be of any token; beyond it there is only noise to quote. */
const MOST = 10n ** 28n;

const querySchema = v.object({
  token: v.pipe(
    v.string('is missing'),
    v.regex(/^0x[0-9a-fA-F]{40}$/, 'must be 0x and 40 hex digits'),
    v.transform((text) => getAddress(text.toLowerCase() as Address)),
  ),
  amount: v.pipe(
    v.string('is missing'),
    v.regex(/^[1-9][0-9]{0,28}$/, 'must be a whole number above zero, in the token’s smallest unit'),
    v.transform((text) => BigInt(text)),
    v.check((amount) => amount <= MOST, 'is more than there is'),
  ),
});

/** Every way out for an amount of a token, or what is wrong with the question. */
export async function exitsAnswer(query: URLSearchParams): Promise<Response> {
  const parsed = v.safeParse(querySchema, {
    token: query.get('token') ?? undefined,
    amount: query.get('amount') ?? undefined,
  });
  if (!parsed.success) {
    return problem({
      status: 400,
      code: 'bad-query',
      title: 'The question cannot be answered',
      faults: parsed.issues.map((issue) => ({ input: v.getDotPath(issue) ?? 'query', reason: issue.message })),
    });
  }
  const { token, amount } = parsed.output;
  try {
    const answer = await exitsFor(token, amount);
    if (answer.status === 'unavailable') return unavailable(answer.reason);
    return new Response(encodeJson(answer.comparison), {
      headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    });
  } catch (error) {
    if (!(error instanceof UnknownTokenError)) throw error;
    return problem({
      status: 404,
      code: 'no-such-token',
      title: 'No such token',
      detail: 'No pool of this network pays this token out.',
    });
  }
}
