'use client';

import { RateChart, type RateChartPoint } from '@/components/charts/rate-chart';
import type { RatePoint } from '@/lib/domain/rate-series';
import { formatAmount } from '@/lib/format/format-amount';
import { formatDay, formatPastMoment } from '@/lib/format/format-date';
import { formatDuration } from '@/lib/format/format-duration';
import { formatRatioPercent } from '@/lib/format/format-percent';
import type { RateHistory } from '@/lib/protocols/live-state';
import type { Provenance } from '@/lib/protocols/protocol';
import { rateAfterOrigin } from '@/lib/protocols/report-origins';

import { eventWords } from './source-of';

interface RateHistoryChartProps {
  readonly history: RateHistory;
  readonly unit: string;
  /** Where the pool's yearly rate comes from: its reports. */
  readonly reports: Provenance;
}

/** A pool's exchange rate after each report, as a line and as a table. */
export function RateHistoryChart({ history, unit, reports }: RateHistoryChartProps) {
  if (history.status !== 'ready')
    return <p className="mt-3 text-xs text-muted">No line yet: {historyReason(history)}.</p>;
  const { points } = history;
  const first = points[0];
  const last = points.at(-1);
  const span =
    first === undefined || last === undefined
      ? ''
      : `${formatDuration(Number(last.at - first.at))}, the rate after each report`;
  const origin = rateAfterOrigin(reports);
  const drawn = points.map((point, index) => ({
    ...chartPoint(point, index, points),
    source: () => eventWords(origin, point.blockNumber, `its data of ${formatPastMoment(point.at)}`),
  }));
  return <RateChart points={drawn} spanText={span} unit={unit} />;
}

/** Why there is no history to show or to measure. */
export function historyReason(history: Exclude<RateHistory, { status: 'ready' }>): string {
  return history.status === 'loading' ? 'the reports are being read' : history.reason;
}

function chartPoint(point: RatePoint, index: number, points: readonly RatePoint[]): RateChartPoint {
  const rateText = formatAmount(point.rate, { decimals: 27, shown: 9, atLeast: 9 });
  return {
    at: Number(point.at),
    rate: point.rate,
    dateText: formatDay(point.at),
    rateText,
    lossText: point.loss ? lossText(points[index - 1], point) : undefined,
  };
}

function lossText(before: RatePoint | undefined, point: RatePoint): string {
  if (before === undefined || before.rate <= point.rate) return 'a loss';
  return `loss ${formatRatioPercent(point.rate - before.rate, before.rate, 4)} %`;
}
