import type { ReactNode } from 'react';
import { Glyph } from './glyph';

const TONES = {
  ready: { shape: 'full', colour: 'text-gain' },
  waiting: { shape: 'hollow', colour: 'text-ink' },
  caution: { shape: 'triangle', colour: 'text-caution' },
  loss: { shape: 'cross', colour: 'text-loss' },
} as const;

/** A state in one sign and a word. */
export function StatusMark({ tone, children }: { tone: keyof typeof TONES; children: ReactNode }) {
  const { shape, colour } = TONES[tone];
  return (
    <span className={`text-xs ${colour}`}>
      <Glyph shape={shape} className="mr-1.75" />
      {children}
    </span>
  );
}
