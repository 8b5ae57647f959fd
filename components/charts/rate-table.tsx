'use client';

import { useEffect, useEffectEvent, useRef, useState } from 'react';

import { ProvenanceOnDemand } from '../ui/provenance-on-demand';
import { SharedNote } from '../ui/shared-note';
import { Table, Td, Th } from '../ui/table';
import { lossSource, type PointOrigin, pointSource } from './point-origin';

/** A point in words. */
export interface RateTablePoint {
  /** Unix seconds. */
  at: number;
  dateText: string;
  rateText: string;
  /** Why the rate fell in this report, such as "slashing −0.004 %". */
  lossText?: string | undefined;
  /** The rate before it, where `lossText` says how much was lost. */
  lossFromText?: string | undefined;
}

interface RateTableProps {
  points: readonly RateTablePoint[];
  unit: string;
  name: string;
  /** Where its figures come from; without it they open nothing. */
  origin: PointOrigin | null;
}

/** The points of a line as a table, newest first. It is drawn when it is opened: on a page with several it is most of the page. */
export function RateTable(props: RateTableProps) {
  const [wasOpened, setOpened] = useState(false);
  const details = useRef<HTMLDetailsElement>(null);
  const look = () => details.current?.open === true && setOpened(true);
  // It may have been opened before the page's scripts ran.
  const lookFirst = useEffectEvent(look);
  useEffect(() => void lookFirst(), []);
  return (
    <details ref={details} onToggle={look} className="mt-1 text-xs">
      <summary className="inline-block py-0.5 text-muted underline hover:text-ink">as a table</summary>
      {wasOpened && <Points {...props} />}
    </details>
  );
}

function Loss({ point, origin }: Pick<RateTableProps, 'origin'> & { point: RateTablePoint }) {
  const { lossText, lossFromText } = point;
  if (origin === null || lossText === undefined || lossFromText === undefined) return lossText;
  return (
    <ProvenanceOnDemand source={() => lossSource(origin, { ...point, lossText, lossFromText })}>
      {lossText}
    </ProvenanceOnDemand>
  );
}

function Points({ points, unit, name, origin }: RateTableProps) {
  const rows = points.toReversed().map((point) => (
    <tr key={point.at}>
      <Td detail={<Loss point={point} origin={origin} />}>{point.dateText}</Td>
      <Td numeric>
        {origin === null ? (
          point.rateText
        ) : (
          <ProvenanceOnDemand source={() => pointSource(origin, point)}>{point.rateText}</ProvenanceOnDemand>
        )}
      </Td>
    </tr>
  ));
  return (
    <SharedNote>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard */}
      <section className="max-h-80 overflow-y-auto" tabIndex={0} aria-label={`${name} by report`}>
        <Table caption={`${name} by report, newest first`}>
          <thead>
            <tr>
              <Th>Report</Th>
              <Th numeric>{unit}</Th>
            </tr>
          </thead>
          <tbody>{rows}</tbody>
        </Table>
      </section>
    </SharedNote>
  );
}
