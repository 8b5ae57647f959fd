import type { ReactNode } from 'react';
import { Glyph } from './glyph';

const TONES = {
  plain: { rule: 'border-line-strong', glyph: null },
  caution: { rule: 'border-caution', glyph: <Glyph shape="triangle" className="mr-1.5 text-caution" /> },
  loss: { rule: 'border-loss', glyph: <Glyph shape="cross" className="mr-1.5 text-loss" /> },
  gain: { rule: 'border-gain', glyph: <Glyph shape="check" className="mr-1.5 text-gain" /> },
} as const;

interface NoticeProps {
  tone?: keyof typeof TONES;
  title: string;
  children?: ReactNode;
  /** `status` or `alert` where the notice comes and goes while the page is open. */
  role?: 'status' | 'alert' | undefined;
}

/** A remark in the margin: what it is, then what to do. */
export function Notice({ tone = 'plain', title, children, role }: NoticeProps) {
  const { rule, glyph } = TONES[tone];
  return (
    <div role={role} className={`border-l-3 py-0.5 pl-3.5 text-sm ${rule}`}>
      {glyph}
      <b className="font-bold">{title}</b> {children}
    </div>
  );
}
