'use client';

import { useCallback, useMemo, useState } from 'react';

import { formatExact } from '@/lib/format/format-amount';
import { type AmountFault, parseAmount } from '@/lib/format/parse-amount';
import type { Result } from '@/lib/result';

/** An amount as it is typed. */
export interface AmountText {
  readonly text: string;
  setText(text: string): void;
  /** In the smallest unit, or why it is none. */
  readonly parsed: Result<bigint, AmountFault>;
  /** How the text was read, when people could read it in two ways: "1,234" is 1.234. */
  readonly reading: string | null;
  /** Nothing has been typed and nothing been tried. */
  readonly untouched: boolean;
  /** The person went on with just this text. */
  readonly attempted: boolean;
  /** Call when the person goes on: shows the problem of an empty field too. */
  attempt(): void;
}

/** Texts whose reading is worth repeating: commas, groups, exponents. */
const AMBIGUOUS = /[,'’\seE]|\..*\./;

/**
 * The text of an amount field.
 * @param decimals of the unit
 */
export function useAmountText(decimals = 18): AmountText {
  const [text, setTextState] = useState('');
  const [attempted, setAttempted] = useState(false);
  const parsed = useMemo(() => parseAmount(text, decimals), [text, decimals]);
  const setText = useCallback((next: string) => {
    setAttempted(false);
    setTextState(next);
  }, []);
  return {
    text,
    setText,
    parsed,
    reading: parsed.ok && AMBIGUOUS.test(text.trim()) ? formatExact(parsed.value, decimals) : null,
    untouched: text.trim() === '' && !attempted,
    attempted,
    attempt: useCallback(() => setAttempted(true), []),
  };
}
