'use client';

import type { ReactNode } from 'react';

import { Notice } from '@/components/ui/notice';
import { faultWording } from '@/lib/format/fault-wording';
import { outcomeWording } from '@/lib/format/intent-wording';
import { pendingWording } from '@/lib/format/standing-wording';
import type { Tokens } from '@/lib/protocols/asset';
import type { Intent } from '@/lib/protocols/protocol';
import type { TxState } from '@/lib/tx/state';

interface TransactionStatusProps {
  readonly state: TxState;
  readonly intent: Intent;
  readonly tokens: Tokens;
}

/**
 * How a transaction stands, from the first look to its end, in one place that stays: screen readers tell what changes in a
 * region they know, and not surely what comes together with its region. What went wrong is an alert beside it.
 */
export function TransactionStatus({ state, intent, tokens }: TransactionStatusProps) {
  return (
    // What stands in a review is seen: it needs no words but for those who do not see it.
    <div role="status" className={state.status === 'review' ? 'sr-only' : 'empty:absolute'}>
      {statusOf(state, intent, tokens)}
    </div>
  );
}

function statusOf(state: TxState, intent: Intent, tokens: Tokens): ReactNode {
  switch (state.status) {
    case 'checking':
      return 'Reading the chain through your wallet…';
    case 'review':
      return state.fault === null && reviewWords(state);
    case 'simulating':
      return 'Trying it out without sending…';
    case 'signing':
      return 'Waiting for your signature. Look into your wallet.';
    case 'searching':
      return `Looking in the chain since block ${state.asked.block} for what your wallet may have sent. Nothing of it so far.`;
    case 'pending':
      return pendingWording(state);
    case 'confirming':
      return `In block ${state.mined.block}: ${state.confirmations} of ${state.depth} confirmations.`;
    case 'done':
      return (
        <Notice tone="gain" title="Done.">
          <span className="wrap-anywhere">
            {state.steps[0]?.kind === 'revoke'
              ? 'The allowance is taken back.'
              : outcomeWording(intent, state.outcome, tokens)}
          </span>
        </Notice>
      );
    case 'unread':
      return (
        <Notice tone="caution" title="Confirmed.">
          {faultWording(state.fault)}
        </Notice>
      );
    case 'stopped':
      return (
        <Notice title="Left unfinished.">
          {state.at} of {state.steps.length} steps are done and stand; the rest was not sent.
        </Notice>
      );
    case 'replaced':
      return <Notice title={REPLACED[state.how].title}>{REPLACED[state.how].words}</Notice>;
    case 'refused':
    case 'unchecked':
    case 'failed':
      return null;
  }
}

const REPLACED = {
  cancelled: {
    title: 'Cancelled.',
    words: 'Your wallet sent an empty transaction in its place. Nothing was moved but the network cost.',
  },
  rejected: {
    title: 'Rejected.',
    words: 'The Safe’s owners executed an empty transaction in its place. Nothing was moved.',
  },
  other: {
    title: 'Replaced.',
    words: 'Another transaction of this account used its place. This one can no longer happen; the other one did.',
  },
} as const;

function reviewWords({ at, steps }: Extract<TxState, { status: 'review' }>): string {
  const what = at === 0 ? 'Nothing is sent yet.' : `${at} of ${steps.length} steps are done.`;
  return `${what} Read what will happen, and go on to your wallet.`;
}
