'use client';

import type { ReactNode } from 'react';
import { TransactionLink } from '@/components/pool/transaction-link';

import { Mono } from '@/components/ui/mono';
import { type ProgressStep, ProgressSteps } from '@/components/ui/progress-steps';
import { formatPastMoment } from '@/lib/format/format-date';
import { formatDuration } from '@/lib/format/format-duration';
import type { RequestEvents, RequestPicture } from '@/lib/protocols/lido/request-picture';

import { missingWords } from './missing-words';

/** What happened to a request, step by step, with times and transactions. */
export function RequestTimeline({ request }: { readonly request: RequestPicture }) {
  return (
    <>
      <ProgressSteps label="What happened to this request" steps={stepsOf(request)} />
      {request.happened.status !== 'ready' && (
        <p className="mt-2 text-xs text-muted">{missingWords(request.happened)}</p>
      )}
    </>
  );
}

function stepsOf({ state, happened, requestedAt }: RequestPicture): readonly ProgressStep[] {
  const events = happened.status === 'ready' ? happened : null;
  const isPaid = state !== 'waiting';
  return [
    {
      id: 'asked',
      label: 'Asked for',
      state: 'done',
      detail: (
        <Detail
          at={requestedAt}
          hash={events?.asked?.transaction}
          older={events !== null && events.asked === null}
          events={events}
        />
      ),
    },
    {
      id: 'report',
      label: 'Taken up by a report',
      state: isPaid ? 'done' : 'current',
      detail: reportDetail(isPaid, events),
    },
    {
      id: 'paid',
      label: 'ETH set aside',
      state: isPaid ? 'done' : 'next',
      detail: isPaid ? (
        <Detail
          at={events?.paid?.at}
          hash={events?.paid?.transaction}
          older={events !== null && events.paid === null}
          events={events}
          more={
            events?.paid ? `${formatDuration(Number(events.paid.at - requestedAt))} after it was asked for` : undefined
          }
        />
      ) : undefined,
    },
    {
      id: 'claimed',
      label: 'Claimed',
      state: state === 'claimed' ? 'done' : state === 'claimable' ? 'current' : 'next',
      detail:
        state === 'claimed' ? (
          <Detail
            at={events?.claimed?.at ?? undefined}
            hash={events?.claimed?.transaction}
            older={events !== null && events.claimed === null}
            events={events}
            more={
              events?.claimed ? (
                <>
                  to <Mono value={events.claimed.receiver} short />
                </>
              ) : undefined
            }
          />
        ) : state === 'claimable' ? (
          'Its owner can fetch it at any time; there is no deadline.'
        ) : undefined,
    },
  ];
}

type Known = Extract<RequestEvents, { status: 'ready' }> | null;

function reportDetail(isPaid: boolean, events: Known): ReactNode {
  if (!isPaid) return 'waits for a report that can pay it';
  const report = events?.paid?.report ?? null;
  return report === null ? undefined : `the report of ${formatPastMoment(report)}`;
}

interface DetailProps {
  readonly at: Parameters<typeof formatPastMoment>[0] | undefined;
  readonly hash: `0x${string}` | undefined;
  /** It happened before the logs that were read begin. */
  readonly older: boolean;
  readonly events: Known;
  readonly more?: ReactNode;
}

function Detail({ at, hash, older, events, more }: DetailProps) {
  const since = events?.since ?? null;
  return (
    <>
      {at !== undefined && formatPastMoment(at)}
      {more !== undefined && (
        <>
          {at !== undefined && ', '}
          {more}
        </>
      )}
      {hash !== undefined && <TransactionLink hash={hash} />}
      {older &&
        ` Its transaction is older than what was read${since === null ? '' : `, which begins ${formatPastMoment(since)}`}.`}
    </>
  );
}
