'use client';

import { TransactionLink } from '@/components/pool/transaction-link';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { TextLink } from '@/components/ui/text-link';
import { outcomeWording } from '@/lib/format/intent-wording';
import type { Tokens } from '@/lib/protocols/asset';
import type { Intent } from '@/lib/protocols/protocol';
import type { TxState } from '@/lib/tx/state';

interface TransactionDoneProps {
  readonly state: Extract<TxState, { status: 'done' }>;
  readonly intent: Intent;
  readonly tokens: Tokens;
  onEnd(): void;
}

/** What really happened, from the transaction's own events. */
export function TransactionDone({ state, intent, tokens, onEnd }: TransactionDoneProps) {
  const revoked = state.steps[0]?.kind === 'revoke';
  return (
    <>
      <Notice tone="gain" title="Done." role="status">
        <span className="wrap-anywhere">
          {revoked ? 'The allowance is taken back.' : outcomeWording(intent, state.outcome, tokens)}
        </span>
      </Notice>
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
