'use client';

import { NetworkCost } from '@/components/pool/network-cost';
import { payoutSource } from '@/components/pool/payout-source';
import { ExitsValue } from '@/components/pool/pool-values';
import { Ledger, LedgerRow } from '@/components/ui/ledger';
import { Provenance } from '@/components/ui/provenance';
import type { OtherAmountFormState } from '@/hooks/use-other-amount-form';
import { amountWording } from '@/lib/format/intent-wording';
import type { Asset } from '@/lib/protocols/asset';
import type { ReadPool } from '@/lib/protocols/pool-pictures';
import type { Quote, QuoteContext } from '@/lib/protocols/protocol';

interface OtherWithdrawLedgerProps {
  readonly of: ReadPool;
  readonly context: QuoteContext;
  readonly amount: OtherAmountFormState;
}

/** What giving the token back to the pool itself costs and brings. */
export function OtherWithdrawLedger({ of, context, amount: { quote, asking } }: OtherWithdrawLedgerProps) {
  const { pool, block, facts } = of;
  const paid = quote === null ? null : paidBy(quote, pool.tokens.underlying === undefined ? 'ether' : 'underlying');
  const later = facts.exits.some(({ kind }) => kind === 'request');
  return (
    <Ledger>
      <LedgerRow label="The pool itself pays">
        <ExitsValue of={of} />
      </LedgerRow>
      <LedgerRow label="Signatures">{later ? '1 to ask, 1 more to claim' : '1'}</LedgerRow>
      <LedgerRow label="Network cost">
        <NetworkCost context={context} quote={quote} />
        {later && <span className="text-muted"> to ask; claiming costs again</span>}
      </LedgerRow>
      <LedgerRow label={later ? 'Pays about, at the rate of now' : 'You receive'} total>
        {paid === null ? (
          asking ? (
            <span className="font-normal text-muted">asking the contract…</span>
          ) : (
            `– ${pool.tokens.underlying?.symbol ?? facts.unit}`
          )
        ) : (
          <Provenance {...payoutSource(pool, quote?.give?.amount ?? 0n, block)}>
            {amountWording(paid, pool.tokens)}
          </Provenance>
        )}
      </LedgerRow>
    </Ledger>
  );
}

/** What arrives at once, or for a request what it would pay now. */
function paidBy({ receive, requests }: Quote, asset: Asset): { readonly asset: Asset; readonly amount: bigint } {
  return receive ?? { asset, amount: requests.reduce((sum, part) => sum + part, 0n) };
}
