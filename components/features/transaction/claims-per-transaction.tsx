'use client';

import { useId } from 'react';

import { CLAIM_LIMITS, keepClaimsPerTransaction } from './claims-limit';
import type { Transaction } from './use-transaction';

/** Chooses how many claims a transaction carries; the rest goes on in further transactions. */
export function ClaimsPerTransaction({ transaction }: { readonly transaction: Transaction }) {
  const id = useId();
  const { choices, recheck } = transaction;
  return (
    <p className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 text-sm">
      <label htmlFor={id} className="text-muted">
        Claims in one transaction
        <span className="block text-xs">A hardware wallet can sign only so much at once.</span>
      </label>
      <select
        id={id}
        className="min-h-9.5 rounded border border-line-strong bg-surface px-2"
        value={choices.claimsPerTransaction ?? ''}
        onChange={(event) => {
          const limit = event.target.value === '' ? null : Number(event.target.value);
          keepClaimsPerTransaction(limit);
          recheck({ claimsPerTransaction: limit });
        }}
      >
        <option value="">as many as fit</option>
        {CLAIM_LIMITS.map((limit) => (
          <option key={limit} value={limit}>
            at most {limit}
          </option>
        ))}
      </select>
    </p>
  );
}
