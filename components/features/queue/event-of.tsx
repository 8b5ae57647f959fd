'use client';

import type { ReactNode } from 'react';

import { eventWords } from '@/components/pool/source-of';
import { ProvenanceOnDemand } from '@/components/ui/provenance-on-demand';
import { useLive } from '@/hooks/live-context';
import { formatPastMoment } from '@/lib/format/format-date';
import type { LidoContracts } from '@/lib/protocols/lido/pool';
import type { Provenance } from '@/lib/protocols/protocol';
import type { UnixSeconds } from '@/lib/units/units';

interface EventOfProps {
  readonly origin: (contracts: LidoContracts) => Provenance;
  /** The block that carries the event, and its time. */
  readonly block: bigint;
  readonly at: UnixSeconds;
  readonly children: ReactNode;
}

/** A figure that one event of the queue tells, in rows of tables. */
export function EventOf({ origin, block, at, children }: EventOfProps) {
  const live = useLive();
  if (live.status === 'unavailable') return children;
  const { contracts } = live.snapshot.pool;
  const source = () => eventWords(origin(contracts), block, formatPastMoment(at));
  return <ProvenanceOnDemand source={source}>{children}</ProvenanceOnDemand>;
}
