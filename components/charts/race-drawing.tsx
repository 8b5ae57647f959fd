import { useId } from 'react';
import { raceColumns } from './race-geometry';

/** Height of the channel from the gates' caps to the bed. */
const DEPTH = { full: 58, slim: 42 } as const;

export interface DrawnReach {
  name: string;
  share: number;
  level: number;
}

export interface DrawnMarker {
  reach: number;
  position: number;
  label: string;
}

interface RaceDrawingProps {
  reaches: readonly DrawnReach[];
  marker?: DrawnMarker | undefined;
  slim: boolean;
}

/** Water of one reach: wash, ripples and surface, moved up and down as one and cut off at the bed. */
function Water({ x, width, bed, y, ripples }: { x: number; width: number; bed: number; y: number; ripples: string }) {
  return (
    <svg x={`${x}%`} y="0" width={`${width}%`} height={bed} aria-hidden="true">
      <g className="race-level" transform={`translate(0 ${y})`}>
        <rect width="100%" height={bed} className="fill-water-wash" />
        <rect height={bed} fill={`url(#${ripples})`} className="race-ripples" />
        <line x1="0" x2="100%" y1="0.75" y2="0.75" strokeWidth="1.5" className="stroke-water" />
      </g>
    </svg>
  );
}

/** "You are here": a triangle just above the water, its words to the side that has more room. */
function Marker({ x, y, label, toTheLeft }: { x: number; y: number; label: string; toTheLeft: boolean }) {
  return (
    <svg x={`${x}%`} y="0" width="1" height="1" overflow="visible" aria-hidden="true">
      <g className="race-level fill-gate" transform={`translate(0 ${y})`}>
        <path d="M0-3-7-15H7z" />
        <text
          x={toTheLeft ? -13 : 13}
          y="-5"
          textAnchor={toTheLeft ? 'end' : 'start'}
          strokeWidth="4"
          paintOrder="stroke"
          className="stroke-paper text-xs font-bold @max-race:hidden"
        >
          {label}
        </text>
      </g>
    </svg>
  );
}

/** The channel in section. Lengths along it are percentages, so it is never scaled and its lines keep their weight. */
export function RaceDrawing({ reaches, marker, slim }: RaceDrawingProps) {
  const id = useId();
  const bed = DEPTH[slim ? 'slim' : 'full'] + 1;
  const columns = raceColumns(reaches.map((reach) => reach.share)).map((column, index) => ({
    ...column,
    name: reaches[index]?.name,
  }));
  const surface = (index: number) => Math.round(bed - (reaches[index]?.level ?? 0) * (bed - 1));
  const marked = marker && columns[marker.reach];
  return (
    <svg width="100%" height={bed + 9} overflow="visible" aria-hidden="true" className="block">
      <defs>
        <pattern id={`${id}-ripples`} width="236" height="40" patternUnits="userSpaceOnUse">
          <g strokeWidth="0.6" opacity="0.55" className="stroke-water">
            <path d="M0 5.5h18m9 0h44m12 0h18m9 0h44m12 0h18m9 0h30" />
            <path d="M14 10.5h25m13 0h39m12 0h25m13 0h39m12 0h32" />
            <path d="M0 15.5h32m17 0h34m12 0h32m17 0h34m12 0h34" />
            <path d="M14 20.5h39m21 0h29m12 0h39m21 0h29m12 0h10" />
            <path d="M0 25.5h46m25 0h24m12 0h46m25 0h24m12 0h12" />
            <path d="M14 30.5h53m29 0h19m12 0h53m29 0h19" />
            <path d="M0 35.5h60m33 0h14m12 0h60m33 0h14" />
          </g>
        </pattern>
        <pattern id={`${id}-bed`} width="16" height="8" patternUnits="userSpaceOnUse" y={bed}>
          <path d="M7 1 1 7" className="stroke-line-strong" />
        </pattern>
      </defs>
      {columns.map(({ name, start, columns: width }, index) => (
        <Water key={name} x={start} width={width} bed={bed} y={surface(index)} ripples={`${id}-ripples`} />
      ))}
      <line x1="0" x2="100%" y1={bed} y2={bed} strokeWidth="1.5" className="stroke-ink" />
      <rect x="0" y={bed} width="100%" height="8" fill={`url(#${id}-bed)`} />
      {columns.map(({ name, start }, index) => (
        <svg key={name} x={`${start}%`} y="0" width="1" height="1" overflow="visible" aria-hidden="true">
          {index > 0 && <path d={`M-7 1H7M0 1V${bed}`} strokeWidth="2" className="stroke-ink" />}
          <text x={index > 0 ? 9 : 0} y="13" className="fill-muted text-xs tabular-nums @race:hidden">
            {index + 1}
          </text>
        </svg>
      ))}
      {marker && marked && (
        <Marker
          x={marked.start + marked.columns * marker.position}
          y={surface(marker.reach)}
          label={marker.label}
          toTheLeft={marker.position > 0.5}
        />
      )}
    </svg>
  );
}
