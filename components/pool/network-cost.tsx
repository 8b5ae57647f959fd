'use client';

import { Provenance } from '@/components/ui/provenance';
import { useLive } from '@/hooks/live-context';
import { formatCostUp } from '@/lib/format/format-amount';
import type { Quote, QuoteContext } from '@/lib/protocols/protocol';
import { wei } from '@/lib/units/units';

import { gasSource } from './gas-source';
import { InMoney } from './in-money';

/** The likely network cost of a quote in ETH, before any wallet is asked. */
export function NetworkCost({
  context,
  quote,
}: {
  readonly context: QuoteContext | null;
  readonly quote: Quote | null;
}) {
  const live = useLive();
  if (context === null || context.feePerGas === null || live.status === 'unavailable') return <>not known</>;
  if (quote === null) return <>–</>;
  const cost = quote.gasUnits * context.feePerGas;
  return (
    <>
      at most about{' '}
      <Provenance {...gasSource(quote.gasUnits, context.feePerGas, live.snapshot.block)}>
        {formatCostUp(cost, 8)} ETH
      </Provenance>
      <InMoney amount={wei(cost)} before=", " />
    </>
  );
}
