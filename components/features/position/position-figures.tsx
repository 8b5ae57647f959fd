import { InMoney } from '@/components/pool/in-money';
import { Figure } from '@/components/ui/figure';
import { Term } from '@/components/ui/term';
import { formatShort } from '@/lib/format/format-amount';
import { formatDate } from '@/lib/format/format-date';
import { formatDuration } from '@/lib/format/format-duration';
import { formatRayPercent } from '@/lib/format/format-percent';
import { formatSigned } from '@/lib/format/format-signed';
import type { PositionView, TotalView } from '@/lib/position-view';
import { type Wei, wei } from '@/lib/units/units';

const CELL = 'border-line py-4.5 md:pl-6 md:first:pl-0 md:not-first:border-l max-md:border-b';

/** Worth, what was earned, at what rate, and what is leaving: one strip. */
export function PositionFigures({ view }: { readonly view: PositionView }) {
  const { worth, leftOut, history } = view;
  return (
    <div className="grid border-t border-b border-t-ink border-b-line md:grid-cols-[1.4fr_1fr_1fr_1fr]">
      <div className={CELL}>
        <Figure
          heading="Worth now"
          size="large"
          ruled={false}
          value={formatShort(worth)}
          unit="ETH"
          caption={
            <>
              <InMoney amount={worth} />
              {leftOut.length > 0 && <div>Not in it: {leftOut.join('; ')}.</div>}
            </>
          }
        />
      </div>
      <div className={CELL}>
        <EarnedFigure total={history.total} since={history.since === null ? null : formatDate(history.since)} />
      </div>
      <div className={CELL}>
        <RateFigure total={history.total} now={view} />
      </div>
      <div className={CELL}>
        <LeavingFigure view={view} />
      </div>
    </div>
  );
}

function EarnedFigure({ total, since }: { readonly total: TotalView | null; readonly since: string | null }) {
  const heading = since === null ? 'Earned so far' : `Earned since ${since}`;
  if (total === null)
    return <Figure heading={heading} ruled={false} value={{ unavailable: 'the history is not read' }} />;
  const { earned, parts } = total.statement;
  const last = total.lastReport;
  return (
    <Figure
      heading={heading}
      ruled={false}
      value={formatSigned(earned, 18)}
      unit="ETH"
      tone={earned > 0n ? 'gain' : earned < 0n ? 'loss' : 'plain'}
      caption={
        <>
          {earned >= 0n && <InMoney amount={earned} />}
          {parts.losses < 0n && <div>losses of {formatSigned(parts.losses, 18)} in it</div>}
          {last !== null && (
            <div>
              {formatSigned(last.change, 18)} by the last report, {last.pool}, {formatDate(last.at)}
            </div>
          )}
        </>
      }
    />
  );
}

function RateFigure({ total, now }: { readonly total: TotalView | null; readonly now: PositionView }) {
  const heading = <Term id="apr">Its own yearly rate</Term>;
  if (total === null || total.apr === null) {
    const reason = total === null ? 'the history is not read' : 'no report came while it held anything';
    return <Figure heading={heading} ruled={false} value={{ unavailable: reason }} />;
  }
  const seconds = Number(now.block.timestamp - total.from);
  return (
    <Figure
      heading={heading}
      ruled={false}
      value={formatRayPercent(total.apr, 2)}
      unit="% APR"
      caption={`over ${formatDuration(seconds)}, ${total.reports} reports: earned ÷ what was there to earn, by time`}
    />
  );
}

function LeavingFigure({ view: { holdings } }: { readonly view: PositionView }) {
  const sum = (kind: 'queued' | 'claimable'): Wei =>
    wei(
      holdings.held.reduce(
        (total, one) => (one.kind === kind && one.isEther ? total + (one.worth?.amount ?? 0n) : total),
        0n,
      ),
    );
  const [queued, ready] = [sum('queued'), sum('claimable')];
  return (
    <Figure
      heading={<Term id="queue">Leaving</Term>}
      ruled={false}
      value={formatShort(wei(queued + ready))}
      unit="ETH"
      caption={`${formatShort(ready)} ready, ${formatShort(queued)} waiting`}
    />
  );
}
