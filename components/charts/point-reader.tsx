'use client';

import { type ReactNode, useState } from 'react';

interface PointReaderProps {
  /** What is read, for screen readers. */
  readonly name: string;
  /** Where each point stands, 0 to 100 from the left. */
  readonly places: readonly number[];
  /** Each point in words. */
  readonly texts: readonly string[];
  /** The drawing. */
  readonly children: ReactNode;
}

/** Reads a drawing point by point, by pointer or arrow keys: a line in the drawing, and the point in words. */
export function PointReader({ name, places, texts, children }: PointReaderProps) {
  const last = texts.length - 1;
  const [at, setAt] = useState(last);
  const shown = Math.min(at, last);
  const text = texts[shown] ?? '';
  return (
    <>
      <div className="relative">
        {children}
        <svg width="100%" height="84" aria-hidden="true" className="pointer-events-none absolute inset-0">
          <line x1={`${places[shown] ?? 0}%`} x2={`${places[shown] ?? 0}%`} y1="0" y2="84" className="stroke-gate" />
        </svg>
      </div>
      <input
        type="range"
        min={0}
        max={last}
        value={shown}
        aria-label={name}
        aria-valuetext={text}
        onChange={(event) => setAt(Number(event.target.value))}
        className="mt-1 block h-6 w-full cursor-pointer accent-water"
      />
      <p aria-hidden="true" className="text-sm tabular-nums">
        {text}
      </p>
    </>
  );
}
