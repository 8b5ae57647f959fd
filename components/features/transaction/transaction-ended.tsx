'use client';

import type { Address } from 'viem';
import { TransactionLink } from '@/components/pool/transaction-link';

import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { faultWording } from '@/lib/format/fault-wording';
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
      <Notice tone={state.status === 'unread' ? 'caution' : 'plain'} title={titleOf(state)} role="status">
        {wordsOf(state)}
      </Notice>
      {hash !== undefined && hash !== null && <TransactionLink hash={hash} />}
      <LeftOverAllowance state={state} account={account} tokens={tokens} onRevoke={transaction.revoke} />
      {state.status === 'replaced' && <Button onClick={() => transaction.recheck()}>Prepare it again</Button>}
      <Button variant="action" onClick={onEnd}>
        Close
      </Button>
    </>
  );
}

const REPLACED = {
  cancelled: {
    title: 'Cancelled.',
    words: 'Your wallet sent an empty transaction in its place. Nothing was moved but the network cost.',
  },
  rejected: {
    title: 'Rejected.',
    words: 'The Safe’s owners executed an empty transaction in its place. Nothing was moved.',
  },
  other: {
    title: 'Replaced.',
    words: 'Another transaction of this account used its place. This one can no longer happen; the other one did.',
  },
} as const;

function titleOf(state: Ended): string {
  if (state.status === 'unread') return 'Confirmed.';
  return state.status === 'stopped' ? 'Left unfinished.' : REPLACED[state.how].title;
}

function wordsOf(state: Ended): string {
  if (state.status === 'unread') return faultWording(state.fault);
  if (state.status === 'replaced') return REPLACED[state.how].words;
  return `${state.at} of ${state.steps.length} steps are done and stand; the rest was not sent.`;
}
