'use client';

import type { ReactNode } from 'react';

import { Provenance } from '@/components/ui/provenance';
import { useLive } from '@/hooks/live-context';
import type { FigureId } from '@/lib/protocols/protocol';

import { sourceOf } from './source-of';

/** A figure of the pool that opens its own origin. */
export function Sourced({
  figure,
  args,
  children,
}: {
  readonly figure: FigureId;
  readonly args?: readonly string[];
  readonly children: ReactNode;
}) {
  const live = useLive();
  if (live.status === 'unavailable') return children;
  return <Provenance {...sourceOf(live.snapshot, figure, args)}>{children}</Provenance>;
}
