'use client';

import { useCallback, useMemo, useState } from 'react';

import { formatExact } from '@/lib/format/format-amount';
import { type AmountFault, parseAmount } from '@/lib/format/parse-amount';
import { amountFaultWording, refusalWording, type WordingContext } from '@/lib/format/refusal-wording';
import type { Intent, PoolId, Quote, QuoteContext } from '@/lib/protocols/protocol';
import { quote } from '@/lib/protocols/quote';
import type { Refusal } from '@/lib/protocols/refusal';
import type { Result } from '@/lib/result';

import { useClientConfig } from './client-config-context';

/** An amount as it is typed, and what it would lead to. */
export interface AmountFormState {
  /** The pool it is for. */
  readonly pool: PoolId;
  readonly text: string;
  setText(text: string): void;
  /** The quote of what is typed; null while it is refused or unreadable. */
  readonly quote: Quote | null;
  /** The intent that was quoted. */
  readonly intent: Intent | null;
  /** Why there is no quote, in words; null while nothing has been typed and nothing been tried. */
  readonly problem: string | null;
  /** How the text was read, when people could read it in two ways: "1,234" is 1.234. */
  readonly reading: string | null;
  /** Call when the person goes on: shows the problem of an empty field too. */
  attempt(): void;
}

/** Texts whose reading is worth repeating: commas, groups, exponents. */
const AMBIGUOUS = /[,'’\seE]|\..*\./;

/**
 * An amount field with its quote.
 * @param intentOf what the person wants with an amount in the smallest unit (18 decimals)
 */
export function useAmountForm(
  context: QuoteContext,
  intentOf: (amount: bigint) => Intent,
  unit: string,
): AmountFormState {
  const { blockSeconds } = useClientConfig();
  const [text, setTextState] = useState('');
  const [attempted, setAttempted] = useState(false);
  const parsed = useMemo(() => parseAmount(text, 18), [text]);
  const intent = parsed.ok ? intentOf(parsed.value) : null;
  const quoted = intent === null ? null : quote(context, intent);
  const setText = useCallback((next: string) => {
    setAttempted(false);
    setTextState(next);
  }, []);
  const wording = { tokens: context.pool.tokens, blockSeconds };
  return {
    pool: context.pool.id,
    text,
    setText,
    quote: quoted?.ok === true ? quoted.value : null,
    intent,
    problem: text.trim() === '' && !attempted ? null : problemOf(parsed, quoted, wording, unit),
    reading: parsed.ok && AMBIGUOUS.test(text.trim()) ? formatExact(parsed.value) : null,
    attempt: useCallback(() => setAttempted(true), []),
  };
}

function problemOf(
  parsed: Result<bigint, AmountFault>,
  quoted: Result<Quote, Refusal> | null,
  wording: WordingContext,
  unit: string,
): string | null {
  if (!parsed.ok) return amountFaultWording(parsed.error, unit);
  return quoted === null || quoted.ok ? null : refusalWording(quoted.error, wording);
}
