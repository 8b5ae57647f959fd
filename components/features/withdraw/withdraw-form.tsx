'use client';

import { WaysOutSlot } from '@/components/exits/ways-out-slot';
import { AmountForm } from '@/components/pool/amount-form';
import { NetworkCost } from '@/components/pool/network-cost';
import { Sourced } from '@/components/pool/sourced';
import { TokenBalance, UseAll } from '@/components/pool/token-balance';
import { Ledger, LedgerRow } from '@/components/ui/ledger';
import { Notice } from '@/components/ui/notice';
import { Segmented } from '@/components/ui/segmented';
import { Term } from '@/components/ui/term';
import { useAmountForm } from '@/hooks/use-amount-form';
import { formatExact, formatShort } from '@/lib/format/format-amount';
import { formatCount } from '@/lib/format/format-count';
import type { LidoToken } from '@/lib/protocols/asset';
import type { LidoContext, LidoPool } from '@/lib/protocols/lido/pool';
import type { Intent, Quote } from '@/lib/protocols/protocol';
import { ONE_ETHER, shares, wei } from '@/lib/units/units';

interface WithdrawFormProps {
  readonly context: LidoContext;
  readonly token: LidoToken;
  onToken(token: LidoToken): void;
}

/** Puts a withdrawal request into the protocol's queue. */
export function WithdrawForm({ context, token, onToken }: WithdrawFormProps) {
  const { pool } = context;
  const { symbol } = pool.tokens[token];
  const amount = useAmountForm(context, (value) => intentOf(token, value), symbol);
  return (
    <AmountForm
      amount={amount}
      label={`Amount to withdraw, in ${symbol}`}
      unit={symbol}
      action={
        amount.quote === null
          ? 'Request from the queue'
          : `Request ${formatExact(amount.quote.give?.amount ?? 0n)} ${symbol} from the queue`
      }
      purpose="to withdraw"
      before={
        <Segmented
          legend="Token to give back"
          value={token}
          onChange={onToken}
          options={[
            { value: 'rebasing', label: `Give ${pool.tokens.rebasing.symbol}` },
            { value: 'wrapped', label: `Give ${pool.tokens.wrapped.symbol}` },
          ]}
        />
      }
      hint={context.position && <TokenBalance context={context} token={token} />}
      useMost={context.position && <UseAll context={context} token={token} onUse={amount.setText} />}
      after={
        <Notice tone="caution" title="Before you ask.">
          A request cannot be taken back and earns nothing while it waits. It pays what you asked for, or less when a
          loss comes before its turn; never more.
        </Notice>
      }
    >
      <WaysOutSlot pool={pool} token={pool.tokens[token]} amount={amountOf(amount.intent)} />
      <RequestLedger context={context} quote={amount.quote} />
    </AmountForm>
  );
}

function amountOf(intent: Intent | null): bigint | null {
  return intent?.kind === 'request' && intent.amount > 0n ? intent.amount : null;
}

function RequestLedger({ context, quote }: { readonly context: LidoContext; readonly quote: Quote | null }) {
  const { pool } = context;
  const total = quote === null ? null : quote.requests.reduce((sum, part) => sum + part, 0n);
  return (
    <Ledger>
      <LedgerRow label={<Term id="queue">Ahead of you</Term>}>
        <Sourced figure="unfinalized">{formatShort(pool.queue.unfinalized)} ETH</Sourced> in{' '}
        <Sourced figure="queueLength">{requestCount(Number(pool.queue.unfinalizedCount))}</Sourced>
      </LedgerRow>
      <LedgerRow label="Sent as">{quote === null ? '–' : <Parts quote={quote} pool={pool} />}</LedgerRow>
      <LedgerRow label="Signatures">up to 2: an exact approval, then the request</LedgerRow>
      <LedgerRow label="Network cost">
        <NetworkCost context={context} quote={quote} /> <span className="text-muted">to ask; claiming costs again</span>
      </LedgerRow>
      <LedgerRow label="Pays at most" total>
        {total === null ? (
          '– ETH'
        ) : (
          <Sourced figure="most" args={[String(quote?.give?.asset === 'wrapped' ? quote.give.amount : ONE_ETHER)]}>
            {formatExact(total)} ETH
          </Sourced>
        )}
      </LedgerRow>
    </Ledger>
  );
}

function requestCount(count: number): string {
  return count === 1 ? '1 request' : `${formatCount(count)} requests`;
}

function Parts({ quote, pool }: { readonly quote: Quote; readonly pool: LidoPool }) {
  const count = quote.requests.length;
  if (count === 1) return '1 request';
  return (
    <>
      {count} requests of at most <Sourced figure="requestMost">{formatShort(pool.queue.max)} ETH</Sourced>, each with
      its own place
    </>
  );
}

function intentOf(token: LidoToken, amount: bigint): Intent {
  return token === 'rebasing'
    ? { kind: 'request', token, amount: wei(amount) }
    : { kind: 'request', token, amount: shares(amount) };
}
