'use client';

import type { Address } from 'viem';

import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { Notice } from '@/components/ui/notice';
import { faultWording } from '@/lib/format/fault-wording';
import type { Tokens } from '@/lib/protocols/asset';
import type { Intent } from '@/lib/protocols/protocol';
import { faultReport } from '@/lib/tx/fault-report';
import type { TxState } from '@/lib/tx/state';

import { LeftOverAllowance } from './left-over-allowance';
import { TransactionSteps } from './transaction-steps';
import type { Transaction } from './use-transaction';

interface TransactionFailedProps {
  readonly state: Extract<TxState, { status: 'failed' }>;
  readonly transaction: Transaction;
  readonly account: Address;
  readonly intent: Intent;
  readonly tokens: Tokens;
  onEnd(): void;
}

/** A transaction that was mined and reverted: why, what it left behind, and how to go on. */
export function TransactionFailed({ state, transaction, account, intent, tokens, onEnd }: TransactionFailedProps) {
  return (
    <>
      <TransactionSteps state={state} intent={intent} tokens={tokens} />
      <Notice tone="loss" title="It did not go through." role="alert">
        {faultWording(state.fault)} Only the network cost was spent.
      </Notice>
      <p className="text-sm">
        <CopyButton text={faultReport(state)} what="a report of this, without anything secret" label="Copy a report" />
      </p>
      <LeftOverAllowance state={state} account={account} tokens={tokens} onRevoke={transaction.revoke} />
      <Button onClick={() => transaction.recheck()}>Look again</Button>
      <Button onClick={onEnd}>Close</Button>
    </>
  );
}
