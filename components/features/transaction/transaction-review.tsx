'use client';

import { Button } from '@/components/ui/button';
import { Ledger, LedgerRow } from '@/components/ui/ledger';
import { Mono } from '@/components/ui/mono';
import { Notice } from '@/components/ui/notice';
import { faultWording } from '@/lib/format/fault-wording';
import { amountWording } from '@/lib/format/intent-wording';
import type { Tokens } from '@/lib/protocols/asset';
import type { Intent, Quote } from '@/lib/protocols/protocol';
import { isAct } from '@/lib/tx/flow-step';
import type { TxState } from '@/lib/tx/state';

import { ClaimsPerTransaction } from './claims-per-transaction';
import { FaultAction } from './fault-action';
import { LeftOverAllowance } from './left-over-allowance';
import { ReviewSignatures } from './review-signatures';
import type { Transaction, TransactionStart } from './use-transaction';

interface TransactionReviewProps {
  readonly state: Extract<TxState, { status: 'review' }>;
  readonly transaction: Transaction;
  readonly start: TransactionStart;
  readonly shown: Quote;
  readonly tokens: Tokens;
}

/** What will happen, as the wallet's own connection sees it, before anything is signed. */
export function TransactionReview({ state, transaction, start, shown, tokens }: TransactionReviewProps) {
  const { quote, steps, at, fault } = state;
  const { confirm, recheck, stop } = transaction;
  const begun = steps.slice(0, at).some(isAct);
  return (
    <>
      {fault !== null && <Refused state={state} />}
      {fault !== null && <FaultAction fault={fault} />}
      {state.insteadOf !== null && (
        <Notice tone="caution" title="In the place of the one that was dropped." role="status">
          It is sent with the same nonce ({state.insteadOf}), so that only one of both can ever happen. Do not change
          the nonce in your wallet.
        </Notice>
      )}
      {!begun && steps[0]?.kind !== 'revoke' && (
        <>
          <WorseThanShown quote={quote} shown={shown} intent={start.intent} tokens={tokens} />
          <QuoteLedger quote={quote} intent={start.intent} tokens={tokens} />
          {start.intent.kind === 'claim' && start.intent.to !== undefined && (
            <Notice tone="caution" title="It is paid to another account:">
              <Mono value={start.intent.to} className="break-all" />. Compare it with what your wallet shows; it cannot
              be taken back.
            </Notice>
          )}
        </>
      )}
      {start.intent.kind === 'claim' && start.intent.ids.length > 1 && !begun && (
        <ClaimsPerTransaction transaction={transaction} />
      )}
      <ReviewSignatures state={state} transaction={transaction} intent={start.intent} tokens={tokens} />
      <p className="text-xs text-muted">
        Read through your wallet’s own connection just now. Each step is tried out before you are asked to sign it.
      </p>
      <Button variant="action" onClick={confirm}>
        {fault === null ? 'Go on to your wallet' : 'Try again'}
      </Button>
      {fault !== null && fault.code !== 'rejected' && !begun && (
        <Button onClick={() => recheck()}>Read everything again</Button>
      )}
      <OtherWay state={state} onRecheck={recheck} />
      <LeftOverAllowance state={state} tokens={tokens} onRevoke={transaction.revoke} />
      {at > 0 && <Button onClick={stop}>Leave the rest undone</Button>}
    </>
  );
}

function Refused({ state: { fault, at, hashes } }: { readonly state: TransactionReviewProps['state'] }) {
  if (fault === null) return null;
  const declined = fault.code === 'rejected';
  const stands = at > 0 && hashes.some((hash) => hash !== null);
  return (
    <Notice tone={declined ? 'plain' : 'loss'} title={declined ? 'Declined.' : 'Not sent.'} role="alert">
      {faultWording(fault)}{' '}
      {stands ? 'The step before it is done and stands; only this one is left.' : 'Nothing was sent.'}
    </Notice>
  );
}

/** For a wallet that turns out not to be able to batch or to sign permits: the longer way. */
function OtherWay({
  state,
  onRecheck,
}: {
  readonly state: TransactionReviewProps['state'];
  readonly onRecheck: Transaction['recheck'];
}) {
  if (state.fault === null) return null;
  const kind = state.steps[state.at]?.kind;
  if (kind === 'batch')
    return <Button onClick={() => onRecheck({ avoided: ['batch'] })}>One transaction after the other instead</Button>;
  if (kind === 'permit')
    return <Button onClick={() => onRecheck({ avoided: ['batch', 'permit'] })}>Approve by transaction instead</Button>;
  return null;
}

function QuoteLedger({
  quote,
  intent,
  tokens,
}: {
  readonly quote: Quote;
  readonly intent: Intent;
  readonly tokens: Tokens;
}) {
  const most = quote.requests.reduce((sum, part) => sum + part, 0n);
  return (
    <Ledger>
      {quote.give !== null && <LedgerRow label="You give">{amountWording(quote.give, tokens)}</LedgerRow>}
      {quote.requests.length > 1 && <LedgerRow label="Requests">{quote.requests.length}</LedgerRow>}
      {quote.requests.length > 0 && (
        <LedgerRow label={quote.estimated ? 'Pays about, at the rate of now' : 'Pays at most'}>
          {amountWording({ asset: tokens.underlying === undefined ? 'ether' : 'underlying', amount: most }, tokens)}
        </LedgerRow>
      )}
      {quote.receive !== null && (
        <LedgerRow
          label={intent.kind === 'claim' && intent.to !== undefined ? 'The receiver gets' : 'You receive'}
          total
        >
          {amountWording(quote.receive, tokens)}
        </LedgerRow>
      )}
      {intent.kind === 'sell' && (
        <LedgerRow label="At least, or nothing is sold">
          {amountWording({ asset: 'ether', amount: intent.least }, tokens)}
        </LedgerRow>
      )}
    </Ledger>
  );
}

/** The person decides on what was shown. When the chain says less now, they see both, and why that happens. */
function WorseThanShown({
  quote,
  shown,
  intent,
  tokens,
}: {
  readonly quote: Quote;
  readonly shown: Quote;
  readonly intent: Intent;
  readonly tokens: Tokens;
}) {
  if (quote.receive === null || shown.receive === null || quote.receive.amount >= shown.receive.amount) return null;
  return (
    <Notice tone="caution" title="Less than the page showed." role="alert">
      It showed {amountWording(shown.receive, tokens)}; at the newest block it is {amountWording(quote.receive, tokens)}
      .{' '}
      {intent.kind === 'sell'
        ? 'The market’s price moved in between. It still pays at least your minimum.'
        : 'The exchange rate moved in between, as it does when a report lands.'}
    </Notice>
  );
}
