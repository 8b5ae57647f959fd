'use client';

import { type ReactNode, useContext, useId, useState } from 'react';

import { ProvenanceButton, ProvenanceEntries, type ProvenanceSource } from './provenance';
import { NoteContext, SharedNoteFigure } from './shared-note';

interface ProvenanceOnDemandProps {
  /** Makes what the note says, when it is opened. */
  readonly source: () => ProvenanceSource;
  readonly children: ReactNode;
}

/** A figure that opens its own origin, for rows of tables: in the note of its table, or in one of its own. */
export function ProvenanceOnDemand(props: ProvenanceOnDemandProps) {
  return useContext(NoteContext) === null ? <OwnNoteFigure {...props} /> : <SharedNoteFigure {...props} />;
}

function OwnNoteFigure({ source, children }: ProvenanceOnDemandProps) {
  const id = useId();
  const [wasOpened, setOpened] = useState(false);
  return (
    <>
      <ProvenanceButton id={id}>{children}</ProvenanceButton>
      <span
        id={id}
        popover="auto"
        role="dialog"
        aria-labelledby={wasOpened ? `${id}-title` : undefined}
        className="provenance-note"
        onBeforeToggle={({ newState }) => newState === 'open' && setOpened(true)}
      >
        {wasOpened && <ProvenanceEntries id={id} source={source()} />}
      </span>
    </>
  );
}
