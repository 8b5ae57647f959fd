'use client';

import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { useClientConfig } from '@/hooks/client-config-context';
import type { ChainFault } from '@/lib/chain/fault';
import { faultWording } from '@/lib/format/fault-wording';
import { refusalWording } from '@/lib/format/refusal-wording';
import type { Tokens } from '@/lib/protocols/asset';
import type { Quote } from '@/lib/protocols/protocol';

import { FaultAction } from './fault-action';
import { TransactionDone } from './transaction-done';
import { TransactionEnded } from './transaction-ended';
import { TransactionFailed } from './transaction-failed';
import { TransactionProgress } from './transaction-progress';
import { TransactionReview } from './transaction-review';
import type { Transaction, TransactionStart } from './use-transaction';

interface StageProps {
  readonly transaction: Transaction;
  readonly start: TransactionStart;
  readonly shown: Quote;
  readonly tokens: Tokens;
  onEnd(): void;
}

/** What the dialog shows of a transaction beside its status, by where it stands. */
export function TransactionStage({ transaction, start, shown, tokens, onEnd }: StageProps) {
  const { state, recheck } = transaction;
  const { blockSeconds } = useClientConfig();
  const { intent } = start;
  switch (state.status) {
    case 'checking':
      return null;
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
          fault={state.fault}
          onRetry={recheck}
        />
      );
    case 'review':
      return <TransactionReview state={state} transaction={transaction} start={start} shown={shown} tokens={tokens} />;
    case 'simulating':
    case 'signing':
    case 'searching':
    case 'pending':
    case 'confirming':
      return <TransactionProgress state={state} transaction={transaction} intent={intent} tokens={tokens} />;
    case 'failed':
      return (
        <TransactionFailed
          state={state}
          transaction={transaction}
          account={start.account}
          intent={intent}
          tokens={tokens}
          onEnd={onEnd}
        />
      );
    case 'replaced':
    case 'stopped':
    case 'unread':
      return (
        <TransactionEnded
          state={state}
          transaction={transaction}
          account={start.account}
          tokens={tokens}
          onEnd={onEnd}
        />
      );
    case 'done':
      return <TransactionDone state={state} intent={intent} onEnd={onEnd} />;
  }
}

interface RetryProps {
  readonly title: string;
  readonly words: string;
  readonly fault?: ChainFault;
  onRetry(): void;
}

function Retry({ title, words, fault, onRetry }: RetryProps) {
  return (
    <>
      <Notice tone="loss" title={title} role="alert">
        {words}
      </Notice>
      {fault !== undefined && <FaultAction fault={fault} />}
      <Button onClick={() => onRetry()}>Look again</Button>
    </>
  );
}
