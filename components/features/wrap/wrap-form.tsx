'use client';

import { AmountForm } from '@/components/pool/amount-form';
import { NetworkCost } from '@/components/pool/network-cost';
import { Sourced } from '@/components/pool/sourced';
import { TokenBalance, UseAll } from '@/components/pool/token-balance';
import { Ledger, LedgerRow } from '@/components/ui/ledger';
import { Segmented } from '@/components/ui/segmented';
import { Term } from '@/components/ui/term';
import { useAmountForm } from '@/hooks/use-amount-form';
import { etherPerShare } from '@/lib/domain/share-rate';
import { formatAmount, formatExact } from '@/lib/format/format-amount';
import type { LidoToken } from '@/lib/protocols/asset';
import type { LidoContext } from '@/lib/protocols/lido/pool';
import type { Intent } from '@/lib/protocols/protocol';
import { shares, wei } from '@/lib/units/units';

/** Wrapping turns the growing balance into a fixed one; unwrapping turns it back. */
export type WrapDirection = 'wrap' | 'unwrap';

interface WrapFormProps {
  readonly context: LidoContext;
  readonly direction: WrapDirection;
  onDirection(direction: WrapDirection): void;
}

/** Wraps or unwraps an exact amount. */
export function WrapForm({ context, direction, onDirection }: WrapFormProps) {
  const { pool } = context;
  const wraps = direction === 'wrap';
  const given: LidoToken = wraps ? 'rebasing' : 'wrapped';
  const from = wraps ? pool.tokens.rebasing : pool.tokens.wrapped;
  const to = wraps ? pool.tokens.wrapped : pool.tokens.rebasing;
  const amount = useAmountForm(context, (value) => intentOf(direction, value), from.symbol);
  const verb = wraps ? 'Wrap' : 'Unwrap';
  return (
    <AmountForm
      amount={amount}
      label={`Amount to ${direction}, in ${from.symbol}`}
      unit={from.symbol}
      action={amount.quote === null ? verb : `${verb} ${formatExact(amount.quote.give?.amount ?? 0n)} ${from.symbol}`}
      purpose={`to ${direction}`}
      before={
        <Segmented
          legend="Direction"
          value={direction}
          onChange={onDirection}
          options={[
            { value: 'wrap', label: 'Wrap', detail: `${pool.tokens.rebasing.symbol} to ${pool.tokens.wrapped.symbol}` },
            {
              value: 'unwrap',
              label: 'Unwrap',
              detail: `${pool.tokens.wrapped.symbol} to ${pool.tokens.rebasing.symbol}`,
            },
          ]}
        />
      }
      hint={context.position && <TokenBalance context={context} token={given} />}
      useMost={context.position && <UseAll context={context} token={given} onUse={amount.setText} />}
    >
      <Ledger>
        <LedgerRow label={<Term id="exchangeRate">Exchange rate</Term>}>
          <Sourced figure="rate">
            1 {pool.tokens.wrapped.symbol} ={' '}
            {formatAmount(etherPerShare(pool.rate), { decimals: 18, shown: 9, atLeast: 9 })}{' '}
            {pool.tokens.rebasing.symbol}
          </Sourced>
        </LedgerRow>
        <LedgerRow label="Fee">none</LedgerRow>
        <LedgerRow label="Network cost">
          <NetworkCost context={context} quote={amount.quote} />
        </LedgerRow>
        <LedgerRow label="Signatures">{wraps ? 'up to 2: an exact approval, then the wrap' : '1'}</LedgerRow>
        <LedgerRow label="You receive" total>
          {amount.quote?.receive ? (
            <Sourced figure={wraps ? 'wrapped' : 'unwrapped'} args={[String(amount.quote.give?.amount ?? 0n)]}>
              {formatExact(amount.quote.receive.amount)} {to.symbol}
            </Sourced>
          ) : (
            `– ${to.symbol}`
          )}
        </LedgerRow>
      </Ledger>
    </AmountForm>
  );
}

function intentOf(direction: WrapDirection, amount: bigint): Intent {
  return direction === 'wrap' ? { kind: 'wrap', amount: wei(amount) } : { kind: 'unwrap', amount: shares(amount) };
}
