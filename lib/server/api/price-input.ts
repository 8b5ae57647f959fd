import 'server-only';

import * as v from 'valibot';

import { err, ok, type Result } from '@/lib/result';

import type { PriceQuestion } from '../prices/price-source';
import type { Problem } from '../problem';

/** Enough for any token's smallest unit, and short enough that no contract overflows on its way to an answer. */
const MOST_DIGITS = /^[1-9][0-9]{0,37}$/;

const input = v.strictObject(
  {
    action: v.picklist(['stake', 'redeem', 'request'], 'must be stake, redeem or request'),
    amount: v.pipe(
      v.string('is missing'),
      v.regex(MOST_DIGITS, 'must be a whole number above zero, in the smallest unit of what is given'),
      v.transform((text) => BigInt(text)),
    ),
  },
  'is not known here; there are action and amount',
);

/**
 * Reads what is asked from path and query.
 * @returns the problem with every fault when it cannot be used
 */
export function parsePriceInput(pool: string, request: Request): Result<PriceQuestion, Problem> {
  const query = new URL(request.url).searchParams;
  const twice = [...new Set(query.keys())].filter((name) => query.getAll(name).length > 1);
  const parsed = v.safeParse(input, { action: undefined, amount: undefined, ...Object.fromEntries(query) });
  const faults = [
    ...twice.map((name) => ({ input: name, reason: 'is given more than once' })),
    ...(parsed.issues ?? []).map((issue) => ({ input: v.getDotPath(issue) ?? 'query', reason: issue.message })),
  ];
  if (!parsed.success || faults.length > 0)
    return err({ status: 400, code: 'bad-input', title: 'The request cannot be used', faults });
  return ok({ pool: pool.toLowerCase(), ...parsed.output });
}
