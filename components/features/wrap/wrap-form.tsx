'use client';

import { AmountForm } from '@/components/pool/amount-form';
import { NetworkCost } from '@/components/pool/network-cost';
import { Sourced } from '@/components/pool/sourced';
import { Button } from '@/components/ui/button';
import { Ledger, LedgerRow } from '@/components/ui/ledger';
import { Segmented } from '@/components/ui/segmented';
import { useAmountForm } from '@/hooks/use-amount-form';
import { etherPerShare } from '@/lib/domain/share-rate';
import { formatAmount, formatBalance, formatExact, formatInput } from '@/lib/format/format-amount';
import type { Intent, QuoteContext } from '@/lib/protocols/protocol';
import { shares, wei } from '@/lib/units/units';

/** Wrapping turns the growing balance into a fixed one; unwrapping turns it back. */
export type WrapDirection = 'wrap' | 'unwrap';

interface WrapFormProps {
  readonly context: QuoteContext;
  readonly direction: WrapDirection;
  onDirection(direction: WrapDirection): void;
}

/** Wraps or unwraps an exact amount. */
export function WrapForm({ context, direction, onDirection }: WrapFormProps) {
  const { pool, position } = context;
  const wraps = direction === 'wrap';
  const from = wraps ? pool.tokens.rebasing : pool.tokens.wrapped;
  const to = wraps ? pool.tokens.wrapped : pool.tokens.rebasing;
  const balance = position === null ? null : wraps ? position.rebasing : position.wrapped;
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
      hint={
        balance === null ? null : (
          <Sourced figure={wraps ? 'rebasingBalance' : 'wrappedBalance'} args={[position?.account ?? '']}>
            Balance {formatBalance(balance)} {from.symbol}
          </Sourced>
        )
      }
      useMost={
        balance !== null && balance > 0n ? (
          <Button variant="quiet" onClick={() => amount.setText(formatInput(balance))}>
            Use all
          </Button>
        ) : null
      }
    >
      <Ledger>
        <LedgerRow label="Exchange rate">
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
          {amount.quote?.receive ? formatExact(amount.quote.receive.amount) : '–'} {to.symbol}
        </LedgerRow>
      </Ledger>
    </AmountForm>
  );
}

function intentOf(direction: WrapDirection, amount: bigint): Intent {
  return direction === 'wrap' ? { kind: 'wrap', amount: wei(amount) } : { kind: 'unwrap', amount: shares(amount) };
}
