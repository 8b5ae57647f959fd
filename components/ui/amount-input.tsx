'use client';

import { type ReactNode, useId } from 'react';
import { useTypedEarly } from './entered-early';
import { Glyph } from './glyph';

interface AmountInputProps {
  label: string;
  unit: string;
  name?: string;
  /** The text as typed. */
  value: string;
  /** The text that the page came with. */
  given?: string | undefined;
  onChange: (text: string) => void;
  /** Enter was pressed in the field; where that is left to a form around it, leave out. */
  onEnter?: (() => void) | undefined;
  /** Left below the line, such as the balance. */
  hint?: ReactNode;
  /** Right below the line, such as "Use max". */
  action?: ReactNode;
  /** What is wrong with the amount and what to do about it. */
  error?: ReactNode;
  disabled?: boolean | undefined;
}

/** Long amounts are set smaller, so that every digit stays in sight. */
function figureSize(length: number): string {
  if (length > 15) return 'text-xl md:text-3xl';
  if (length > 9) return 'text-3xl md:text-4xl';
  return 'text-[2.75rem] md:text-5xl';
}

/** The field in which an amount is written, large, over a ruled line. */
export function AmountInput({
  label,
  unit,
  value,
  onChange,
  onEnter,
  hint,
  action,
  error,
  given,
  ...field
}: AmountInputProps) {
  const id = useId();
  const input = useTypedEarly(value, onChange);
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <div>
      <label htmlFor={id} className="sr-only">
        {label}
      </label>
      <div
        className={`flex h-15 items-baseline-last gap-3 border-b-2 pb-1.5 md:h-16.5 focus-within:shadow-[0_2px_0_var(--gate)] focus-within:border-gate ${error ? 'border-loss' : 'border-ink'}`}
      >
        <input
          {...field}
          value={value}
          ref={input}
          id={id}
          type="text"
          data-given={given}
          inputMode="decimal"
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          enterKeyHint="done"
          placeholder="0"
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={onEnter && ((event) => event.key === 'Enter' && !event.nativeEvent.isComposing && onEnter())}
          aria-invalid={error ? true : undefined}
          aria-describedby={described || undefined}
          className={`w-full min-w-0 bg-transparent leading-[1.1] tracking-[-0.03em] tabular-nums outline-none placeholder:text-muted disabled:text-muted ${figureSize(value.length)}`}
        />
        <span className="text-xl text-muted">{unit}</span>
      </div>
      {(hint || action) && (
        <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 pt-2 text-sm text-muted">
          <span id={`${id}-hint`} className="tabular-nums">
            {hint}
          </span>
          {action}
        </div>
      )}
      <p id={`${id}-error`} role="status" className="text-sm font-medium text-loss not-empty:pt-2">
        {error && <Glyph shape="cross" className="mr-1.5" />}
        {error}
      </p>
    </div>
  );
}
