'use client';

import { Figure } from '@/components/ui/figure';
import { Notice } from '@/components/ui/notice';
import { Provenance } from '@/components/ui/provenance';
import { Term } from '@/components/ui/term';
import { useLive } from '@/hooks/live-context';
import { USUAL_WINDOWS } from '@/lib/domain/apr-windows';
import { etherPerShare } from '@/lib/domain/share-rate';
import { stakeLimitAt } from '@/lib/domain/stake-limit';
import { formatAmount, formatShort } from '@/lib/format/format-amount';
import { formatCount } from '@/lib/format/format-count';
import { formatDuration } from '@/lib/format/format-duration';
import { formatRatioPercent, formatRayPercent } from '@/lib/format/format-percent';
import type { LiveSnapshot } from '@/lib/protocols/live-state';
import { provenanceOf } from '@/lib/protocols/provenance';
import { reportCountOrigin } from '@/lib/protocols/report-origins';

import { InMoney } from './in-money';
import { historyReason, RateHistoryChart } from './rate-history-chart';
import { sourceOf, sourceWords } from './source-of';
import { Sourced } from './sourced';

/** Digits of the exchange rate: enough to see it move within minutes. */
const RATE_DIGITS = { decimals: 18, shown: 9, atLeast: 9 } as const;

/** The right column of the forms: the pool at a glance, from one block. */
export function PoolFigures() {
  const live = useLive();
  if (live.status === 'unavailable') {
    return (
      <Notice tone="caution" title="No figures of the pool.">
        They come back by themselves once the node answers.
      </Notice>
    );
  }
  return <Figures snapshot={live.snapshot} />;
}

function Figures({ snapshot }: { readonly snapshot: LiveSnapshot }) {
  const { pool, history, block } = snapshot;
  return (
    <div className="grid gap-4.5">
      <Figure
        heading={<Term id="exchangeRate">Exchange rate</Term>}
        size="large"
        value={formatAmount(etherPerShare(pool.rate), RATE_DIGITS)}
        unit="ETH per share"
        source={sourceOf(snapshot, 'rate')}
      >
        <RateHistoryChart {...{ history, block }} unit="ETH per share" reported={provenanceOf(pool, 'apr')} />
      </Figure>
      <div className="grid grid-cols-2 gap-x-9 gap-y-4.5 max-sm:gap-x-5">
        <AprFigure snapshot={snapshot} />
        <Figure
          heading={<Term id="queue">Leaving</Term>}
          value={formatShort(pool.queue.unfinalized)}
          unit="ETH"
          source={sourceOf(snapshot, 'unfinalized')}
          caption={
            // As far below as two figures that open need, so that a finger meets the one it means.
            <div className="mt-2.5">
              <Sourced figure="queueLength">{requestsWords(Number(pool.queue.unfinalizedCount))}</Sourced>
              {pool.queue.bunker && '; bunker mode slows them'}
            </div>
          }
        />
        <Figure
          heading="Total staked"
          value={formatAmount(pool.rate.totalPooledEther, { decimals: 18, shown: 2 })}
          unit="ETH"
          source={sourceOf(snapshot, 'total')}
          caption={
            <div className="mt-2.5 grid gap-2.5">
              <div>
                <RoomCaption snapshot={snapshot} />
              </div>
              <div>
                <InMoney amount={pool.rate.totalPooledEther} />
              </div>
            </div>
          }
        />
        <Figure
          heading={<Term id="fee">Fee on rewards</Term>}
          value={
            pool.fee.base === 0n
              ? { unavailable: 'no operators yet' }
              : formatRatioPercent(pool.fee.operators + pool.fee.treasury, pool.fee.base, 0)
          }
          unit="%"
          source={sourceOf(snapshot, 'fee')}
          caption="taken from rewards, never from deposits"
        />
      </div>
    </div>
  );
}

function RoomCaption({ snapshot: { pool, block } }: { readonly snapshot: LiveSnapshot }) {
  const { paused, limit } = pool.staking;
  if (pool.stopped) return 'the protocol is stopped';
  if (paused) return 'staking is paused';
  if (limit === null) return 'no limit on staking';
  return (
    <>
      room for <Sourced figure="limit">{formatShort(stakeLimitAt(limit, block.number))} ETH</Sourced> more
    </>
  );
}

function requestsWords(count: number): string {
  return count === 1 ? '1 request waits' : `${formatCount(count)} requests wait`;
}

function AprFigure({ snapshot }: { readonly snapshot: LiveSnapshot }) {
  const { history } = snapshot;
  if (history.status !== 'ready') {
    return <Figure heading={<Term id="apr">Earned, yearly</Term>} value={{ unavailable: historyReason(history) }} />;
  }
  const { apr } = history;
  if (apr === null)
    return (
      <Figure heading={<Term id="apr">Earned, yearly</Term>} value={{ unavailable: 'no report in the last 7 days' }} />
    );
  const { pool, block } = snapshot;
  const reports = reportCountOrigin(provenanceOf(pool, 'apr'), USUAL_WINDOWS[0], block.timestamp);
  return (
    <Figure
      heading={<Term id="apr">Earned, yearly</Term>}
      value={formatRayPercent(apr.value, 2)}
      unit="% APR"
      source={sourceOf(snapshot, 'apr')}
      caption={
        // As far below as two figures that open need.
        <div className="mt-2.5">
          over{' '}
          <Provenance {...sourceWords(reports, block)}>
            {formatDuration(Number(apr.to - apr.from))}, {apr.reports} reports
          </Provenance>
          , after fees
        </div>
      }
    />
  );
}
