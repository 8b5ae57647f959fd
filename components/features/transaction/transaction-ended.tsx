'use client';

import type { Address } from 'viem';
import { TransactionLink } from '@/components/pool/transaction-link';

import { Button } from '@/components/ui/button';
import type { Tokens } from '@/lib/protocols/asset';
import type { TxState } from '@/lib/tx/state';

import { LeftOverAllowance } from './left-over-allowance';
import type { Transaction } from './use-transaction';

type Ended = Extract<TxState, { status: 'replaced' | 'stopped' | 'unread' }>;

interface TransactionEndedProps {
  readonly state: Ended;
  readonly transaction: Transaction;
  readonly account: Address;
  readonly tokens: Tokens;
  onEnd(): void;
}

/** Ends that are neither done nor failed: another transaction took the place, or the events could not be read. */
export function TransactionEnded({ state, transaction, account, tokens, onEnd }: TransactionEndedProps) {
  const hash = state.status === 'replaced' ? state.by : state.hashes.findLast((known) => known !== null);
  return (
    <>
      {hash !== undefined && hash !== null && <TransactionLink hash={hash} />}
      <LeftOverAllowance state={state} account={account} tokens={tokens} onRevoke={transaction.revoke} />
      {state.status === 'replaced' && <Button onClick={() => transaction.recheck()}>Prepare it again</Button>}
      <Button variant="action" onClick={onEnd}>
        Close
      </Button>
    </>
  );
}
