import type { PointOrigin } from './point-origin';
import { PointReader } from './point-reader';
import { type RatePoint, ratePath, ratePlaces } from './rate-chart-geometry';
import { RateTable, type RateTablePoint } from './rate-table';

export interface RateChartPoint extends RatePoint, RateTablePoint {}

interface RateChartProps {
  /** One per report, in order of time. */
  points: readonly RateChartPoint[];
  /** What the line covers, such as "90 days, one point per report". */
  spanText: string;
  /** What the rate is, such as "ETH per share". */
  unit: string;
  /** What the line shows, for those who cannot see it; the rate unless said otherwise. */
  name?: string;
  /** What is said when nothing was lost. */
  noLossText?: string;
  /** Lets points be read one by one, with the keyboard too. */
  readable?: boolean;
  /** Where its points come from; without it they open nothing. */
  origin?: PointOrigin | null;
}

/** The exchange rate over time, its losses marked, with the same figures as a table. */
export function RateChart(props: RateChartProps) {
  const {
    points,
    spanText,
    unit,
    name = 'Rate',
    noLossText = 'It never fell.',
    readable = false,
    origin = null,
  } = props;
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last || points.length < 2) {
    return <p className="mt-3 text-xs text-muted">The line starts with the second report.</p>;
  }
  const losses = points.filter((point) => point.lossText);
  return (
    <figure className="mt-3.5">
      {readable ? (
        <PointReader
          name={`${name}, point by point`}
          places={ratePlaces(points).map(({ x }) => x)}
          texts={points.map(({ dateText, rateText, lossText }) =>
            [`${dateText}: ${rateText} ${unit}`, lossText].filter(Boolean).join(', '),
          )}
        >
          <RateDrawing points={points} />
        </PointReader>
      ) : (
        <RateDrawing points={points} />
      )}
      <figcaption className="sr-only">
        {`${name}: from ${first.rateText} on ${first.dateText} to ${last.rateText} ${unit} on ${last.dateText}. `}
        {losses.length === 0 ? noLossText : `It fell on ${losses.map(lossWords).join('; ')}.`}
      </figcaption>
      <div aria-hidden="true" className="mt-1.5 flex justify-between gap-3 text-xs text-muted">
        <span className="whitespace-nowrap">{first.dateText}</span>
        <span className="text-center">{spanText}</span>
        <span className="whitespace-nowrap">{last.dateText}</span>
      </div>
      <RateTable points={points.map(inWords)} {...{ unit, name, origin }} />
    </figure>
  );
}

/** Without the rate itself, which only the drawing needs. */
function inWords({ rate: _, ...words }: RateChartPoint): RateTablePoint {
  return words;
}

function lossWords({ dateText, lossText }: RateChartPoint): string {
  return `${dateText}, ${lossText}`;
}

function RateDrawing({ points }: { points: readonly RateChartPoint[] }) {
  const places = ratePlaces(points);
  const line = ratePath(places);
  const falls = points.flatMap((point, index) => {
    const place = places[index];
    return point.lossText && place ? [{ point, place }] : [];
  });
  return (
    <svg width="100%" height="84" overflow="visible" aria-hidden="true" className="block">
      <svg
        width="100%"
        height="83"
        viewBox="0 0 100 100"
        preserveAspectRatio="none"
        overflow="visible"
        aria-hidden="true"
      >
        <path d={`${line}V100H0Z`} className="fill-water-wash" />
        <path d={line} fill="none" strokeWidth="1.8" vectorEffect="non-scaling-stroke" className="stroke-water" />
      </svg>
      <line x1="0" x2="100%" y1="83.5" y2="83.5" className="stroke-line-strong" />
      {falls.map(({ point, place }, index) => (
        <svg key={point.at} x={`${place.x}%`} width="1" height="1" overflow="visible" aria-hidden="true">
          <circle cy={place.y * 0.83} r="3.2" strokeWidth="1.6" className="fill-paper stroke-loss" />
          {index === falls.length - 1 && (
            // Its words stand low in the water, where the line of a rate that mostly rises does not cross them.
            <>
              <line y1={place.y * 0.83 + 3.2} y2="83" className="stroke-line-strong" />
              <text
                x={place.x > 50 ? -7 : 7}
                y="76"
                textAnchor={place.x > 50 ? 'end' : 'start'}
                className="fill-muted text-xs"
              >
                {lossWords(point)}
              </text>
            </>
          )}
        </svg>
      ))}
    </svg>
  );
}
