import 'server-only';

import * as v from 'valibot';

import { err, ok, type Result } from '@/lib/result';

import type { ExitQuestion } from '../exits/exit-source';
import type { Problem } from '../problem';
import { addressInput } from './address-input';

/** More than there will ever be of any token; beyond it there is only noise to quote. */
const MOST = 10n ** 28n;

const input = v.strictObject(
  {
    protocol: v.pipe(
      v.string('is missing'),
      v.regex(/^[a-zA-Z0-9-]{1,60}$/, 'must be a pool’s id, as in the snapshot'),
    ),
    token: v.pipe(v.string('is missing'), addressInput),
    amount: v.pipe(
      v.string('is missing'),
      v.regex(/^[1-9][0-9]{0,28}$/, 'must be a whole number above zero, in the token’s smallest unit'),
      v.transform((text) => BigInt(text)),
      v.check((amount) => amount <= MOST, 'is more than there is'),
    ),
  },
  'is not known here; there are protocol, token and amount',
);

/**
 * Reads what is asked from the query.
 * @returns the problem with every fault when it cannot be used
 */
export function parseExitsInput(request: Request): Result<ExitQuestion, Problem> {
  const query = new URL(request.url).searchParams;
  const twice = [...new Set(query.keys())].filter((name) => query.getAll(name).length > 1);
  const parsed = v.safeParse(input, {
    protocol: undefined,
    token: undefined,
    amount: undefined,
    ...Object.fromEntries(query),
  });
  const faults = [
    ...twice.map((name) => ({ input: name, reason: 'is given more than once' })),
    ...(parsed.issues ?? []).map((issue) => ({ input: v.getDotPath(issue) ?? 'query', reason: issue.message })),
  ];
  if (!parsed.success || faults.length > 0)
    return err({ status: 400, code: 'bad-input', title: 'The request cannot be used', faults });
  const { protocol, token, amount } = parsed.output;
  return ok({ pool: protocol.toLowerCase(), token, amount });
}
