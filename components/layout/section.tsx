import type { ReactNode } from 'react';

interface SectionProps {
  readonly id: string;
  readonly title: ReactNode;
  /** Small, on the right: the block it was read at, or where it is from. */
  readonly note?: ReactNode;
  /** A hairline below the title; off where what follows begins with one. */
  readonly ruled?: boolean;
  readonly children: ReactNode;
}

/** A ruled part of a long page that can be linked to. */
export function Section({ id, title, note, ruled = true, children }: SectionProps) {
  return (
    <section aria-labelledby={id} className="mt-12">
      <div
        className={`flex flex-wrap items-baseline justify-between gap-x-6 pb-2.5 ${ruled ? 'border-b border-line' : ''}`}
      >
        <h2 id={id} className="scroll-mt-4 text-lg">
          {title}
        </h2>
        {note && <span className="text-xs text-muted">{note}</span>}
      </div>
      {children}
    </section>
  );
}
