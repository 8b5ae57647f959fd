'use client';

import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { faultWording } from '@/lib/format/fault-wording';
import type { Tokens } from '@/lib/protocols/asset';
import type { Intent } from '@/lib/protocols/protocol';
import type { TxState } from '@/lib/tx/state';

import { FaultAction } from './fault-action';
import { TransactionSteps } from './transaction-steps';
import type { Transaction } from './use-transaction';

type Underway = Extract<TxState, { status: 'simulating' | 'signing' | 'searching' | 'pending' | 'confirming' }>;

interface TransactionProgressProps {
  readonly state: Underway;
  readonly transaction: Transaction;
  readonly intent: Intent;
  readonly tokens: Tokens;
}

/** The steps of a transaction on its way, the one under way, and what stands in its way. */
export function TransactionProgress({ state, transaction, intent, tokens }: TransactionProgressProps) {
  const { trouble, kept, sendAgain, recheck } = transaction;
  const onItsWay = state.status === 'pending' || state.status === 'confirming';
  return (
    <>
      <TransactionSteps state={state} intent={intent} tokens={tokens} />
      {state.status === 'pending' && state.standing === 'dropped' && (
        <Button onClick={sendAgain}>Send it again in the same place</Button>
      )}
      {state.status === 'searching' && <Searching state={state} onRestart={() => recheck()} />}
      {(onItsWay || state.status === 'searching') && !kept && (
        <Notice tone="caution" title="This browser keeps nothing." role="alert">
          Do not close or reload this page before the transaction is through, or note its hash.
        </Notice>
      )}
      {(onItsWay || state.status === 'searching') && trouble !== null && (
        <Notice
          tone="caution"
          title={TROUBLE_TITLE[trouble.code] ?? 'Your wallet’s node does not answer.'}
          role="status"
        >
          {faultWording(trouble)} The transaction is not lost; this goes on when your wallet is back.
        </Notice>
      )}
      {(onItsWay || state.status === 'searching') && trouble !== null && <FaultAction fault={trouble} />}
    </>
  );
}

const TROUBLE_TITLE: Readonly<Record<string, string>> = {
  'wrong-chain': 'This cannot be watched now.',
  disconnected: 'This cannot be watched now.',
};

function Searching({
  state,
  onRestart,
}: {
  readonly state: Extract<TxState, { status: 'searching' }>;
  onRestart(): void;
}) {
  return (
    <>
      <Notice tone="caution" title="Your wallet’s answer is not known." role="alert">
        {state.fault === null ? 'The page was closed while your wallet was asking.' : faultWording(state.fault)} Look
        into your wallet: if it still asks, you may sign there, and this finds it. If it was not signed, start again.
      </Notice>
      <Button onClick={onRestart}>It was not signed: start again</Button>
    </>
  );
}
