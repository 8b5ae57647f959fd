import type { ReactNode } from 'react';
import { TextLink } from '../ui/text-link';
import { RaceDrawing } from './race-drawing';
import { raceColumns } from './race-geometry';

const REACHES = ['In Lido, not yet working', 'Working', 'Queued to leave', 'Ready to claim'] as const;

export interface RaceReach {
  /** The amount with its unit, ready to show. */
  amount: ReactNode;
  /** Where it is shown in full. */
  href?: string | undefined;
  /** Part of the width, 0 to 1. */
  share: number;
  /** Height of the water, 0 (dry) to 1. */
  level: number;
}

export interface RaceMarker {
  reach: 0 | 1 | 2 | 3;
  /** How far along that reach, 0 to 1. */
  position: number;
  /** Such as "you, 3rd of 7". */
  label: string;
}

interface RaceProps {
  /** Deposited, working, queued, ready, in that order. */
  reaches: readonly [RaceReach, RaceReach, RaceReach, RaceReach];
  marker?: RaceMarker | undefined;
  /** Shallower and without visible amounts, for the rail on forms. */
  slim?: boolean;
}

/** Narrow: lines of a ledger, numbered as in the drawing. Wide: columns as broad as their reaches, around the drawing. */
const FULL_LIST = 'grid @2xl:grid-cols-[repeat(4,auto)] @2xl:justify-between';
const SLIM_LIST = 'flex flex-wrap gap-x-4';
const FULL_ITEM = 'flex min-h-7 flex-wrap items-baseline gap-x-3 @2xl:flex-col @2xl:items-start';
const WIDE_LIST =
  '@race:col-start-1 @race:row-span-3 @race:row-start-1 @race:grid @race:grid-cols-[repeat(100,minmax(0,1fr))] ' +
  '@race:grid-rows-subgrid @race:justify-normal @race:gap-x-0';
const WIDE_ITEM = '@race:row-span-3 @race:grid @race:grid-rows-subgrid @race:pl-3 @race:first:pl-0';

/** The race: where all ether stands between deposit and claim. The list of reaches is also its text equivalent. */
export function Race({ reaches, marker, slim = false }: RaceProps) {
  const columns = raceColumns(reaches.map((reach) => reach.share));
  const drawn = reaches.map(({ share, level }, index) => ({ name: REACHES[index] ?? '', share, level }));
  return (
    <section aria-label="The race, from deposit to claim" className="@container">
      <figure className="@race:grid @race:grid-cols-1 @race:grid-rows-[auto_auto_auto]">
        <div className="pb-1.5 @race:col-start-1 @race:row-start-2 @race:py-0.5">
          <RaceDrawing reaches={drawn} marker={marker} slim={slim} />
        </div>
        <ol className={`text-xs ${slim ? SLIM_LIST : FULL_LIST} ${WIDE_LIST}`}>
          {reaches.map((reach, index) => (
            <li
              key={REACHES[index]}
              className={`relative pl-3.5 ${slim ? '' : FULL_ITEM} ${WIDE_ITEM} @race:col-span-${columns[index]?.columns ?? 25}`}
            >
              <span className="text-muted @race:row-start-1">
                <span aria-hidden="true" className="absolute left-0 tabular-nums @race:hidden">
                  {index + 1}
                </span>
                {reach.href === undefined ? (
                  REACHES[index]
                ) : (
                  <TextLink href={reach.href} className="hover:text-ink">
                    {REACHES[index]}
                  </TextLink>
                )}
              </span>
              <span
                className={`text-base font-medium tabular-nums @race:row-start-3 ${slim ? 'sr-only' : '@max-2xl:ml-auto @max-2xl:text-right'}`}
              >
                {reach.amount}
              </span>
              {marker?.reach === index && <YouAreHere label={marker.label} slim={slim} />}
            </li>
          ))}
        </ol>
      </figure>
    </section>
  );
}

/** The marker's words where the drawing has no room for them; elsewhere for screen readers only. */
function YouAreHere({ label, slim }: { label: string; slim: boolean }) {
  return (
    <span className={`font-bold text-gate @race:sr-only ${slim ? 'ml-2.5 inline-block' : '@max-2xl:basis-full'}`}>
      <svg width="9" height="8" viewBox="0 0 14 12" aria-hidden="true" className="mr-1 inline fill-current">
        <path d="M7 12 0 0h14z" />
      </svg>
      {label}
    </span>
  );
}
