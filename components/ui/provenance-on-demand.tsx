'use client';

import { type ReactNode, useId, useState } from 'react';

import { ProvenanceButton, ProvenanceEntries, type ProvenanceSource } from './provenance';

interface ProvenanceOnDemandProps {
  /** Makes what the note says, when it is opened first. */
  readonly source: () => ProvenanceSource;
  readonly children: ReactNode;
}

/** A figure that opens its own origin, for rows of tables: its note is made when it is opened first. */
export function ProvenanceOnDemand({ source, children }: ProvenanceOnDemandProps) {
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
