import type { ReactNode } from 'react';

import type { TermId } from '@/lib/glossary';

/** Where a word's note is: the frame of every page holds all of them once, see {@link ./term-notes.tsx}. */
export function termNoteId(id: TermId): string {
  return `term-${id}`;
}

/**
 * A word that opens its explanation, by pointer, touch or key, without any script. Carries no text of the glossary, so that
 * it costs a page nothing. Not for use inside a modal dialog, which makes the notes outside of it inert.
 */
export function Term({ id, children }: { readonly id: TermId; readonly children: ReactNode }) {
  return (
    <button
      type="button"
      popoverTarget={termNoteId(id)}
      className="relative -my-1 cursor-help py-1 text-left text-inherit underline decoration-line-source decoration-dashed decoration-1 underline-offset-4 [font:inherit] after:absolute after:-inset-x-1 after:-inset-y-1 hover:decoration-solid"
    >
      <span>{children}</span>
      <span className="sr-only">, what this word means</span>
    </button>
  );
}
