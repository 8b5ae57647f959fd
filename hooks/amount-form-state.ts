import { amountFaultWording, refusalWording, type WordingContext } from '@/lib/format/refusal-wording';
import type { Intent, PoolId, Quote } from '@/lib/protocols/protocol';
import type { Refusal } from '@/lib/protocols/refusal';
import type { Result } from '@/lib/result';

import type { AmountText } from './use-amount-text';

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

/** What was typed together with its quote. */
export function amountFormState(
  pool: PoolId,
  typed: AmountText,
  quoted: { readonly intent: Intent; readonly result: Result<Quote, Refusal> } | null,
  words: WordingContext & { readonly unit: string },
): AmountFormState {
  const { text, setText, reading, attempt } = typed;
  return {
    pool,
    text,
    setText,
    reading,
    attempt,
    quote: quoted?.result.ok === true ? quoted.result.value : null,
    intent: quoted?.intent ?? null,
    problem: typed.untouched ? null : problemOf(typed, quoted?.result ?? null, words),
  };
}

function problemOf(
  { parsed }: AmountText,
  quoted: Result<Quote, Refusal> | null,
  words: WordingContext & { readonly unit: string },
): string | null {
  if (!parsed.ok) return amountFaultWording(parsed.error, words.unit);
  return quoted === null || quoted.ok ? null : refusalWording(quoted.error, words);
}
