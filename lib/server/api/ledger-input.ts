import 'server-only';

import * as v from 'valibot';
import type { Address } from 'viem';

import { err, ok, type Result } from '@/lib/result';

import type { Moment } from '../ledger/ledger-range';
import type { Problem } from '../problem';
import { addressInput } from './address-input';

const FORMATS = ['json', 'csv', 'koinly', 'rotki'] as const;

/** How a ledger is written. */
export type LedgerFormat = (typeof FORMATS)[number];

/** What is asked of the ledger route. */
export interface LedgerInput {
  readonly account: Address;
  readonly from: Moment | null;
  readonly to: Moment | null;
  readonly format: LedgerFormat;
  /** One pool; null for all. */
  readonly pool: string | null;
}

const block = v.pipe(
  v.string(),
  v.regex(/^\d{1,15}$/),
  v.transform((text): Moment => ({ block: BigInt(text) })),
);
const day = v.pipe(
  v.string(),
  v.isoDate(),
  v.transform((text) => ({ text, dayMs: Date.parse(`${text}T00:00:00Z`) })),
  // The 31st of February is taken for a day of March.
  v.check(({ text, dayMs }) => dayMs >= 0 && new Date(dayMs).toISOString().startsWith(text)),
  v.transform(({ dayMs }): Moment => ({ dayStart: BigInt(dayMs / 1_000) })),
);
const moment = v.optional(v.union([block, day], 'must be a block number or a day such as 2026-01-31'));

const input = v.strictObject(
  {
    address: addressInput,
    from: moment,
    to: moment,
    format: v.optional(v.picklist(FORMATS, `must be one of ${FORMATS.join(', ')}`)),
    pool: v.optional(v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,60}$/, 'must be a pool’s id, as in the snapshot'))),
  },
  'is not known here; there are from, to, format and pool',
);

/**
 * Reads what is asked, from the path, the query and the Accept header.
 * @returns the problem with every fault when it cannot be used
 */
export function parseLedgerInput(address: string, request: Request): Result<LedgerInput, Problem> {
  const query = filledIn(new URL(request.url).searchParams);
  const twice = [...new Set(query.keys())].filter((name) => query.getAll(name).length > 1);
  const parsed = v.safeParse(input, { ...Object.fromEntries(query), address });
  const faults = [
    ...twice.map((name) => ({ input: name, reason: 'is given more than once' })),
    ...(parsed.issues ?? []).map((issue) => ({ input: v.getDotPath(issue) ?? 'query', reason: issue.message })),
  ];
  if (!parsed.success || faults.length > 0)
    return err({ status: 400, code: 'bad-input', title: 'The request cannot be used', faults });
  const { from = null, to = null, format = prefersCsv(request) ? 'csv' : 'json', pool = null } = parsed.output;
  return ok({ account: parsed.output.address, from, to, format, pool });
}

/** A form sends its empty fields too; they ask for nothing. */
function filledIn(query: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...query].filter(([, value]) => value !== ''));
}

/** Whoever names CSV and not JSON gets CSV. */
function prefersCsv(request: Request): boolean {
  const accept = request.headers.get('accept') ?? '';
  return accept.includes('text/csv') && !accept.includes('application/json');
}
