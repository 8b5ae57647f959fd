'use client';

import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { type ProgressStep, ProgressSteps } from '@/components/ui/progress-steps';
import type { ChainFault } from '@/lib/chain/fault';
import { faultWording } from '@/lib/format/fault-wording';
import { stepWording } from '@/lib/format/intent-wording';
import type { Intent, PoolSnapshot } from '@/lib/protocols/protocol';
import type { TxState } from '@/lib/tx/machine';

import { TransactionLink } from './transaction-link';

type Underway = Extract<TxState, { status: 'simulating' | 'signing' | 'pending' | 'failed' }>;

interface TransactionProgressProps {
  readonly state: Underway;
  readonly trouble: ChainFault | null;
  readonly intent: Intent;
  readonly tokens: PoolSnapshot['tokens'];
  onEnd(): void;
}

/** The steps of a transaction on its way, the one under way, and how it stands. */
export function TransactionProgress({ state, trouble, intent, tokens, onEnd }: TransactionProgressProps) {
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
      <p role="status">{STAGE_WORDS[state.status]}</p>
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

const STAGE_WORDS = {
  simulating: 'Trying it out without sending…',
  signing: 'Waiting for your signature. Look into your wallet.',
  pending: 'Sent. Waiting until it is in a block. You may close this; it goes on.',
  failed: '',
} as const;

function stepState(state: Underway, index: number): ProgressStep['state'] {
  if (index < state.at) return 'done';
  if (index > state.at) return 'next';
  return state.status === 'failed' ? 'failed' : 'current';
}
