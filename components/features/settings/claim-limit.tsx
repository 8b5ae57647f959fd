'use client';

import { useStored } from '@/hooks/use-stored';

/** The key under which the review of a transaction looks for it. */
const KEY = 'millrace.claims-per-transaction';
/** What can be chosen there too. */
const LIMITS = ['1', '5', '10', '20', '50'] as const;

/** How many claims one transaction may carry: a hardware wallet shows, and some can sign, only so many. */
export function ClaimLimit() {
  const [stored, store] = useStored(KEY);
  return (
    <div className="mt-3 max-w-[64ch]">
      <label className="flex flex-wrap items-baseline gap-x-3">
        <span>Claims in one transaction</span>
        <select
          disabled={stored === undefined}
          value={LIMITS.find((limit) => limit === stored) ?? ''}
          onChange={(event) => store(event.target.value === '' ? null : event.target.value)}
          className="min-h-11 rounded border border-line-strong bg-surface px-3"
        >
          <option value="">as many as fit</option>
          {LIMITS.map((limit) => (
            <option key={limit} value={limit}>
              at most {limit}
            </option>
          ))}
        </select>
      </label>
      <p className="mt-2 text-xs text-muted">
        Hardware wallets show a transaction only in part when it carries much, and some refuse it. With a limit, a large
        claim becomes several transactions, each of which costs its own gas.
      </p>
    </div>
  );
}
