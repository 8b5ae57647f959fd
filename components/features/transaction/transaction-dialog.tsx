'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';

import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { intentTitle } from '@/lib/format/intent-wording';
import { standingWords } from '@/lib/format/standing-wording';
import type { Tokens } from '@/lib/protocols/asset';
import type { Intent, Quote } from '@/lib/protocols/protocol';
import { isEnd, type TxState } from '@/lib/tx/state';

import { TransactionStage } from './transaction-stage';
import { TransactionStatus } from './transaction-status';
import { useStepAside } from './use-step-aside';
import { type TransactionStart, useTransaction } from './use-transaction';

interface TransactionDialogProps {
  readonly start: TransactionStart;
  /** What the page showed when the person pressed the button. */
  readonly shown: Quote;
  readonly tokens: Tokens;
  /** Where transactions wait that are not being looked at. */
  readonly tray: HTMLElement | null;
  /** Counts up when the person asks to see this one again. */
  readonly shows: number;
  /** The person is through with it: the dialog may go. */
  onEnd(): void;
}

/** Carries one intent out: what will happen, the signatures, the wait, what really happened. */
export function TransactionDialog({ start, shown, tokens, tray, shows, onEnd }: TransactionDialogProps) {
  const transaction = useTransaction(start, onEnd);
  // What an earlier page left waits in the tray until the person asks for it.
  const [hidden, setHidden] = useState(start.entry !== null && shows === 0);
  // An end that was seen may still be taken back by the chain: it is watched on, out of sight.
  const [through, setThrough] = useState(start.entry?.seen === true && shows === 0);
  useStepAside(hidden, setHidden);
  const { state, see } = transaction;
  const title = titleOf(start.intent, state, tokens);
  useEffect(() => {
    if (shows === 0) return;
    setHidden(false);
    setThrough(false);
  }, [shows]);
  useEffect(() => {
    if (!isEnd(state)) setThrough(false);
    else if (through && isOver(state)) onEnd();
  }, [state, through, onEnd]);
  const ended = isEnd(state);
  useEffect(() => {
    if (ended && !hidden && document.visibilityState === 'visible') see();
  }, [ended, hidden, see]);
  const close = () => {
    setHidden(true);
    if (ended) {
      see();
      setThrough(true);
    }
    if (isUnsent(state)) onEnd();
  };
  return (
    <>
      <Dialog open={!hidden} onClose={close} title={title}>
        <Stage status={state.status}>
          <TransactionStatus state={state} intent={start.intent} tokens={tokens} />
          <TransactionStage transaction={transaction} start={start} shown={shown} tokens={tokens} onEnd={close} />
        </Stage>
      </Dialog>
      {hidden &&
        !through &&
        tray !== null &&
        createPortal(<TrayRow title={title} state={state} onShow={() => setHidden(false)} />, tray)}
    </>
  );
}

/** Takes the focus along when a stage takes away the button that had it. */
function Stage({ status, children }: { readonly status: TxState['status']; readonly children: ReactNode }) {
  const area = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs for each stage
  useEffect(() => {
    if (document.activeElement === document.body) area.current?.focus();
  }, [status]);
  return (
    <div ref={area} tabIndex={-1} className="grid gap-4.5 outline-none">
      {children}
    </div>
  );
}

function titleOf(intent: Intent, state: TxState, tokens: Tokens): string {
  const revokes = 'steps' in state && state.steps[0]?.kind === 'revoke';
  return revokes ? 'Take back an allowance' : intentTitle(intent, tokens);
}

/** Nothing of it is on its way, and nothing of it is done. */
function isUnsent(state: TxState): boolean {
  if (state.status === 'review') return state.at === 0 && state.insteadOf === null;
  return state.status === 'checking' || state.status === 'refused' || state.status === 'unchecked';
}

/** Nothing about it can change any more. */
function isOver(state: TxState): boolean {
  return 'settled' in state ? state.settled : state.status === 'replaced' || state.status === 'stopped';
}

function TrayRow({ title, state, onShow }: { readonly title: string; readonly state: TxState; onShow(): void }) {
  return (
    <div className="sheet flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 py-3">
      <span role="status">
        {title}: {standingWords(state)}
      </span>
      <Button variant="quiet" onClick={onShow}>
        Show<span className="sr-only"> {title}</span>
      </Button>
    </div>
  );
}
