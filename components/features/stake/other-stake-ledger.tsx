'use client';

import { NetworkCost } from '@/components/pool/network-cost';
import { FeeValue, PoolSourced, RoomValue } from '@/components/pool/pool-values';
import { pricedAmount } from '@/components/pool/priced-amount';
import { Ledger, LedgerRow } from '@/components/ui/ledger';
import { Term } from '@/components/ui/term';
import type { OtherAmountFormState } from '@/hooks/use-other-amount-form';
import { formatRate } from '@/lib/format/format-counted';
import { amountWording } from '@/lib/format/intent-wording';
import { poolOfKind } from '@/lib/protocols/pool-kinds';
import type { ReadPool } from '@/lib/protocols/pool-pictures';
import type { PoolBase, QuoteContext } from '@/lib/protocols/protocol';

interface OtherStakeLedgerProps {
  readonly of: ReadPool;
  readonly context: QuoteContext;
  readonly amount: OtherAmountFormState;
}

/** What a deposit costs and brings. */
export function OtherStakeLedger({ of, context, amount: { quote, asking } }: OtherStakeLedgerProps) {
  const { facts, pool } = of;
  const symbol = pool.tokens.accruing?.symbol ?? '';
  return (
    <Ledger>
      <LedgerRow label={<Term id="exchangeRate">Exchange rate</Term>}>
        {facts.rate === null ? (
          `no ${facts.rateUnit} yet`
        ) : (
          <PoolSourced of={of} figure="rate">
            1 {facts.rateUnit} = {formatRate(facts.rate)} {facts.unit}
          </PoolSourced>
        )}
      </LedgerRow>
      <LedgerRow label={<Term id="fee">Fee on rewards</Term>}>
        <FeeValue of={of} />
      </LedgerRow>
      <LedgerRow label={<Term id="limit">Room left</Term>}>
        <RoomValue of={of} />
      </LedgerRow>
      <LedgerRow label="Signatures">{signaturesOf(pool)}</LedgerRow>
      <LedgerRow label="Network cost">
        <NetworkCost context={context} quote={quote} />
      </LedgerRow>
      <LedgerRow label="You receive" total>
        {quote?.receive ? (
          <PoolSourced of={of} figure="receive" args={[String(pricedAmount(pool, quote.give?.amount ?? 0n))]}>
            {amountWording(quote.receive, pool.tokens)}
          </PoolSourced>
        ) : asking ? (
          <span className="font-normal text-muted">asking the contract…</span>
        ) : (
          `– ${symbol}`
        )}
      </LedgerRow>
    </Ledger>
  );
}

function signaturesOf(base: PoolBase): string {
  const pool = poolOfKind(base);
  if (pool.protocol !== 'erc4626') return '1, the deposit';
  return pool.contracts.takesWrappedEther
    ? 'up to 3: wrapping ETH, an exact approval, the deposit'
    : 'up to 2: an exact approval, then the deposit';
}
