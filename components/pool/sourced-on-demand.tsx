'use client';

import type { ReactNode } from 'react';

import { ProvenanceOnDemand } from '@/components/ui/provenance-on-demand';
import { useLive } from '@/hooks/live-context';
import type { BlockRef, FigureId } from '@/lib/protocols/protocol';

import { sourceOf } from './source-of';

interface SourcedOnDemandProps {
  readonly figure: FigureId;
  readonly args: readonly string[];
  /** The block it was read at, where that is not the newest. */
  readonly block?: BlockRef | undefined;
  readonly children: ReactNode;
}

/** A figure of the pool that opens its own origin, for rows of long lists: its note is made when it is opened first. */
export function SourcedOnDemand({ figure, args, block, children }: SourcedOnDemandProps) {
  const live = useLive();
  if (live.status === 'unavailable') return children;
  const { snapshot } = live;
  const source = () => sourceOf({ pool: snapshot.pool, block: block ?? snapshot.block }, figure, args);
  return <ProvenanceOnDemand source={source}>{children}</ProvenanceOnDemand>;
}
