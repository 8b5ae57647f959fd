'use client';

import { useServerClock } from '@/hooks/use-server-clock';
import { formatShort } from '@/lib/format/format-amount';
import { formatCountdown } from '@/lib/format/format-countdown';
import { formatMoment } from '@/lib/format/format-date';
import { formatDurationRange } from '@/lib/format/format-duration';
import type { QueuePicture } from '@/lib/protocols/lido/queue-picture';

import { FigureOf } from './figure-of';

/** When the next report comes, by the frame clock, and what it can pay with what is there now. */
export function NextReport({ picture }: { readonly picture: QueuePicture }) {
  const { reports, block } = picture;
  const { reference, cutOff, landing } = reports.next;
  const left = Number(reference) - useServerClock();
  return (
    <section>
      <h2>Next report</h2>
      <div role="timer" className="text-4xl tracking-[-0.025em] tabular-nums">
        <FigureOf figure="nextReport" block={block}>
          {left > 0 ? formatCountdown(left) : 'due'}
        </FigureOf>
      </div>
      <div className="mt-1 grid gap-1 text-sm text-muted">
        <p>
          {left > 0 ? 'until its data is taken, ' : 'Its data was taken '}
          {formatMoment(reference)}.{' '}
          {landing === null
            ? 'When it lands on the chain is not known: no reports are known yet.'
            : 'Recent ones landed '}
          {landing !== null && (
            <>
              <FigureOf figure="landing" block={block}>
                {formatDurationRange(Number(landing.p10 - reference), Number(landing.p90 - reference))}
              </FigureOf>{' '}
              after that.
            </>
          )}
        </p>
        <p>
          It pays requests made by{' '}
          <FigureOf figure="margin" block={block}>
            {formatMoment(cutOff)}
          </FigureOf>
          . <Covered picture={picture} />
        </p>
      </div>
    </section>
  );
}

function Covered({ picture }: { readonly picture: QueuePicture }) {
  const { funds, waiting, block } = picture;
  const { covers } = funds;
  if (waiting.pausedUntil !== null) return 'The queue is paused, so it pays none until it resumes.';
  if (waiting.bunker) return 'Bunker mode is on, so it may pay none.';
  if (waiting.requests === 0n) return 'None waits now.';
  if (covers === null) return 'The queue is too long to say how many of them.';
  const all = Number(waiting.requests);
  const some = covers.count === 0 ? 'not even the first' : `the first ${covers.count}`;
  const words =
    covers.missing !== null ? `${some} of ${all}` : all === 1 ? 'the one that waits' : `all ${all} that wait`;
  return (
    <>
      What is there now covers{' '}
      <FigureOf figure="covers" block={block}>
        {words}
      </FigureOf>
      {covers.missing !== null && (
        <>
          ;{' '}
          <FigureOf figure="covers" block={block}>
            {formatShort(covers.missing)} ETH
          </FigureOf>{' '}
          more would cover one further
        </>
      )}
      .
    </>
  );
}
