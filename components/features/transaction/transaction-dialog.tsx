'use client';

import { useState } from 'react';

import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Notice } from '@/components/ui/notice';
import { useClientConfig } from '@/hooks/client-config-context';
import { faultWording } from '@/lib/format/fault-wording';
import { intentTitle } from '@/lib/format/intent-wording';
import { refusalWording } from '@/lib/format/refusal-wording';
import type { Intent, PoolSnapshot, Quote } from '@/lib/protocols/protocol';

import { TransactionDone } from './transaction-done';
import { TransactionProgress } from './transaction-progress';
import { TransactionReview } from './transaction-review';
import { type Transaction, useTransaction } from './use-transaction';

interface TransactionDialogProps {
  readonly intent: Intent;
  /** What the page showed when the person pressed the button. */
  readonly shown: Quote;
  readonly tokens: PoolSnapshot['tokens'];
  /** The person is through with it: the dialog may go. */
  onEnd(): void;
}

/** Carries one intent out: what will happen, the signatures, the wait, what really happened. */
export function TransactionDialog({ intent, shown, tokens, onEnd }: TransactionDialogProps) {
  const transaction = useTransaction(intent);
  const [hidden, setHidden] = useState(false);
  const { state } = transaction;
  const underway = state.status === 'simulating' || state.status === 'signing' || state.status === 'pending';
  const title = intentTitle(intent, tokens);
  const close = () => (underway ? setHidden(true) : onEnd());
  return (
    <>
      <Dialog open={!hidden} onClose={close} title={title}>
        <div className="grid gap-4.5">
          <Stage transaction={transaction} intent={intent} shown={shown} tokens={tokens} onEnd={onEnd} />
        </div>
      </Dialog>
      {hidden && (
        <div className="fixed inset-x-0 bottom-0 z-10 border-t border-ink bg-surface">
          <div role="status" className="sheet flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 py-3">
            <span>
              {title}:{' '}
              {state.status === 'done' ? 'done' : state.status === 'failed' ? 'did not go through' : 'under way'}
            </span>
            <Button variant="quiet" onClick={() => setHidden(false)}>
              Show
            </Button>
          </div>
        </div>
      )}
    </>
  );
}

interface StageProps {
  readonly transaction: Transaction;
  readonly intent: Intent;
  readonly shown: Quote;
  readonly tokens: PoolSnapshot['tokens'];
  onEnd(): void;
}

function Stage({ transaction, intent, shown, tokens, onEnd }: StageProps) {
  const { state, confirm, recheck } = transaction;
  const { blockSeconds } = useClientConfig();
  switch (state.status) {
    case 'checking':
      return <p role="status">Reading the chain through your wallet…</p>;
    case 'refused':
      return (
        <Retry
          title="The chain would refuse this now."
          words={refusalWording(state.refusal, { tokens, blockSeconds })}
          onRetry={recheck}
        />
      );
    case 'unchecked':
      return (
        <Retry
          title="This could not be checked."
          words={`${faultWording(state.fault)} Nothing was sent.`}
          onRetry={recheck}
        />
      );
    case 'review':
      return (
        <TransactionReview
          state={state}
          intent={intent}
          shown={shown}
          tokens={tokens}
          onConfirm={confirm}
          onRecheck={recheck}
        />
      );
    case 'simulating':
    case 'signing':
    case 'pending':
    case 'failed':
      return (
        <TransactionProgress
          state={state}
          trouble={transaction.trouble}
          intent={intent}
          tokens={tokens}
          onEnd={onEnd}
        />
      );
    case 'done':
      return <TransactionDone state={state} intent={intent} tokens={tokens} onEnd={onEnd} />;
  }
}

function Retry({ title, words, onRetry }: { readonly title: string; readonly words: string; onRetry(): void }) {
  return (
    <>
      <Notice tone="loss" title={title} role="alert">
        {words}
      </Notice>
      <Button onClick={onRetry}>Look again</Button>
    </>
  );
}
