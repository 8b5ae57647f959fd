'use client';

import type { ReactNode } from 'react';

import { sourceOf } from '@/components/pool/source-of';
import { Provenance } from '@/components/ui/provenance';
import { useLive } from '@/hooks/live-context';
import type { BlockRef, FigureId } from '@/lib/protocols/protocol';

interface FigureOfProps {
  readonly figure: FigureId;
  /** The block it was read at, which may be another than the pool's newest. */
  readonly block: BlockRef;
  readonly args?: readonly string[];
  readonly children: ReactNode;
}

/** A figure of the queue that opens its own origin. */
export function FigureOf({ figure, block, args, children }: FigureOfProps) {
  const live = useLive();
  if (live.status === 'unavailable') return children;
  return <Provenance {...sourceOf({ pool: live.snapshot.pool, block }, figure, args)}>{children}</Provenance>;
}
