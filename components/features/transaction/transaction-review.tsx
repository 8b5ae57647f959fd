'use client';

import type { ReactNode } from 'react';

import { Button } from '@/components/ui/button';
import { Ledger, LedgerRow } from '@/components/ui/ledger';
import { Mono } from '@/components/ui/mono';
import { Notice } from '@/components/ui/notice';
import type { ProvenanceSource } from '@/components/ui/provenance';
import { ProvenanceOnDemand } from '@/components/ui/provenance-on-demand';
import { faultWording } from '@/lib/format/fault-wording';
import { amountWording } from '@/lib/format/intent-wording';
import type { Tokens } from '@/lib/protocols/asset';
import type { Intent, Quote } from '@/lib/protocols/protocol';
import { isAct } from '@/lib/tx/flow-step';
import type { TxState } from '@/lib/tx/state';

import { ClaimsPerTransaction } from './claims-per-transaction';
import { FaultAction } from './fault-action';
import { LeftOverAllowance } from './left-over-allowance';
import {
  givenSource,
  leastSource,
  paidLaterSource,
  type Quoted,
  receivedSource,
  requestCountSource,
} from './quote-sources';
import { ReviewSignatures } from './review-signatures';
import { useQuoted } from './use-quoted';
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
  const quoted = useQuoted(state, start);
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
          <WorseThanShown quote={quote} shown={shown} intent={start.intent} tokens={tokens} quoted={quoted} />
          <QuoteLedger quote={quote} intent={start.intent} tokens={tokens} quoted={quoted} />
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
      <ReviewSignatures
        state={state}
        transaction={transaction}
        account={start.account}
        intent={start.intent}
        tokens={tokens}
      />
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
      <LeftOverAllowance state={state} account={start.account} tokens={tokens} onRevoke={transaction.revoke} />
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

interface QuotePartProps {
  readonly quote: Quote;
  readonly intent: Intent;
  readonly tokens: Tokens;
  /** Where the quote is from; null where that is not known. */
  readonly quoted: Quoted | null;
}

function QuoteLedger({ quote, intent, tokens, quoted }: QuotePartProps) {
  const most = quote.requests.reduce((sum, part) => sum + part, 0n);
  return (
    <Ledger>
      {quote.give !== null && (
        <LedgerRow label="You give">
          <Told of={quoted} source={givenSource}>
            {amountWording(quote.give, tokens)}
          </Told>
        </LedgerRow>
      )}
      {quote.requests.length > 1 && (
        <LedgerRow label="Requests">
          <Told of={quoted} source={requestCountSource}>
            {quote.requests.length}
          </Told>
        </LedgerRow>
      )}
      {quote.requests.length > 0 && (
        <LedgerRow label={quote.estimated ? 'Pays about, at the rate of now' : 'Pays at most'}>
          <Told of={quoted} source={paidLaterSource}>
            {amountWording({ asset: tokens.underlying === undefined ? 'ether' : 'underlying', amount: most }, tokens)}
          </Told>
        </LedgerRow>
      )}
      {quote.receive !== null && (
        <LedgerRow
          label={intent.kind === 'claim' && intent.to !== undefined ? 'The receiver gets' : 'You receive'}
          total
        >
          <Told of={quoted} source={receivedSource}>
            {amountWording(quote.receive, tokens)}
          </Told>
        </LedgerRow>
      )}
      {intent.kind === 'sell' && (
        <LedgerRow label="At least, or nothing is sold">
          <Told of={quoted} source={leastSource}>
            {amountWording({ asset: 'ether', amount: intent.least }, tokens)}
          </Told>
        </LedgerRow>
      )}
    </Ledger>
  );
}

interface ToldProps {
  readonly of: Quoted | null;
  readonly source: (quoted: Quoted) => ProvenanceSource;
  readonly children: ReactNode;
}

/** A figure of the quote that opens its own origin. */
function Told({ of, source, children }: ToldProps) {
  return of === null ? children : <ProvenanceOnDemand source={() => source(of)}>{children}</ProvenanceOnDemand>;
}

/** The person decides on what was shown. When the chain says less now, they see both, and why that happens. */
function WorseThanShown({ quote, shown, intent, tokens, quoted }: QuotePartProps & { readonly shown: Quote }) {
  if (quote.receive === null || shown.receive === null || quote.receive.amount >= shown.receive.amount) return null;
  return (
    <Notice tone="caution" title="Less than the page showed." role="alert">
      It showed {amountWording(shown.receive, tokens)}; at the newest block it is{' '}
      <Told of={quoted} source={receivedSource}>
        {amountWording(quote.receive, tokens)}
      </Told>
      .{' '}
      {intent.kind === 'sell'
        ? 'The market’s price moved in between. It still pays at least your minimum.'
        : 'The exchange rate moved in between, as it does when a report lands.'}
    </Notice>
  );
}
