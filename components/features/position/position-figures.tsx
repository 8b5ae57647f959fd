import { InMoney } from '@/components/pool/in-money';
import { OriginOf } from '@/components/pool/origin-of';
import { sourceWords } from '@/components/pool/source-of';
import { Figure } from '@/components/ui/figure';
import { Term } from '@/components/ui/term';
import { formatShort } from '@/lib/format/format-amount';
import { formatDate } from '@/lib/format/format-date';
import { formatDuration } from '@/lib/format/format-duration';
import { formatRayPercent } from '@/lib/format/format-percent';
import { formatSigned } from '@/lib/format/format-signed';
import { pastlessNames, unreadWords, untoldWords } from '@/lib/format/left-out-wording';
import type { HistoryView, PositionView } from '@/lib/position-view';
import type { Holding } from '@/lib/protocols/holdings';
import { type KnownWorth, leavingOf } from '@/lib/protocols/known-worth';
import type { Provenance } from '@/lib/protocols/protocol';
import { sumOrigin } from '@/lib/protocols/worth-origin';
import { wei } from '@/lib/units/units';

import { ReportsFigure, SumFigure } from './sum-figure';

/** One below the other, two by two, or all in a row: four in a row need the room that long digits take. */
const CELL =
  'border-line py-4.5 max-md:border-b md:even:border-l md:even:pl-6 md:max-lg:nth-[-n+2]:border-b lg:nth-3:border-l lg:nth-3:pl-6';

/** Worth, what was earned, at what rate, and what is leaving: one strip. */
export function PositionFigures({ view }: { readonly view: PositionView }) {
  const { worth, unknown, otherUnits, holdings } = view;
  const leftOut = [...unknown, ...otherUnits];
  return (
    <div className="grid border-t border-b border-t-ink border-b-line md:grid-cols-2 lg:grid-cols-[1.4fr_1fr_1fr_1fr]">
      <div className={CELL}>
        <Figure
          heading={unknown.length === 0 ? 'Worth now' : 'Worth now, at least'}
          size="large"
          ruled={false}
          value={formatShort(worth)}
          unit="ETH"
          source={sourceIn(view, sumOrigin('Worth now', holdings.held))}
          caption={
            <>
              <InMoney amount={worth} />
              {leftOut.length > 0 && <div>Not in it: {leftOut.join('; ')}.</div>}
            </>
          }
        />
      </div>
      <div className={CELL}>
        <EarnedFigure view={view} />
      </div>
      <div className={CELL}>
        <RateFigure view={view} />
      </div>
      <div className={CELL}>
        <LeavingFigure view={view} />
      </div>
    </div>
  );
}

function sourceIn({ block }: PositionView, origin: Provenance | null | undefined) {
  return origin ? sourceWords(origin, block) : undefined;
}

function EarnedFigure({ view }: { readonly view: PositionView }) {
  const { history } = view;
  const { total, since, pools }: HistoryView = history;
  const heading = since === null ? 'Earned so far' : `Earned since ${formatDate(since)}`;
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
      source={sourceIn(view, total.origins?.earned)}
      tone={earned > 0n ? 'gain' : earned < 0n ? 'loss' : 'plain'}
      caption={
        <>
          {earned >= 0n && <InMoney amount={earned} />}
          {parts.losses < 0n && (
            <div className="pt-2.5">
              losses of{' '}
              <SumFigure part="losses" pool={null}>
                {formatSigned(parts.losses, 18)}
              </SumFigure>{' '}
              in it
            </div>
          )}
          {last !== null && (
            // Both lines open a note, and a finger has to hit the right one.
            <div className="pt-2.5">
              <OriginOf origin={last.origin} block={view.block}>
                {formatSigned(last.change, 18)}
              </OriginOf>{' '}
              by the last report, {last.pool}, {formatDate(last.at)}
            </div>
          )}
          <Lacking names={pastlessNames(history)} />
          {pools
            .filter(({ isEther }) => !isEther)
            .map(({ id, name, unit }) => (
              <div key={id}>
                {name} not in it, which earns {unit}
              </div>
            ))}
        </>
      }
    />
  );
}

/** Pools whose past is not in a figure. */
function Lacking({ names }: { readonly names: readonly string[] }) {
  return names.length > 0 && <div>without {names.join(', ')}, whose past is not read</div>;
}

function RateFigure({ view }: { readonly view: PositionView }) {
  const { history, block } = view;
  const { total } = history;
  const heading = <Term id="apr">Its own yearly rate</Term>;
  if (total === null || total.apr === null) {
    const reason = total === null ? 'the history is not read' : 'no report came while it held anything';
    return <Figure heading={heading} ruled={false} value={{ unavailable: reason }} />;
  }
  const seconds = Number(block.timestamp - total.from);
  return (
    <Figure
      heading={heading}
      ruled={false}
      value={formatRayPercent(total.apr, 2)}
      unit="% APR"
      source={sourceIn(view, total.origins?.apr)}
      caption={
        <>
          <div className="pt-2.5">
            <ReportsFigure from={total.from}>
              over {formatDuration(seconds)}, {total.reports} {total.reports === 1 ? 'report' : 'reports'}
            </ReportsFigure>
            : earned ÷ what was there to earn, by time
          </div>
          <Lacking names={pastlessNames(history)} />
        </>
      }
    />
  );
}

function LeavingFigure({ view }: { readonly view: PositionView }) {
  const { holdings, block } = view;
  const { ready, waiting } = leavingOf(holdings);
  const unread = unreadWords(holdings);
  const untold = [...ready.unknown, ...waiting.unknown];
  const unknown = [...untoldWords(untold), ...unread];
  const known = wei(ready.amount + waiting.amount);
  const from = (title: string, ...kinds: readonly Holding['kind'][]) => {
    const leaving = holdings.held.filter(({ kind }) => kinds.includes(kind));
    return leaving.length === 0 ? { ...holdings.requests, title } : sumOrigin(title, leaving);
  };
  const heading = <Term id="queue">Leaving</Term>;
  if (known === 0n && unknown.length > 0)
    return <Figure heading={heading} ruled={false} value={{ unavailable: `not known: ${unknown.join('; ')}` }} />;
  return (
    <Figure
      heading={unknown.length === 0 ? heading : <>{heading}, at least</>}
      ruled={false}
      value={formatShort(known)}
      unit="ETH"
      source={sourceIn(view, from('Leaving', 'claimable', 'queued'))}
      caption={
        <>
          <div className="pt-2.5">
            <OriginOf origin={from('Ready', 'claimable')} block={block}>
              {atLeast(ready)} ready
            </OriginOf>
            ,{' '}
            <OriginOf origin={from('Waiting', 'queued')} block={block}>
              {atLeast(waiting)} waiting
            </OriginOf>
          </div>
          {unknown.length > 0 && <div>Not known: {unknown.join('; ')}.</div>}
        </>
      }
    />
  );
}

/** Its ETH, or that nobody tells how much, or how much at least. */
function atLeast({ amount, unknown }: KnownWorth): string {
  if (unknown.length === 0) return formatShort(amount);
  return amount === 0n ? 'an unknown amount' : `at least ${formatShort(amount)}`;
}
