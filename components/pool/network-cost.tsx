'use client';

import { formatAmount } from '@/lib/format/format-amount';
import type { Quote, QuoteContext } from '@/lib/protocols/protocol';
import { wei } from '@/lib/units/units';

import { InMoney } from './in-money';

/** The likely network cost of a quote in ETH, before any wallet is asked. */
export function NetworkCost({
  context,
  quote,
}: {
  readonly context: QuoteContext | null;
  readonly quote: Quote | null;
}) {
  if (context === null || context.feePerGas === null) return <>not known</>;
  if (quote === null) return <>–</>;
  const cost = quote.gasUnits * context.feePerGas;
  return (
    <>
      at most about {formatAmount(cost, { decimals: 18, shown: 8 })} ETH
      <InMoney amount={wei(cost)} before=", " />
    </>
  );
}
