import { glossaryEntries } from '@/lib/glossary';

import { buttonClass } from './button-class';
import { termNoteId } from './term';

/** The explanation of every word that a {@link ./term.tsx} on the page may open, rendered by the server. */
export function TermNotes() {
  return glossaryEntries().map(({ id, name, says }) => (
    <div
      key={id}
      id={termNoteId(id)}
      popover="auto"
      role="dialog"
      aria-labelledby={`${termNoteId(id)}-name`}
      className="provenance-note"
    >
      <div className="flex items-baseline justify-between gap-4">
        <b id={`${termNoteId(id)}-name`} className="text-base">
          {name}
        </b>
        <button
          type="button"
          popoverTarget={termNoteId(id)}
          popoverTargetAction="hide"
          className={buttonClass('quiet')}
        >
          Close
        </button>
      </div>
      <p className="mt-1.5">{says}</p>
      <a href={`/learn#word-${id}`} className="mt-2 inline-block text-muted underline hover:text-ink">
        All words
      </a>
    </div>
  ));
}
