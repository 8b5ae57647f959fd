'use client';

import { useState } from 'react';
import { createPortal } from 'react-dom';

import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Notice } from '@/components/ui/notice';
import { useClientConfig } from '@/hooks/client-config-context';
import { faultWording } from '@/lib/format/fault-wording';
import { intentTitle } from '@/lib/format/intent-wording';
import { refusalWording } from '@/lib/format/refusal-wording';
import type { Tokens } from '@/lib/protocols/asset';
import type { Intent, Quote } from '@/lib/protocols/protocol';
import type { TxState } from '@/lib/tx/machine';

import { TransactionDone } from './transaction-done';
import { TransactionEnded } from './transaction-ended';
import { TransactionProgress } from './transaction-progress';
import { TransactionReview } from './transaction-review';
import { type Transaction, type TransactionStart, useTransaction } from './use-transaction';

interface TransactionDialogProps {
  readonly start: TransactionStart;
  /** What the page showed when the person pressed the button. */
  readonly shown: Quote;
  readonly tokens: Tokens;
  /** Where transactions wait that are not being looked at. */
  readonly tray: HTMLElement | null;
  /** The person is through with it: the dialog may go. */
  onEnd(): void;
}

/** Carries one intent out: what will happen, the signatures, the wait, what really happened. */
export function TransactionDialog({ start, shown, tokens, tray, onEnd }: TransactionDialogProps) {
  const transaction = useTransaction(start, onEnd);
  // What an earlier page left waits in the tray until the person asks for it.
  const [hidden, setHidden] = useState(start.entry !== null);
  const { state } = transaction;
  const title = intentTitle(start.intent, tokens);
  const end = () => {
    transaction.forget();
    onEnd();
  };
  return (
    <>
      <Dialog open={!hidden} onClose={() => (isUnderway(state) ? setHidden(true) : end())} title={title}>
        <div className="grid gap-4.5">
          <Stage transaction={transaction} intent={start.intent} shown={shown} tokens={tokens} onEnd={end} />
        </div>
      </Dialog>
      {hidden &&
        tray !== null &&
        createPortal(<TrayRow title={title} state={state} onShow={() => setHidden(false)} />, tray)}
    </>
  );
}

function isUnderway(state: TxState): boolean {
  return state.status === 'simulating' || state.status === 'signing' || state.status === 'pending';
}

function TrayRow({ title, state, onShow }: { readonly title: string; readonly state: TxState; onShow(): void }) {
  return (
    <div className="sheet flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 py-3">
      <span role="status">
        {title}: {trayWords(state)}
      </span>
      <Button variant="quiet" onClick={onShow}>
        Show<span className="sr-only"> {title}</span>
      </Button>
    </div>
  );
}

function trayWords(state: TxState): string {
  switch (state.status) {
    case 'simulating':
    case 'signing':
      return 'under way';
    case 'pending':
      return state.standing === 'waiting'
        ? 'sent, waiting for a block'
        : state.standing === 'slow'
          ? 'sent, slow'
          : 'sent, not listed now';
    case 'done':
      return 'done';
    case 'unread':
      return 'confirmed';
    case 'replaced':
      return state.how === 'cancelled' ? 'cancelled' : 'replaced by another transaction';
    case 'failed':
      return 'did not go through';
    default:
      return 'needs you';
  }
}

interface StageProps {
  readonly transaction: Transaction;
  readonly intent: Intent;
  readonly shown: Quote;
  readonly tokens: Tokens;
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
          kept={transaction.kept}
          intent={intent}
          tokens={tokens}
          onEnd={onEnd}
        />
      );
    case 'replaced':
    case 'unread':
      return <TransactionEnded state={state} onEnd={onEnd} />;
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
