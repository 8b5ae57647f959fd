'use client';

import type { ReactNode } from 'react';

import { Provenance } from '@/components/ui/provenance';
import { useLive } from '@/hooks/live-context';
import type { FigureId, PoolBase } from '@/lib/protocols/protocol';

import { sourceOf } from './source-of';

/** A figure of a pool, Lido's unless another is given, that opens its own origin. */
export function Sourced({
  figure,
  args,
  pool,
  children,
}: {
  readonly figure: FigureId;
  readonly args?: readonly string[];
  readonly pool?: PoolBase;
  readonly children: ReactNode;
}) {
  const live = useLive();
  if (live.status === 'unavailable') return children;
  return <Provenance {...sourceOf(live.snapshot, figure, args, pool)}>{children}</Provenance>;
}
