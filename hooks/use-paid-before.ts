'use client';

import { useMemo } from 'react';
import type { Address } from 'viem';

import { JOURNAL_KEY, parseJournal } from '@/lib/tx/journal';

import { useStored } from './use-stored';

/** The accounts that were paid from this browser before, by the record it keeps of transactions. */
export function usePaidBefore(): readonly Address[] {
  const [text] = useStored(JOURNAL_KEY);
  return useMemo(
    () =>
      parseJournal(text ?? null).flatMap(({ intent, state }) =>
        state.status === 'done' && intent.kind === 'claim' && intent.to !== undefined ? [intent.to] : [],
      ),
    [text],
  );
}
