'use client';

import type { ChainPrice, Intent, QuoteContext } from '@/lib/protocols/protocol';
import { isPricedByChain, quoteOther } from '@/lib/protocols/quote-of-others';

import { type AmountFormState, amountFormState } from './amount-form-state';
import { useClientConfig } from './client-config-context';
import { useAmountText } from './use-amount-text';
import { useSettledAnswer } from './use-settled-answer';

/** An amount of another pool's form. */
export interface OtherAmountFormState extends AmountFormState {
  /** The contract is being asked what this amount brings. */
  readonly asking: boolean;
}

/** The unit of an amount. */
interface Unit {
  readonly symbol: string;
  readonly decimals: number;
}

/**
 * An amount field with its quote in any pool but Lido's. Where only the contract can tell a price, it is asked through the
 * server once the amount stands still, and again with each block.
 * @param intentOf what the person wants with an amount in the smallest unit
 */
export function useOtherAmountForm(
  context: QuoteContext,
  intentOf: (amount: bigint) => Intent,
  { symbol, decimals }: Unit,
): OtherAmountFormState {
  const { blockSeconds } = useClientConfig();
  const { pool } = context;
  const typed = useAmountText(decimals);
  const intent = typed.parsed.ok ? intentOf(typed.parsed.value) : null;
  const asked = useSettledAnswer<{ readonly price: ChainPrice }>(
    isPricedByChain(pool) ? pathOf(pool.id, intent) : null,
  );
  const price = asked.answer?.price ?? null;
  const result = intent === null ? null : quoteOther({ ...context, price }, intent);
  const asking = result !== null && !result.ok && result.error.code === 'not-priced' && result.error.reason === null;
  const quoted = intent === null || result === null ? null : { intent, result };
  const state = amountFormState(pool.id, typed, quoted, { tokens: pool.tokens, blockSeconds, unit: symbol });
  return { ...state, asking, problem: asking ? askingWords(asked.trouble, typed.attempted) : state.problem };
}

/** Waiting for a price is no fault of the amount; it is told once the person wants to go on. */
function askingWords(trouble: string | null, attempted: boolean): string | null {
  if (trouble !== null) return `The price of this amount cannot be read now: ${trouble}.`;
  return attempted ? 'The price of this amount is being read.' : null;
}

function pathOf(pool: string, intent: Intent | null): string | null {
  if (intent === null) return null;
  switch (intent.kind) {
    case 'stake':
    case 'redeem':
    case 'request':
      return intent.amount > 0n
        ? `/api/v1/protocols/${pool}/price?action=${intent.kind}&amount=${intent.amount}`
        : null;
    default:
      return null;
  }
}
