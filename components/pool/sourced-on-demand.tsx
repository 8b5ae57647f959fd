'use client';

import { type ReactNode, useId, useState } from 'react';

import { ProvenanceButton, ProvenanceEntries } from '@/components/ui/provenance';
import { useLive } from '@/hooks/live-context';
import type { FigureId } from '@/lib/protocols/protocol';

import { sourceOf } from './source-of';

interface SourcedOnDemandProps {
  readonly figure: FigureId;
  readonly args: readonly string[];
  readonly children: ReactNode;
}

/** A figure that opens its own origin, for rows of long lists: its note is made when it is opened first. */
export function SourcedOnDemand({ figure, args, children }: SourcedOnDemandProps) {
  const id = useId();
  const live = useLive();
  const [wasOpened, setOpened] = useState(false);
  if (live.status === 'unavailable') return children;
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
        {wasOpened && <ProvenanceEntries id={id} source={sourceOf(live.snapshot, figure, args)} />}
      </span>
    </>
  );
}
