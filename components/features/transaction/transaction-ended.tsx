'use client';

import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { faultWording } from '@/lib/format/fault-wording';
import type { TxState } from '@/lib/tx/machine';

import { TransactionLink } from './transaction-link';

type Ended = Extract<TxState, { status: 'replaced' | 'unread' }>;

/** Ends that are neither done nor failed: another transaction took the place, or the events could not be read. */
export function TransactionEnded({ state, onEnd }: { readonly state: Ended; onEnd(): void }) {
  const hash = state.status === 'replaced' ? state.by : state.hashes.at(-1);
  return (
    <>
      <Notice tone={state.status === 'unread' ? 'caution' : 'plain'} title={titleOf(state)} role="status">
        {state.status === 'unread' ? faultWording(state.fault) : REPLACED_WORDS[state.how]}
      </Notice>
      {hash !== undefined && <TransactionLink hash={hash} />}
      <Button variant="action" onClick={onEnd}>
        Close
      </Button>
    </>
  );
}

const REPLACED_WORDS = {
  cancelled: 'Your wallet sent an empty transaction in its place. Nothing was moved but the network cost.',
  other: 'Another transaction of this account used its place. This one can no longer happen; the other one did.',
} as const;

function titleOf(state: Ended): string {
  if (state.status === 'unread') return 'Confirmed.';
  return state.how === 'cancelled' ? 'Cancelled.' : 'Replaced.';
}
