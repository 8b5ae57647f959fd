'use client';

import { useId } from 'react';

import { useChosenEarly } from './entered-early';

interface SegmentedOption<Value extends string> {
  value: Value;
  label: string;
  /** A second half of the label; it moves to a line of its own on a phone. */
  detail?: string;
}

interface SegmentedProps<Value extends string> {
  legend: string;
  options: readonly SegmentedOption<Value>[];
  name?: string;
  value?: Value | undefined;
  defaultValue?: Value | undefined;
  onChange?: ((value: Value) => void) | undefined;
}

/** A choice of one among few, set as a ruled row of words. */
export function Segmented<Value extends string>(props: SegmentedProps<Value>) {
  const { legend, options, name, value, defaultValue, onChange } = props;
  const id = useId();
  const group = name ?? id;
  useChosenEarly(group, value, (early) => {
    const option = options.find((known) => known.value === early);
    if (option !== undefined) onChange?.(option.value);
  });
  return (
    <fieldset className="flex gap-x-5 border-b border-line">
      <legend className="sr-only">{legend}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          className="relative -mb-px cursor-pointer border-b-2 border-transparent py-2 text-muted hover:text-ink has-checked:border-ink has-checked:font-medium has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-gate pointer-coarse:py-2.5"
        >
          <input
            type="radio"
            name={group}
            value={option.value}
            {...(value === undefined
              ? { defaultChecked: option.value === defaultValue }
              : { checked: option.value === value })}
            onChange={onChange && (() => onChange(option.value))}
            className="absolute inset-0 cursor-pointer appearance-none outline-none"
          />
          {option.label}
          {option.detail && (
            <>
              <span className="max-sm:sr-only">, </span>
              <span className="max-sm:block max-sm:text-xs max-sm:font-normal">{option.detail}</span>
            </>
          )}
        </label>
      ))}
    </fieldset>
  );
}
