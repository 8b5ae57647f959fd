'use client';

import { RateChart, type RateChartPoint } from '@/components/charts/rate-chart';
import type { RatePoint } from '@/lib/domain/rate-series';
import { formatAmount } from '@/lib/format/format-amount';
import { formatDay } from '@/lib/format/format-date';
import { formatDuration } from '@/lib/format/format-duration';
import { formatRatioPercent } from '@/lib/format/format-percent';
import type { RateHistory } from '@/lib/protocols/live-state';

import { type RatePoints, ratePointOrigin } from './rate-points';

/** A pool's exchange rate after each report, as a line and as a table. */
export function RateHistoryChart({ history, ...of }: RatePoints & { readonly history: RateHistory }) {
  if (history.status !== 'ready')
    return <p className="mt-3 text-xs text-muted">No line yet: {historyReason(history)}.</p>;
  const { points } = history;
  const first = points[0];
  const last = points.at(-1);
  const span =
    first === undefined || last === undefined
      ? ''
      : `${formatDuration(Number(last.at - first.at))}, the rate after each report`;
  return <RateChart points={points.map(chartPoint)} spanText={span} unit={of.unit} origin={ratePointOrigin(of)} />;
}

/** Why there is no history to show or to measure. */
export function historyReason(history: Exclude<RateHistory, { status: 'ready' }>): string {
  return history.status === 'loading' ? 'the reports are being read' : history.reason;
}

function chartPoint(point: RatePoint, index: number, points: readonly RatePoint[]): RateChartPoint {
  return {
    at: Number(point.at),
    rate: point.rate,
    dateText: formatDay(point.at),
    rateText: rateWords(point),
    ...(point.loss && lossWords(points[index - 1], point)),
  };
}

function lossWords(before: RatePoint | undefined, { rate }: RatePoint) {
  if (before === undefined || before.rate <= rate) return { lossText: 'a loss' };
  return {
    lossText: `loss ${formatRatioPercent(rate - before.rate, before.rate, 4)} %`,
    lossFromText: rateWords(before),
  };
}

function rateWords({ rate }: RatePoint): string {
  return formatAmount(rate, { decimals: 27, shown: 9, atLeast: 9 });
}
