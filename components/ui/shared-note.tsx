'use client';

import { createContext, type MouseEvent, type ReactNode, useContext, useId, useMemo, useRef, useState } from 'react';

import { ProvenanceButton, ProvenanceEntries, type ProvenanceSource } from './provenance';

/** Makes what a note says. */
type MakeSource = () => ProvenanceSource;

interface Note {
  readonly id: string;
  readonly choose: (opener: Element, source: MakeSource) => void;
}

/** The note that figures around share; null where each has its own. */
export const NoteContext = createContext<Note | null>(null);

/** One note for all figures inside, made when one of them is opened: in a long table a note each would weigh more than the table. */
export function SharedNote({ children }: { readonly children: ReactNode }) {
  const id = useId();
  const note = useRef<HTMLSpanElement>(null);
  const opener = useRef<Element | null>(null);
  const [source, setSource] = useState<ProvenanceSource | null>(null);
  const shared = useMemo<Note>(
    () => ({
      id,
      choose: (chosen, make) => {
        // The click that follows opens it anew, beside the figure that it is now of.
        if (chosen !== opener.current && note.current?.matches(':popover-open')) note.current.hidePopover();
        opener.current = chosen;
        setSource(make());
      },
    }),
    [id],
  );
  return (
    <NoteContext value={shared}>
      {children}
      <span
        ref={note}
        id={id}
        popover="auto"
        data-shared=""
        role="dialog"
        aria-labelledby={source === null ? undefined : `${id}-title`}
        className="provenance-note"
      >
        {source !== null && <ProvenanceEntries id={id} source={source} />}
      </span>
    </NoteContext>
  );
}

interface SharedNoteFigureProps {
  /** Makes what the note says, each time it is opened. */
  readonly source: MakeSource;
  readonly children: ReactNode;
}

/** A figure that opens its own origin in the note around it. */
export function SharedNoteFigure({ source, children }: SharedNoteFigureProps) {
  const note = useContext(NoteContext);
  if (note === null) throw new Error('a figure without a note around it');
  const choose = (event: MouseEvent) => note.choose(event.currentTarget, source);
  return (
    <ProvenanceButton id={note.id} onClick={choose}>
      {children}
    </ProvenanceButton>
  );
}
