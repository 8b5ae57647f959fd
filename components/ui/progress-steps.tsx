import type { ReactNode } from 'react';
import { Glyph } from './glyph';

const STATES = {
  done: { glyph: <Glyph shape="check" className="text-gain" />, words: 'done', text: 'text-ink' },
  current: { glyph: <Glyph shape="full" className="text-gate" />, words: 'under way', text: 'font-medium text-ink' },
  next: { glyph: <Glyph shape="hollow" className="text-muted" />, words: 'to come', text: 'text-muted' },
  failed: { glyph: <Glyph shape="cross" className="text-loss" />, words: 'failed', text: 'font-medium text-loss' },
} as const;

export interface ProgressStep {
  id: string;
  label: string;
  state: keyof typeof STATES;
  detail?: ReactNode;
}

/** The steps of something that takes a while, in order. */
export function ProgressSteps({ label, steps }: { label: string; steps: readonly ProgressStep[] }) {
  return (
    <ol aria-label={label} className="border-t border-line">
      {steps.map((step) => {
        const { glyph, words, text } = STATES[step.state];
        return (
          <li
            key={step.id}
            aria-current={step.state === 'current' ? 'step' : undefined}
            className="flex items-baseline gap-3 border-b border-line py-2.25"
          >
            {glyph}
            <div className="min-w-0">
              <span className={text}>{step.label}</span>
              <span className="sr-only">, {words}</span>
              {step.detail && <div className="text-xs text-muted">{step.detail}</div>}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
