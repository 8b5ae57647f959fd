import type { ReactNode } from 'react';

/** A long table behind its own name, in a part that scrolls and can be reached by keyboard. */
export function ScrollBox({
  summary,
  label,
  children,
}: {
  readonly summary: string;
  readonly label: string;
  readonly children: ReactNode;
}) {
  return (
    <details className="mt-2 text-sm">
      <summary className="inline-block py-1 text-muted underline hover:text-ink">{summary}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard */}
      <section className="max-h-96 overflow-auto" tabIndex={0} aria-label={label}>
        {children}
      </section>
    </details>
  );
}
