'use client';

import { useState } from 'react';

import { AmountForm } from '@/components/pool/amount-form';
import { NetworkCost } from '@/components/pool/network-cost';
import { Sourced } from '@/components/pool/sourced';
import { Button } from '@/components/ui/button';
import { Ledger, LedgerRow } from '@/components/ui/ledger';
import { Segmented } from '@/components/ui/segmented';
import { Term } from '@/components/ui/term';
import { useAmountForm } from '@/hooks/use-amount-form';
import { etherPerShare } from '@/lib/domain/share-rate';
import { formatAmount, formatBalance, formatExact, formatInput } from '@/lib/format/format-amount';
import { formatRatioPercent } from '@/lib/format/format-percent';
import type { LidoToken } from '@/lib/protocols/asset';
import type { LidoContext } from '@/lib/protocols/lido/pool';
import type { Quote } from '@/lib/protocols/protocol';
import { maxStake } from '@/lib/protocols/quote';
import { wei } from '@/lib/units/units';

import { RoomLeft } from './room-left';
import { StakeRisks } from './stake-risks';

/** Stakes ETH for either token. */
export function StakeForm({ context }: { readonly context: LidoContext }) {
  const [receive, setReceive] = useState<LidoToken>('rebasing');
  const { pool, position } = context;
  const amount = useAmountForm(context, (value) => ({ kind: 'stake', amount: wei(value), receive }), 'ETH');
  const most = maxStake(context, receive);
  const title = amount.quote === null ? 'Stake' : `Stake ${formatExact(amount.quote.give?.amount ?? 0n)} ETH`;
  return (
    <AmountForm
      amount={amount}
      label="Amount to stake, in ETH"
      unit="ETH"
      action={title}
      purpose="to stake"
      before={
        <Segmented
          legend="Receive"
          value={receive}
          onChange={setReceive}
          options={[
            { value: 'rebasing', label: `Receive ${pool.tokens.rebasing.symbol}`, detail: 'balance grows' },
            { value: 'wrapped', label: `Receive ${pool.tokens.wrapped.symbol}`, detail: 'value grows' },
          ]}
        />
      }
      hint={position === null ? null : `Balance ${formatBalance(position.ether)} ETH`}
      useMost={
        most !== null && most > 0n ? (
          <Button variant="quiet" onClick={() => amount.setText(formatInput(most))}>
            Use {formatBalance(most)}, gas kept back
          </Button>
        ) : null
      }
      after={position === null || position.shares === 0n ? <StakeRisks /> : null}
    >
      <StakeLedger context={context} quote={amount.quote} receive={receive} />
    </AmountForm>
  );
}

interface StakeLedgerProps {
  readonly context: LidoContext;
  readonly quote: Quote | null;
  readonly receive: LidoToken;
}

function StakeLedger({ context, quote, receive }: StakeLedgerProps) {
  const { pool } = context;
  const { operators, treasury, base } = pool.fee;
  return (
    <Ledger>
      <LedgerRow label={<Term id="exchangeRate">Exchange rate</Term>}>
        <Sourced figure="rate">
          1 share = {formatAmount(etherPerShare(pool.rate), { decimals: 18, shown: 9, atLeast: 9 })} ETH
        </Sourced>
      </LedgerRow>
      <LedgerRow label={<Term id="fee">Fee on rewards</Term>}>
        <Sourced figure="fee">
          {base === 0n ? 'not set' : `${formatRatioPercent(operators + treasury, base, 0)} %`}
        </Sourced>
        , already inside the rate
      </LedgerRow>
      <LedgerRow label="Network cost">
        <NetworkCost context={context} quote={quote} />
      </LedgerRow>
      <LedgerRow label={<Term id="limit">Room left</Term>}>
        <RoomLeft context={context} />
      </LedgerRow>
      <LedgerRow label="You receive" total>
        {quote?.receive ? (
          <>
            <Sourced figure="receive" args={[String(quote.give?.amount ?? 0n)]}>
              {formatExact(quote.receive.amount)}
            </Sourced>{' '}
            {pool.tokens[receive].symbol}
          </>
        ) : (
          `– ${pool.tokens[receive].symbol}`
        )}
      </LedgerRow>
    </Ledger>
  );
}
