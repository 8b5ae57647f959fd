import type { PointOrigin } from '@/components/charts/point-origin';
import { RateChart, type RateChartPoint } from '@/components/charts/rate-chart';
import type { PositionPoint } from '@/lib/domain/position-series';
import type { RatePoint } from '@/lib/domain/rate-series';
import { formatAmount } from '@/lib/format/format-amount';
import { formatDate } from '@/lib/format/format-date';
import { formatSigned } from '@/lib/format/format-signed';
import { pastlessNames } from '@/lib/format/left-out-wording';
import type { HistoryView } from '@/lib/position-view';

import { earnedPoints, ratePoints, worthPoints } from './chart-sources';
import type { SumsAt } from './statement-sources';

/** Worth, earnings and exchange rates over time; each to be read point by point and as a table. */
export function PositionCharts({ history, at }: { readonly history: HistoryView; readonly at: SumsAt }) {
  const { total, pools } = history;
  const points = total?.points ?? [];
  const lacking = pastlessNames(history);
  return (
    <div className="grid gap-x-18 gap-y-8 md:grid-cols-2">
      {lacking.length > 0 && (
        <p className="text-xs text-muted md:col-span-2">
          Worth and earnings are drawn without {lacking.join(', ')}, whose past is not read.
        </p>
      )}
      <Chart title="Worth" unit="ETH" points={points.map(worthPoint)} noLossText="" origin={worthPoints(at)} />
      <Chart
        title="Earned"
        unit="ETH"
        points={points.map(earnedPoint)}
        noLossText="No report brought a loss."
        origin={earnedPoints(at)}
      />
      {pools.map((pool) => (
        <Chart
          key={pool.id}
          title={`Exchange rate of ${pool.name}`}
          unit={`${pool.unit} per ${pool.rateUnit}`}
          points={pool.rates.map(ratePoint)}
          noLossText="It never fell."
          origin={ratePoints(pool, at.block)}
        />
      ))}
    </div>
  );
}

interface ChartProps {
  readonly title: string;
  readonly unit: string;
  readonly points: readonly RateChartPoint[];
  readonly noLossText: string;
  readonly origin: PointOrigin | null;
}

function Chart({ title, unit, points, noLossText, origin }: ChartProps) {
  return (
    <section aria-label={title}>
      <h3>
        {title}, <span className="font-normal text-muted">{unit}</span>
      </h3>
      <RateChart {...{ points, unit, noLossText, origin }} name={title} spanText="" readable />
    </section>
  );
}

function worthPoint({ at, worth, loss }: PositionPoint): RateChartPoint {
  const rateText = formatAmount(worth, { decimals: 18, shown: 6, atLeast: 4 });
  return { at: Number(at), rate: worth, dateText: formatDate(at), rateText, lossText: loss ? 'a loss' : undefined };
}

function earnedPoint({ at, earned, loss }: PositionPoint): RateChartPoint {
  const rateText = formatSigned(earned, 18);
  return { at: Number(at), rate: earned, dateText: formatDate(at), rateText, lossText: loss ? 'a loss' : undefined };
}

function ratePoint({ at, rate, loss }: RatePoint): RateChartPoint {
  const rateText = formatAmount(rate, { decimals: 27, shown: 9, atLeast: 9 });
  return { at: Number(at), rate, dateText: formatDate(at), rateText, lossText: loss ? 'a loss' : undefined };
}
