'use client';

import { TransactionLink } from '@/components/pool/transaction-link';
import { Button } from '@/components/ui/button';
import { TextLink } from '@/components/ui/text-link';
import type { Intent } from '@/lib/protocols/protocol';
import type { TxState } from '@/lib/tx/state';

interface TransactionDoneProps {
  readonly state: Extract<TxState, { status: 'done' }>;
  readonly intent: Intent;
  onEnd(): void;
}

/** Where to look at what happened, and where it goes on. */
export function TransactionDone({ state, intent, onEnd }: TransactionDoneProps) {
  const revoked = state.steps[0]?.kind === 'revoke';
  return (
    <>
      {state.hashes.map((hash) => hash !== null && <TransactionLink key={hash} hash={hash} />)}
      {intent.kind === 'request' && !revoked && (
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
