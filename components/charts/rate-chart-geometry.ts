export interface RatePoint {
  /** Unix seconds of the report. */
  at: number;
  /** The rate in any fixed scale, the same for all points. */
  rate: bigint;
}

/** Part of the height left free above the highest and below the lowest point. */
const MARGIN = { top: 0.08, bottom: 0.16 } as const;
const STEPS = 1_000_000n;

/**
 * Where the points stand in a box one hundred wide and one hundred high, y downwards. The height shows only the range
 * that the rate went through, never from zero; a rate that did not move lies in the middle.
 * @param points in order of time
 */
export function ratePlaces(points: readonly RatePoint[]): { x: number; y: number }[] {
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last) return [];
  const rates = points.map(({ rate }) => rate).toSorted((one, other) => (one < other ? -1 : 1));
  const lowest = rates[0] ?? first.rate;
  const highest = rates.at(-1) ?? first.rate;
  const span = last.at - first.at;
  const range = highest - lowest;
  return points.map(({ at, rate }) => {
    const height = range === 0n ? 0.5 : Number(((rate - lowest) * STEPS) / range) / Number(STEPS);
    return {
      x: span === 0 ? 0 : (100 * (at - first.at)) / span,
      y: 100 * (1 - MARGIN.bottom - height * (1 - MARGIN.top - MARGIN.bottom)),
    };
  });
}

/** The line through the places as SVG path data, to hundredths. */
export function ratePath(places: readonly { x: number; y: number }[]): string {
  return places.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${shortNumber(x)} ${shortNumber(y)}`).join('');
}

function shortNumber(value: number): string {
  return String(Math.round(value * 100) / 100);
}
