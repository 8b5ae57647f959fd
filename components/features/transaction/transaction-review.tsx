'use client';

import { Button } from '@/components/ui/button';
import { Ledger, LedgerRow } from '@/components/ui/ledger';
import { Notice } from '@/components/ui/notice';
import { faultWording } from '@/lib/format/fault-wording';
import { amountWording, stepWording } from '@/lib/format/intent-wording';
import type { Tokens } from '@/lib/protocols/asset';
import type { Intent, Quote } from '@/lib/protocols/protocol';
import type { TxState } from '@/lib/tx/machine';

interface TransactionReviewProps {
  readonly state: Extract<TxState, { status: 'review' }>;
  readonly intent: Intent;
  readonly shown: Quote;
  readonly tokens: Tokens;
  onConfirm(): void;
  onRecheck(): void;
}

/** What will happen, as the wallet's own connection sees it, before anything is signed. */
export function TransactionReview({ state, intent, shown, tokens, onConfirm, onRecheck }: TransactionReviewProps) {
  const { quote, steps, at, fault } = state;
  const left = steps.length - at;
  return (
    <>
      {fault !== null && (
        <Notice
          tone={fault.code === 'rejected' ? 'plain' : 'loss'}
          title={fault.code === 'rejected' ? 'Declined.' : 'Not sent.'}
          role="alert"
        >
          {faultWording(fault)}{' '}
          {at === 0 ? 'Nothing was sent.' : 'The step before it is done and stands; only this one is left.'}
        </Notice>
      )}
      <WorseThanShown quote={quote} shown={shown} tokens={tokens} />
      <Ledger>
        {quote.give !== null && <LedgerRow label="You give">{amountWording(quote.give, tokens)}</LedgerRow>}
        {quote.requests.length > 0 && (
          <LedgerRow label="Pays at most">
            {amountWording({ asset: 'ether', amount: quote.requests.reduce((sum, part) => sum + part, 0n) }, tokens)}
          </LedgerRow>
        )}
        {quote.receive !== null && (
          <LedgerRow label="You receive" total>
            {amountWording(quote.receive, tokens)}
          </LedgerRow>
        )}
      </Ledger>
      <section>
        <h3 className="mb-1">{left === 1 ? 'One signature' : `${left} signatures`}</h3>
        <ol className="list-decimal pl-5 text-sm">
          {steps.slice(at).map((step) => (
            <li key={step.kind}>{stepWording(step, intent, tokens)}</li>
          ))}
        </ol>
      </section>
      <p className="text-xs text-muted">
        Read through your wallet’s own connection just now. Each step is tried out before you are asked to sign it.
      </p>
      <Button variant="action" onClick={onConfirm}>
        {fault === null ? 'Go on to your wallet' : 'Try again'}
      </Button>
      {fault !== null && fault.code !== 'rejected' && <Button onClick={onRecheck}>Read everything again</Button>}
    </>
  );
}

/** The person decides on what was shown. When the chain says less now, they see both. */
function WorseThanShown({
  quote,
  shown,
  tokens,
}: {
  readonly quote: Quote;
  readonly shown: Quote;
  readonly tokens: Tokens;
}) {
  if (quote.receive === null || shown.receive === null || quote.receive.amount >= shown.receive.amount) return null;
  return (
    <Notice tone="caution" title="Less than the page showed." role="alert">
      It showed {amountWording(shown.receive, tokens)}; at the newest block it is {amountWording(quote.receive, tokens)}
      .
    </Notice>
  );
}
