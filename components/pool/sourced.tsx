'use client';

import type { ReactNode } from 'react';

import { Provenance, type ProvenanceSource } from '@/components/ui/provenance';
import { useLive } from '@/hooks/live-context';
import { formatMoment } from '@/lib/format/format-date';
import type { LiveSnapshot } from '@/lib/protocols/live-state';
import type { FigureId } from '@/lib/protocols/protocol';
import { provenanceOf } from '@/lib/protocols/provenance';

/** A figure's origin in words, for one picture. */
export function sourceOf(snapshot: LiveSnapshot, figure: FigureId, args: readonly string[] = []): ProvenanceSource {
  const { title, formula, contractName, contract, kind, call, args: ownArgs } = provenanceOf(snapshot.pool, figure);
  const block = snapshot.block.number;
  const words = [...ownArgs, ...args].join(' ');
  const command =
    kind === 'call'
      ? `cast call ${contract} "${call}" ${words === '' ? '' : `${words} `}--block ${block} --rpc-url YOUR_NODE`
      : `cast logs --address ${contract} "${call}" --to-block ${block} --rpc-url YOUR_NODE`;
  const blockText = `block ${block.toLocaleString('en-US')}, ${formatMoment(snapshot.block.timestamp)}`;
  return { title, formula, contractName, contract, command, blockText };
}

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
