'use client';

import { TransactionLink } from '@/components/pool/transaction-link';
import { type ProgressStep, ProgressSteps } from '@/components/ui/progress-steps';
import { stepWording } from '@/lib/format/step-wording';
import type { Tokens } from '@/lib/protocols/asset';
import type { Intent } from '@/lib/protocols/protocol';
import type { Flow, TxState } from '@/lib/tx/state';

type Shown = Flow & Exclude<TxState, { status: 'checking' | 'refused' | 'unchecked' }>;

/** The signatures of a flow, each with its transaction once there is one. */
export function TransactionSteps({
  state,
  intent,
  tokens,
}: {
  readonly state: Shown;
  readonly intent: Intent;
  readonly tokens: Tokens;
}) {
  const steps = state.steps.map((_, index): ProgressStep => {
    const hash = hashOf(state, index);
    return {
      id: String(index),
      label: stepWording(state.steps, index, intent, tokens),
      state: stepState(state, index),
      detail: hash === null ? null : <TransactionLink hash={hash} />,
    };
  });
  return <ProgressSteps label="Steps of this transaction" steps={steps} />;
}

/** A transaction's hash; for a proposal or a batch only once it is in the chain. */
function hashOf(state: Shown, index: number): `0x${string}` | null {
  const behind = state.hashes[index];
  if (behind !== undefined) return behind;
  if (index !== state.at) return null;
  if (state.status === 'confirming') return state.mined.hash;
  return state.status === 'pending' && state.sent.kind === 'transaction' ? state.sent.hash : null;
}

function stepState(state: Shown, index: number): ProgressStep['state'] {
  if (index < state.at) return 'done';
  if (index > state.at) return 'next';
  return state.status === 'failed' ? 'failed' : 'current';
}
