'use client';

import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { TextLink } from '@/components/ui/text-link';
import { outcomeWording } from '@/lib/format/intent-wording';
import type { Tokens } from '@/lib/protocols/asset';
import type { Intent } from '@/lib/protocols/protocol';
import type { TxState } from '@/lib/tx/machine';

import { TransactionLink } from './transaction-link';

interface TransactionDoneProps {
  readonly state: Extract<TxState, { status: 'done' }>;
  readonly intent: Intent;
  readonly tokens: Tokens;
  onEnd(): void;
}

/** What really happened, from the transaction's own events. */
export function TransactionDone({ state, intent, tokens, onEnd }: TransactionDoneProps) {
  const hash = state.hashes.at(-1);
  return (
    <>
      <Notice tone="gain" title="Done." role="status">
        {outcomeWording(intent, state.outcome, tokens)}
      </Notice>
      {hash !== undefined && <TransactionLink hash={hash} />}
      {intent.kind === 'request' && (
        // Following the link is also being through with this dialog.
        <p className="text-sm" onClickCapture={onEnd}>
          Its place is on <TextLink href="/withdraw/claim">the claim page</TextLink>, and so will be the ETH when it is
          ready.
        </p>
      )}
      <Button variant="action" onClick={onEnd}>
        Close
      </Button>
    </>
  );
}
