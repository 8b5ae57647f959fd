'use client';

import { Figure } from '@/components/ui/figure';
import { Notice } from '@/components/ui/notice';
import { Term } from '@/components/ui/term';
import { useLive } from '@/hooks/live-context';
import { etherPerShare } from '@/lib/domain/share-rate';
import { stakeLimitAt } from '@/lib/domain/stake-limit';
import { formatAmount, formatShort } from '@/lib/format/format-amount';
import { formatCount } from '@/lib/format/format-count';
import { formatDuration } from '@/lib/format/format-duration';
import { formatRatioPercent, formatRayPercent } from '@/lib/format/format-percent';
import type { LiveSnapshot } from '@/lib/protocols/live-state';

import { InMoney } from './in-money';
import { historyReason, RateHistoryChart } from './rate-history-chart';
import { sourceOf } from './source-of';

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
  const { pool, history } = snapshot;
  return (
    <div className="grid gap-4.5">
      <Figure
        heading={<Term id="exchangeRate">Exchange rate</Term>}
        size="large"
        value={formatAmount(etherPerShare(pool.rate), RATE_DIGITS)}
        unit="ETH per share"
        source={sourceOf(snapshot, 'rate')}
      >
        <RateHistoryChart history={history} unit="ETH per share" />
      </Figure>
      <div className="grid grid-cols-2 gap-x-9 gap-y-4.5 max-sm:gap-x-5">
        <AprFigure snapshot={snapshot} />
        <Figure
          heading={<Term id="queue">Leaving</Term>}
          value={formatShort(pool.queue.unfinalized)}
          unit="ETH"
          source={sourceOf(snapshot, 'unfinalized')}
          caption={queueCaption(Number(pool.queue.unfinalizedCount), pool.queue.bunker)}
        />
        <Figure
          heading="Total staked"
          value={formatAmount(pool.rate.totalPooledEther, { decimals: 18, shown: 2 })}
          unit="ETH"
          source={sourceOf(snapshot, 'total')}
          caption={
            <>
              {roomCaption(snapshot)}
              <InMoney amount={pool.rate.totalPooledEther} before=" · " />
            </>
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

function roomCaption({ pool, block }: LiveSnapshot): string {
  const { paused, limit } = pool.staking;
  if (pool.stopped) return 'the protocol is stopped';
  if (paused) return 'staking is paused';
  return limit === null ? 'no limit on staking' : `room for ${formatShort(stakeLimitAt(limit, block.number))} ETH more`;
}

function queueCaption(count: number, bunker: boolean): string {
  const waiting = count === 1 ? '1 request waits' : `${formatCount(count)} requests wait`;
  return bunker ? `${waiting}; bunker mode slows them` : waiting;
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
  const days = formatDuration(Number(apr.to - apr.from));
  return (
    <Figure
      heading={<Term id="apr">Earned, yearly</Term>}
      value={formatRayPercent(apr.value, 2)}
      unit="% APR"
      source={sourceOf(snapshot, 'apr')}
      caption={`over ${days}, ${apr.reports} reports, after fees`}
    />
  );
}
