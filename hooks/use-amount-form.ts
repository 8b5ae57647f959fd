'use client';

import type { Intent, QuoteContext } from '@/lib/protocols/protocol';
import { quote } from '@/lib/protocols/quote';

import { type AmountFormState, amountFormState } from './amount-form-state';
import { useClientConfig } from './client-config-context';
import { useAmountText } from './use-amount-text';

/**
 * An amount field with its quote in Lido; those of other pools are in {@link ./use-other-amount-form.ts}.
 * @param intentOf what the person wants with an amount in the smallest unit (18 decimals)
 */
export function useAmountForm(
  context: QuoteContext,
  intentOf: (amount: bigint) => Intent,
  unit: string,
): AmountFormState {
  const { blockSeconds } = useClientConfig();
  const typed = useAmountText();
  const intent = typed.parsed.ok ? intentOf(typed.parsed.value) : null;
  const quoted = intent === null ? null : { intent, result: quote(context, intent) };
  return amountFormState(context.pool.id, typed, quoted, { tokens: context.pool.tokens, blockSeconds, unit });
}
