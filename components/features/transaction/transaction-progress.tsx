'use client';

import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { type ProgressStep, ProgressSteps } from '@/components/ui/progress-steps';
import type { ChainFault } from '@/lib/chain/fault';
import { faultWording } from '@/lib/format/fault-wording';
import { stepWording } from '@/lib/format/intent-wording';
import type { Tokens } from '@/lib/protocols/asset';
import type { Intent } from '@/lib/protocols/protocol';
import type { TxState } from '@/lib/tx/machine';

import { TransactionLink } from './transaction-link';

type Underway = Extract<TxState, { status: 'simulating' | 'signing' | 'pending' | 'failed' }>;

interface TransactionProgressProps {
  readonly state: Underway;
  readonly trouble: ChainFault | null;
  /** This browser will find the transaction again after a reload. */
  readonly kept: boolean;
  readonly intent: Intent;
  readonly tokens: Tokens;
  onEnd(): void;
}

/** The steps of a transaction on its way, the one under way, and how it stands. */
export function TransactionProgress({ state, trouble, kept, intent, tokens, onEnd }: TransactionProgressProps) {
  const steps = state.steps.map((step, index): ProgressStep => {
    const hash = state.hashes[index];
    return {
      id: step.kind,
      label: stepWording(step, intent, tokens),
      state: stepState(state, index),
      detail: hash === undefined ? null : <TransactionLink hash={hash} />,
    };
  });
  return (
    <>
      <ProgressSteps label="Steps of this transaction" steps={steps} />
      <p role="status">{stageWords(state)}</p>
      {state.status === 'pending' && !kept && (
        <Notice tone="caution" title="This browser keeps nothing." role="alert">
          Do not close or reload this page before the transaction is through, or note its hash.
        </Notice>
      )}
      {state.status === 'failed' && (
        <>
          <Notice tone="loss" title="It did not go through." role="alert">
            {faultWording(state.fault)} Only the network cost was spent.
          </Notice>
          <Button onClick={onEnd}>Close</Button>
        </>
      )}
      {state.status === 'pending' && trouble !== null && (
        <Notice tone="caution" title="Your wallet’s node does not answer." role="status">
          {faultWording(trouble)} The transaction is not lost; this goes on when the node answers.
        </Notice>
      )}
    </>
  );
}

function stageWords(state: Underway): string {
  switch (state.status) {
    case 'simulating':
      return 'Trying it out without sending…';
    case 'signing':
      return 'Waiting for your signature. Look into your wallet.';
    case 'pending':
      return STANDING_WORDS[state.standing];
    case 'failed':
      return '';
  }
}

const STANDING_WORDS = {
  waiting: 'Sent. Waiting until it is in a block. You may close this, or the page: it is not lost.',
  slow: 'Sent, and slow: the network pays more for other transactions now. It can still go through at any time. Your wallet can speed it up; do not send it a second time.',
  missing:
    'Sent, but the node does not list it now: your wallet may have replaced it, or the node dropped it. It can still go through, so do not send it a second time before this is clear.',
} as const;

function stepState(state: Underway, index: number): ProgressStep['state'] {
  if (index < state.at) return 'done';
  if (index > state.at) return 'next';
  return state.status === 'failed' ? 'failed' : 'current';
}
