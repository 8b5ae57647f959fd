import 'server-only';

import * as v from 'valibot';

import { err, ok, type Result } from '@/lib/result';
import { type Wei, wei } from '@/lib/units/units';

import type { Problem } from '../problem';

/** More ETH than there will ever be. */
const MOST = 10n ** 28n;

const amountInput = v.strictObject(
  {
    amount: v.optional(
      v.pipe(
        v.string(),
        v.regex(/^[1-9][0-9]{0,28}$/, 'must be a whole number of wei above zero'),
        v.transform((text) => BigInt(text)),
        v.check((amount) => amount <= MOST, 'is more than there is'),
      ),
    ),
  },
  'is not known here; there is amount',
);

/** Ids count from 1; the queue's contract holds them in 256 bits, and there will never be that many. */
const idInput = v.pipe(
  v.string(),
  v.regex(/^[1-9][0-9]{0,17}$/, 'must be a whole number from 1 on'),
  v.transform((text) => BigInt(text)),
);

/** The amount to estimate for, wei; null when none is asked for. */
export function parseQueueQuery(query: URLSearchParams): Result<Wei | null, Problem> {
  const twice = [...new Set(query.keys())].filter((name) => query.getAll(name).length > 1);
  const parsed = v.safeParse(amountInput, Object.fromEntries(query));
  const faults = [
    ...twice.map((name) => ({ input: name, reason: 'is given more than once' })),
    ...(parsed.issues ?? []).map((issue) => ({ input: v.getDotPath(issue) ?? 'query', reason: issue.message })),
  ];
  if (!parsed.success || faults.length > 0)
    return err({ status: 400, code: 'bad-input', title: 'The request cannot be used', faults });
  return ok(parsed.output.amount === undefined ? null : wei(parsed.output.amount));
}

/** The id of a withdrawal request. */
export function parseRequestId(text: string): Result<bigint, Problem> {
  const parsed = v.safeParse(idInput, text);
  if (parsed.success) return ok(parsed.output);
  const faults = parsed.issues.map(({ message }) => ({ input: 'id', reason: message }));
  return err({ status: 400, code: 'bad-input', title: 'Not the number of a request', faults });
}
