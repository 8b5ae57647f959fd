'use client';

import { createContext, type ReactNode, useContext } from 'react';

import { ProvenanceOnDemand } from '@/components/ui/provenance-on-demand';
import { SharedNote } from '@/components/ui/shared-note';
import type { PoolId } from '@/lib/protocols/protocol';
import type { UnixSeconds } from '@/lib/units/units';

import { reportsSource, type SumPart, type SumsAt, sumSource } from './statement-sources';

const SumsContext = createContext<SumsAt | null>(null);

/** What the notes of sums inside are made from, once for all of them, and the note that they share. */
export function SumNotes({ at, children }: { readonly at: SumsAt; readonly children: ReactNode }) {
  return (
    <SumsContext value={at}>
      <SharedNote>{children}</SharedNote>
    </SumsContext>
  );
}

interface SumFigureProps {
  readonly part: SumPart;
  /** Null for all pools that count in ETH together. */
  readonly pool: PoolId | null;
  readonly children: ReactNode;
}

/** A sum over lines of the ledger that opens its origin. */
export function SumFigure({ part, pool, children }: SumFigureProps) {
  const at = useSums();
  return <ProvenanceOnDemand source={() => sumSource(part, pool, at)}>{children}</ProvenanceOnDemand>;
}

/** How many reports a yearly rate counts, and over which time. */
export function ReportsFigure({ from, children }: { readonly from: UnixSeconds; readonly children: ReactNode }) {
  const at = useSums();
  return <ProvenanceOnDemand source={() => reportsSource(at, from)}>{children}</ProvenanceOnDemand>;
}

function useSums(): SumsAt {
  const at = useContext(SumsContext);
  if (at === null) throw new Error('a sum outside SumNotes');
  return at;
}
